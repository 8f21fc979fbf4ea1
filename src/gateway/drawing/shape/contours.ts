/** Lines of equal height over a lattice of heights (marching squares); the higher ground lies to their left. */
import type { Point } from './point.ts';
import { type Box, type Face, facesOf, type Ring } from './ring.ts';

export interface Lattice {
  readonly box: Box;
  readonly step: number;
  readonly width: number;
  readonly heights: Float64Array;
}

export function latticeOf(box: Box, step: number, height: (point: Point) => number): Lattice {
  const width = Math.ceil((box[2] - box[0]) / step) + 1;
  const rows = Math.ceil((box[3] - box[1]) / step) + 1;
  const heights = new Float64Array(width * rows);
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < width; i++) {
      // The rim counts as low, so every line closes.
      const rim = i === 0 || j === 0 || i === width - 1 || j === rows - 1;
      heights[j * width + i] = rim ? -1 : height([box[0] + i * step, box[1] + j * step]);
    }
  return { box, step, width, heights };
}

/** By which corners are high (SW 1, SE 2, NE 4, NW 8): from which side to which a line goes. Sides: 0 S, 1 E, 2 N, 3 W. */
const WAYS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
];

/** The faces that are at least `level` high. */
export function facesAbove({ box, step, width, heights }: Lattice, level: number): Face[] {
  const rows = heights.length / width;
  const nextOf = new Map<number, number>();
  const points = new Map<number, Point>();
  const height = (i: number, j: number): number => heights[j * width + i] ?? -1;
  // A side of a square is known by its lower or left corner: two ids a corner.
  const side = (i: number, j: number, which: number): number => {
    const [ci, cj, upward] =
      which === 0
        ? [i, j, 0]
        : which === 1
          ? [i + 1, j, 1]
          : which === 2
            ? [i, j + 1, 0]
            : [i, j, 1];
    const id = (cj * width + ci) * 2 + upward;
    if (!points.has(id)) {
      const [a, b] = [height(ci, cj), upward ? height(ci, cj + 1) : height(ci + 1, cj)];
      const share = (level - a) / (b - a);
      points.set(id, [
        box[0] + (ci + (upward ? 0 : share)) * step,
        box[1] + (cj + (upward ? share : 0)) * step,
      ]);
    }
    return id;
  };
  for (let j = 0; j + 1 < rows; j++)
    for (let i = 0; i + 1 < width; i++) {
      const form =
        (height(i, j) >= level ? 1 : 0) +
        (height(i + 1, j) >= level ? 2 : 0) +
        (height(i + 1, j + 1) >= level ? 4 : 0) +
        (height(i, j + 1) >= level ? 8 : 0);
      for (const [from, to] of WAYS[form] ?? []) nextOf.set(side(i, j, from), side(i, j, to));
    }
  const rings: Ring[] = [];
  for (const start of nextOf.keys()) {
    const ring: Point[] = [];
    for (let id: number | undefined = start; id !== undefined; ) {
      const point = points.get(id);
      const next = nextOf.get(id);
      if (!point || next === undefined) break;
      ring.push(point);
      nextOf.delete(id);
      id = next;
    }
    if (ring.length > 3) rings.push(ring);
  }
  return facesOf(rings);
}
