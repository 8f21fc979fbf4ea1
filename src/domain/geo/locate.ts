/** Which area holds a point. */
import type { Shelf, Thing } from '../kernel/thing.ts';
import { inBounds } from './in-bounds.ts';
import { outlineHolds, readyOutline } from './outline-test.ts';
import type { MultiPolygon, Position } from './shape.ts';

interface Shaped extends Thing {
  readonly shape: MultiPolygon;
}

/** Whether the area's outline holds the point; neighbours both hold a point on their border. */
export function liesIn({ shape }: Pick<Shaped, 'shape'>, point: Position): boolean {
  const outline = readyOutline(shape);
  return inBounds(outline.bounds, point) && outlineHolds(outline, point[0], point[1]);
}

/**
 * The first area, in the shelf's order, whose outline holds the point; a point on a shared border belongs to the first.
 * Undefined where no area holds it. One question costs a look at each area's bounds: who has thousands asks an AreaFinder.
 */
export function locate<T extends Shaped>(
  shelf: Pick<Shelf<T>, 'values'>,
  point: Position,
): T | undefined {
  for (const area of shelf.values()) if (liesIn(area, point)) return area;
  return undefined;
}
