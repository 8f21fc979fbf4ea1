/** Counts who lives and works in each building, by its use, floors and footprint; a grid's counts are the sums of its buildings'. */
import type { Position } from '#domain/geo/shape.ts';
import type { Chance } from '../../chance.ts';
import { type BuildingCensus, gridOfBuilding } from '../../town/building-census.ts';
import type { CensusRow } from '../../town/rows.ts';
import { between } from '../chances.ts';
import type { Point } from '../shape/point.ts';
import type { PeoplePlan } from './people-plan.ts';
import { shareOut } from './share-out.ts';
import type { Terrain } from './terrain.ts';

type Building = Terrain['drawing']['ground']['building']['features'][number];

/** Square metres of a floor for each dwelling, shop or firm in a house of that use; what is missing has none. */
const DWELLING: Partial<Record<Building['properties']['use'], number>> = { HOME: 130, SHOP: 220 };
const SHOP: typeof DWELLING = { SHOP: 90, HOME: 2_600, OFFICE: 2_000 };
const FIRM: typeof DWELLING = { FACTORY: 700, OFFICE: 260, SHOP: 800, HOME: 9_000, FARM: 900 };

interface Measured {
  readonly building: Building;
  readonly centre: Position;
  readonly floors: number;
  /** Square metres of the ground floor. */
  readonly footprint: number;
}

/** Area and centre of gravity of a ring (the shoelace formula). */
function measure(ring: readonly Point[]): { area: number; centre: Point } {
  let [area, x, y] = [0, 0, 0];
  for (const [i, b] of ring.entries()) {
    const a = ring[i - 1];
    if (!a) continue;
    const part = a[0] * b[1] - b[0] * a[1];
    area += part / 2;
    x += (a[0] + b[0]) * part;
    y += (a[1] + b[1]) * part;
  }
  return { area: Math.abs(area), centre: [x / (6 * area), y / (6 * area)] };
}

function measured({ plane, drawing }: Terrain): Measured[] {
  return drawing.ground.building.features.flatMap((building) => {
    const [ring] = building.geometry.coordinates;
    if (!ring) return [];
    const { area, centre } = measure(ring.map((position) => plane.toPoint(position)));
    const { floors } = building.properties;
    return [{ building, centre: plane.toPosition(centre), floors, footprint: area }];
  });
}

/** How much of something a building holds: its floor space over what one of them takes, more or less. */
const roomFor = (
  { building, floors, footprint }: Measured,
  each: typeof DWELLING,
  chance: Chance,
  onFloors = floors,
): number => {
  const space = each[building.properties.use];
  return space ? ((footprint * onFloors) / space) * between(chance, 0.7, 1.3) : 0;
};

/** A village house is one household however roomy; flats are as many as there is floor. */
const homesIn = (one: Measured, chance: Chance): number => {
  const room = roomFor(one, DWELLING, chance);
  const house = one.building.properties.use === 'HOME' && one.floors <= 3 && one.footprint < 260;
  return house ? Math.min(room, between(chance, 0.8, 1.4)) : room;
};

/** At least one in each household, and the rest by chance: so that no two houses need be alike. */
function personsIn(households: readonly number[], total: number, chance: Chance): number[] {
  const all = households.reduce((sum, count) => sum + count, 0);
  const more = shareOut(
    Math.max(0, total - all),
    households.map((count) => count * between(chance, 0.3, 1.7)),
  );
  return households.map((count, i) => count + (more[i] ?? 0));
}

const sumBy = (ids: readonly string[], counts: readonly number[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const [i, id] of ids.entries()) sums.set(id, (sums.get(id) ?? 0) + (counts[i] ?? 0));
  return sums;
};

export function drawCensus(
  terrain: Terrain,
  { census: plan }: PeoplePlan,
  chance: Chance,
): { readonly census: CensusRow[]; readonly buildingCensus: BuildingCensus } {
  const buildings = measured(terrain);
  const households = shareOut(
    plan.households,
    buildings.map((one) => homesIn(one, chance)),
  );
  const persons = personsIn(households, plan.persons, chance);
  const enterprises = shareOut(
    plan.enterprises,
    buildings.map((one) => roomFor(one, FIRM, chance)),
  );
  const shops = shareOut(
    plan.shops,
    buildings.map((one) => roomFor(one, SHOP, chance, 1)),
  );
  const asOf = Date.parse(plan.asOf);
  const { source } = plan;
  const ids = buildings.map(({ building }) => building.properties.id);
  const grids = ids.map(gridOfBuilding);
  const sums = {
    households: sumBy(grids, households),
    persons: sumBy(grids, persons),
    enterprises: sumBy(grids, enterprises),
    shops: sumBy(grids, shops),
    buildings: sumBy(
      grids,
      ids.map(() => 1),
    ),
  };
  // Strangers live where the work is: more of them beside factories and shops.
  const floating = shareOut(
    plan.floating,
    terrain.drawing.grids.map(({ id }) => {
      const work = (sums.enterprises.get(id) ?? 0) + (sums.shops.get(id) ?? 0);
      return (
        (sums.persons.get(id) ?? 0) * (0.4 + Math.min(1.2, work / 120)) * between(chance, 0.8, 1.2)
      );
    }),
  );
  const occupied = [...ids.keys()].filter((i) => (persons[i] ?? 0) + (enterprises[i] ?? 0) > 0);
  const pick = <T>(column: readonly T[]): T[] => occupied.map((i) => column[i] as T);
  return {
    census: terrain.drawing.grids.map(({ id, path }, i) => ({
      id,
      path,
      households: sums.households.get(id) ?? 0,
      persons: sums.persons.get(id) ?? 0,
      floating: Math.min(floating[i] ?? 0, sums.persons.get(id) ?? 0),
      enterprises: sums.enterprises.get(id) ?? 0,
      shops: sums.shops.get(id) ?? 0,
      buildings: sums.buildings.get(id) ?? 0,
      asOf,
      source,
    })),
    buildingCensus: {
      asOf,
      source,
      id: pick(ids),
      lon: occupied.map((i) => buildings[i]?.centre[0] ?? 0),
      lat: occupied.map((i) => buildings[i]?.centre[1] ?? 0),
      households: pick(households),
      persons: pick(persons),
      enterprises: pick(enterprises),
    },
  };
}
