/** Where things happen in a grid: at its buildings and along its streets where the ground is known, anywhere inside it else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AreaFinder } from '#domain/geo/area-finder.ts';
import { liesIn } from '#domain/geo/locate.ts';
import { boundsOf, type Position } from '#domain/geo/shape.ts';
import type { Ground } from '../town/ground.ts';
import { readLayer } from '../town/read-ground.ts';
import type { TownFiles } from '../town/read-town.ts';
import type { GridRow } from '../town/rows.ts';
import { oneOf } from './luck.ts';

const TRIES = 200;
/** Metres along a street between two spots. */
const APART_M = 45;
const METRES = 111_195;

export interface Spots {
  readonly houses: Position[];
  readonly streets: Position[];
}

const rounded = (lon: number, lat: number): Position => [
  Number(lon.toFixed(6)),
  Number(lat.toFixed(6)),
];

/** Where things can happen, where the town's ground is known: read layer after layer, since a city's buildings are many. */
function readSpots({ folder, grids }: TownFiles): Map<string, Spots> {
  const ground = join(folder, 'ground');
  const spots = new Map(grids.map(({ id }) => [id, { houses: [], streets: [] } as Spots]));
  if (!existsSync(join(ground, 'road.geojson'))) return spots;
  const finder = new AreaFinder(grids.map(({ shape }) => shape));
  const at = ([lon, lat]: Position) => spots.get(grids[finder.find(lon, lat)]?.id ?? '');
  for (const middle of housesOf(readLayer(ground, 'building'))) at(middle)?.houses.push(middle);
  for (const spot of streetsOf(readLayer(ground, 'road'))) at(spot)?.streets.push(spot);
  return spots;
}

function* along(line: readonly Position[]): IterableIterator<Position> {
  for (const [i, end] of line.entries()) {
    const start = line[i - 1];
    if (!start) continue;
    const across = Math.cos((start[1] * Math.PI) / 180);
    const metres = METRES * Math.hypot((end[0] - start[0]) * across, end[1] - start[1]);
    const steps = Math.max(1, Math.floor(metres / APART_M));
    for (let step = 0; step < steps; step++) {
      const share = (step + 0.5) / steps;
      yield rounded(start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]));
    }
  }
}

function* housesOf({ features }: Ground['building']): IterableIterator<Position> {
  for (const { geometry } of features) {
    const [first, , across] = geometry.coordinates[0] ?? [];
    if (first && across) yield rounded((first[0] + across[0]) / 2, (first[1] + across[1]) / 2);
  }
}

function* streetsOf({ features }: Ground['road']): IterableIterator<Position> {
  for (const { geometry, properties } of features)
    if (properties.class !== 'motorway') yield* along(geometry.coordinates);
}

/** Matters of the street: the rest is found at a house. */
const OUTDOORS = /^(0102|0108|03|0401|0402|0403|0405|0406|06|1202|1203|1205)/;

export type PlaceFinder = (
  grid: GridRow,
  category: string,
  luck: (what: string) => number,
) => Position;

export function placesOf(files: TownFiles): PlaceFinder {
  const spots = readSpots(files);
  const somewhere = (grid: GridRow, luck: (what: string) => number): Position => {
    const [west, south, east, north] = boundsOf(grid.shape);
    for (let tries = 0; tries < TRIES; tries++) {
      const point = rounded(
        west + luck(`lon-${tries}`) * (east - west),
        south + luck(`lat-${tries}`) * (north - south),
      );
      if (liesIn(grid, point)) return point;
    }
    return [...grid.centre];
  };
  return (grid, category, luck) => {
    const { houses = [], streets = [] } = spots.get(grid.id) ?? {};
    const [first, second] = OUTDOORS.test(category) ? [streets, houses] : [houses, streets];
    const list = first.length > 0 ? first : second;
    return list.length > 0 ? oneOf(luck('spot'), list) : somewhere(grid, luck);
  };
}
