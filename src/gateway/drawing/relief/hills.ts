/** Hills: a smooth height over the plan, in four steps, gone where the water begins. */
import type { Chances } from '../chances.ts';
import type { Plan } from '../plan.ts';
import { facesAbove, type Lattice, latticeOf } from '../shape/contours.ts';
import { curve } from '../shape/path.ts';
import { minus, type Point, turned } from '../shape/point.ts';
import type { Face } from '../shape/ring.ts';
import { areaOf, outerOf } from '../shape/ring.ts';

/** Heights at which the steps begin. */
const STEPS = [0.16, 0.34, 0.54, 0.76] as const;
const LATTICE = 45;

export interface Hill {
  readonly step: number;
  readonly face: Face;
}

/** `dry`: 0 at the water, 1 further inland. */
export function heightOf(
  plan: Plan,
  chances: Chances,
  dry: (point: Point) => number,
): (point: Point) => number {
  const noise = chances.noise('hills');
  return (point) => {
    let sum = 0;
    for (const { at, axes, turn, height } of plan.hills) {
      const off = minus(point, at);
      if (Math.abs(off[0]) + Math.abs(off[1]) > 4 * Math.max(...axes)) continue;
      const [u, v] = turned(off, (-turn * Math.PI) / 180);
      sum += height * Math.exp(-((u / axes[0]) ** 2 + (v / axes[1]) ** 2));
    }
    if (sum < 0.05) return 0;
    const [x, y] = point;
    const rough = 1 + 0.22 * noise(x / 520, y / 520) + 0.11 * noise(x / 210, y / 210);
    return sum * rough * dry(point);
  };
}

export function hillsOf(plan: Plan, height: (point: Point) => number): Hill[] {
  const lattice: Lattice = latticeOf(plan.extent, LATTICE, height);
  return STEPS.flatMap((level, index) =>
    facesAbove(lattice, level)
      .filter((face) => areaOf(outerOf(face)) > 9_000)
      .map((face) => ({
        step: index + 1,
        face: face
          .filter((ring, k) => k === 0 || areaOf(ring) < -9_000)
          .map((ring) =>
            curve(
              ring.filter((_, i) => i % 2 === 0),
              LATTICE / 2,
              true,
            ),
          ),
      })),
  );
}
