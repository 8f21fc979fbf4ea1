/** The ground, ready to be cut into tiles: each sheet's marks in a spatial index, by the zoom they first show at. */
import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import Flatbush from 'flatbush';
import type { Bounds, Position } from '#domain/geo/shape.ts';
import type { Ground } from '../town/ground.ts';
import { type Mark, SHEETS, type Sheet, ZOOMS } from './sheets.ts';
import { boxOf, type TileAddress } from './tile-address.ts';

const EXTENT = 4096;

/** Marks that show from one zoom on. */
interface Band {
  readonly from: number;
  readonly features: readonly GeoJSON.Feature[];
  readonly index: Flatbush;
}

interface Leaf {
  readonly sheet: Sheet;
  readonly bands: readonly Band[];
}

function* positionsOf(geometry: Mark['geometry']): Iterable<Position> {
  if (geometry.type === 'Point') yield geometry.coordinates;
  else if (geometry.type === 'LineString') yield* geometry.coordinates;
  else yield* geometry.coordinates[0] ?? [];
}

function boundsOf(geometry: Mark['geometry']): [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of positionsOf(geometry)) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

function bandOf(from: number, marks: readonly Mark[]): Band {
  const index = new Flatbush(marks.length);
  for (const { geometry } of marks) index.add(...boundsOf(geometry));
  index.finish();
  const features = marks.map(
    ({ geometry, properties }): GeoJSON.Feature => ({ type: 'Feature', geometry, properties }),
  );
  return { from, features, index };
}

function leafOf(sheet: Sheet, ground: Ground): Leaf {
  const byZoom = new Map<number, Mark[]>();
  for (const mark of sheet.marks(ground)) {
    const band = byZoom.get(mark.from);
    if (band) band.push(mark);
    else byZoom.set(mark.from, [mark]);
  }
  return { sheet, bands: [...byZoom].map(([from, marks]) => bandOf(from, marks)) };
}

export class Atlas {
  readonly #leaves: readonly Leaf[];

  constructor(ground: Ground) {
    this.#leaves = SHEETS.map((sheet) => leafOf(sheet, ground));
  }

  /** What there is to see at all. */
  get bounds(): Bounds {
    const all = this.#leaves.flatMap(({ bands }) => bands.map(({ index }) => index));
    return [
      Math.min(...all.map(({ minX }) => minX)),
      Math.min(...all.map(({ minY }) => minY)),
      Math.max(...all.map(({ maxX }) => maxX)),
      Math.max(...all.map(({ maxY }) => maxY)),
    ];
  }

  /** A vector tile (Mapbox Vector Tile 2); no bytes where there is nothing but water. */
  draw(address: TileAddress): Uint8Array {
    const layers = this.#leaves.flatMap((leaf) => {
      const tile = this.#cut(leaf, address);
      return tile ? [[leaf.sheet.name, tile] as const] : [];
    });
    if (layers.length === 0) return new Uint8Array();
    return fromGeojsonVt(Object.fromEntries(layers), { version: 2, extent: EXTENT });
  }

  #cut({ sheet, bands }: Leaf, { z, x, y }: TileAddress) {
    const box = boxOf({ z, x, y }, sheet.buffer / EXTENT);
    const features = bands
      .filter(({ from }) => from <= z)
      .flatMap(({ features, index }) => index.search(...box).flatMap((i) => features[i] ?? []));
    if (features.length === 0) return undefined;
    const tile = geoJSONToTile({ type: 'FeatureCollection', features }, z, x, y, {
      maxZoom: ZOOMS.most,
      extent: EXTENT,
      buffer: sheet.buffer,
      clip: true,
    });
    return tile.features.length > 0 ? tile : undefined;
  }
}
