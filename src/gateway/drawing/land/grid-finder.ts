/** Which grid a point of the drawing lies in. */
import Flatbush from 'flatbush';
import type { Point } from '../shape/point.ts';
import { boxOf, type Face, holds, outerOf } from '../shape/ring.ts';

/** Returns the index of the grid, or undefined beyond the town. */
export function gridFinder(
  grids: readonly (readonly Face[])[],
): (point: Point) => number | undefined {
  const faces = grids.flatMap((own, grid) => own.map((face) => ({ face, grid })));
  const tree = new Flatbush(faces.length);
  for (const { face } of faces)
    tree.add(...(boxOf(outerOf(face)) as [number, number, number, number]));
  tree.finish();
  return (point) => {
    for (const index of tree.search(point[0], point[1], point[0], point[1])) {
      const found = faces[index];
      if (found && holds(found.face, point)) return found.grid;
    }
    return undefined;
  };
}
