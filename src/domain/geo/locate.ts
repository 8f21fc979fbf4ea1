/** Which area holds a point. */
import { booleanPointInPolygon } from '@turf/turf';
import type { Shelf, Thing } from '../kernel/thing.ts';
import { boundsOf, inBounds, type MultiPolygon, type Position } from './shape.ts';

interface Shaped extends Thing {
  readonly shape: MultiPolygon;
}

/**
 * The first area, in the shelf's order, whose outline holds the point; a point on a shared border belongs to the first.
 * Undefined where no area holds it.
 */
export function locate<T extends Shaped>(shelf: Shelf<T>, point: Position): T | undefined {
  for (const area of shelf.values())
    if (
      inBounds(boundsOf(area.shape), point) &&
      booleanPointInPolygon(point, { type: 'MultiPolygon', coordinates: area.shape })
    )
      return area;
  return undefined;
}
