/** An outline as it was brought, made sound: or why it cannot be, and where. */
import { booleanPointInPolygon, kinks } from '@turf/turf';
import { type MultiPolygon, type Position, rounded } from '#domain/geo/shape.ts';
import { type Remark, type RemarkCode, remarkOf } from '#domain/imports/remark.ts';
import { union } from '../../clip.ts';
import { type Crs, isProjected, toWgs84 } from '../crs.ts';

type Ring = Position[];
type Polygon = Ring[];

/** What came of it, and whether it had to be mended; or why it cannot be. */
export type Sound =
  | { readonly shape: MultiPolygon; readonly mended: boolean }
  | { readonly fault: Remark };

const told = ([lon, lat]: readonly number[]): string => `${lon?.toFixed(6)}, ${lat?.toFixed(6)}`;

const isPosition = (value: unknown): value is number[] =>
  Array.isArray(value) &&
  value.length >= 2 &&
  Number.isFinite(value[0]) &&
  Number.isFinite(value[1]);

class Unsound extends Error {
  readonly remark: Remark;

  constructor(code: RemarkCode, params: Remark['params'] = {}) {
    super(code);
    this.remark = remarkOf(code, params);
  }
}

function positionOf(value: unknown, crs: Crs): Position {
  if (!isPosition(value))
    throw new Unsound('shape.no-position', { what: `${JSON.stringify(value)?.slice(0, 60)}` });
  const [lon = 0, lat = 0] = value;
  const metres = isProjected(crs);
  if (!metres && Math.abs(lat) > 90 && Math.abs(lon) <= 90)
    throw new Unsound('shape.swapped', { at: told(value) });
  if (!metres && (Math.abs(lon) > 180 || Math.abs(lat) > 90))
    throw new Unsound('shape.no-degrees', { at: told(value) });
  const [x, y] = toWgs84(crs, [lon, lat]);
  if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90))
    throw new Unsound('shape.no-place', { at: told(value), crs });
  return rounded([x, y]);
}

function ringOf(value: unknown, crs: Crs): Ring {
  if (!Array.isArray(value)) throw new Unsound('shape.no-ring');
  const ring: Ring = [];
  for (const one of value) {
    const position = positionOf(one, crs);
    const last = ring.at(-1);
    if (last?.[0] !== position[0] || last[1] !== position[1]) ring.push(position);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push(first);
  if (ring.length < 4) throw new Unsound('shape.few-corners', { at: told(ring[0] ?? []) });
  return ring;
}

function polygonsOf(geometry: unknown): readonly unknown[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) throw new Unsound('shape.no-outline');
  if (type === 'Polygon') return [coordinates];
  if (type === 'MultiPolygon') return coordinates;
  throw new Unsound('shape.no-polygon', { type: String(type) });
}

function soundPolygon(value: unknown, crs: Crs): { polygons: Polygon[]; mended: boolean } {
  if (!Array.isArray(value) || value.length === 0) throw new Unsound('shape.no-rings');
  const rings = value.map((ring) => ringOf(ring, crs));
  const [outer = [], ...holes] = rings;
  for (const hole of holes) {
    const outside = hole.find(
      (at) => !booleanPointInPolygon(at, { type: 'Polygon', coordinates: [outer] }),
    );
    if (outside) throw new Unsound('shape.hole-outside', { at: told(outside) });
  }
  const [crossing] = kinks({ type: 'Polygon', coordinates: rings }).features;
  if (!crossing) return { polygons: [rings], mended: false };
  const polygons = union([rings]);
  if (polygons.length === 0)
    throw new Unsound('shape.crosses', { at: told(crossing.geometry.coordinates) });
  return { polygons, mended: true };
}

export function soundShape(geometry: unknown, crs: Crs): Sound {
  try {
    const parts = polygonsOf(geometry).map((one) => soundPolygon(one, crs));
    if (parts.length === 0) return { fault: remarkOf('shape.no-outline') };
    return {
      shape: parts.flatMap(({ polygons }) => polygons),
      mended: parts.some(({ mended }) => mended),
    };
  } catch (error) {
    if (error instanceof Unsound) return { fault: error.remark };
    throw error;
  }
}
