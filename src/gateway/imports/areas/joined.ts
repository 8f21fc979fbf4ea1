/** The outline around many: what a community or a town is, when only its grids were brought. */
import type { MultiPolygon } from '#domain/geo/shape.ts';
import { union } from '../../clip.ts';
import { sizeOf } from './size-of.ts';

/** Between neighbours that were digitised apart, slits stay open: a hole so small is one of these. */
const SLIT_M2 = 20_000;

export function joined(shapes: readonly MultiPolygon[]): MultiPolygon {
  const [first, ...others] = shapes;
  if (!first) throw new Error('nothing to join');
  return union(first, ...others).map(([outer = [], ...holes]) => [
    outer,
    ...holes.filter((hole) => sizeOf([[hole]]) > SLIT_M2),
  ]);
}
