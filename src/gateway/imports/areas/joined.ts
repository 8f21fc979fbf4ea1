/** The outline around many: what a community or a town is, when only its grids were brought. */
import { type Geom, union } from 'polyclip-ts';
import type { MultiPolygon } from '#domain/geo/shape.ts';

/** Hair-thin gaps between neighbours that were digitised apart stay; a union that fails leaves the parts side by side. */
export function joined(shapes: readonly MultiPolygon[]): MultiPolygon {
  const [first, ...others] = shapes as unknown as Geom[];
  if (!first) throw new Error('nothing to join');
  try {
    return union(first, ...others) as MultiPolygon;
  } catch {
    return shapes.flat();
  }
}
