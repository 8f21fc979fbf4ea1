/** Waters inside the land: lakes and ponds with ragged shores, canals as wide lines. */
import type { Label } from '#domain/town/town.ts';
import { between, type Chances, type Noise } from '../chances.ts';
import type { Plan } from '../plan.ts';
import { at, beside, curve, type Path, roughened } from '../shape/path.ts';
import type { Point } from '../shape/point.ts';
import { areaOf, type Ring } from '../shape/ring.ts';

export interface Lake {
  readonly ring: Ring;
  readonly name?: Label | undefined;
}

export interface Canal {
  readonly path: Path;
  readonly width: number;
  readonly ring: Ring;
  readonly name?: Label | undefined;
}

const anticlockwise = (ring: Ring): Ring => (areaOf(ring) < 0 ? ring.toReversed() : ring);

/** A smooth ring through the points with a shore that wobbles. */
export const shore = (outline: Path, noise: Noise, rough: number): Ring =>
  anticlockwise(roughened(curve(outline, 14, true), noise, rough, 90, true));

export function lakesOf(plan: Plan, chances: Chances): Lake[] {
  const noise = chances.noise('lakes');
  return plan.lakes.map(({ outline, name }) => ({
    ring: shore(outline, (x, y) => noise(x / 2.6, y / 2.6) + 0.45 * noise(x, y), 17),
    name,
  }));
}

/** A roundish ring about a point. */
export function blob([x, y]: Point, radius: number, noise: Noise, stretch = 1, turn = 0): Ring {
  const count = Math.max(10, Math.min(40, Math.round(radius / 5)));
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
    const far = radius * (1 + 0.3 * noise(x / 37 + ux * 0.9, y / 37 + uy * 0.9));
    const [u, v] = [ux * far * stretch, (uy * far) / stretch];
    return [x + u * c - v * s, y + u * s + v * c];
  });
}

/** Ponds where `free` allows. */
export function pondsOf(plan: Plan, chances: Chances, free: (point: Point) => boolean): Ring[] {
  const [chance, noise] = [chances.stream('ponds'), chances.noise('ponds')];
  const [w, s, e, n] = plan.extent;
  const ponds: Ring[] = [];
  for (let tries = 0; ponds.length < plan.ponds && tries < plan.ponds * 60; tries++) {
    const at: Point = [between(chance, w, e) * 0.6, between(chance, s, n) * 0.6];
    const ring = blob(at, between(chance, 16, 46), noise, between(chance, 1, 1.4), chance() * 3.1);
    if (ring.every(free)) ponds.push(curve(ring, 8, true));
  }
  return ponds;
}

/** Canals wind a little; their banks lie half their width to both sides. */
/** Where a canal is meant to run: it winds a little. */
export const coursesOf = (plan: Plan, chances: Chances): Path[] => {
  const noise = chances.noise('canals');
  return plan.canals.map(({ through }) => roughened(curve(through, 22), noise, 16, 260));
};

/** A canal ends a little way inside the water it comes from. */
function trimmed(path: Path, wet: (point: Point) => boolean): Path {
  let [from, to] = [0, path.length - 1];
  while (from + 2 < to && wet(at(path, from)) && wet(at(path, from + 1))) from += 1;
  while (to - 2 > from && wet(at(path, to)) && wet(at(path, to - 1))) to -= 1;
  return path.slice(from, to + 1);
}

/** Its banks lie half its width to both sides. */
export function canalsOf(
  plan: Plan,
  courses: readonly Path[],
  wet: (point: Point) => boolean,
): Canal[] {
  return plan.canals.map(({ width, name }, index) => {
    const path = trimmed(courses[index] ?? [], wet);
    const [left, right] = [beside(path, width / 2), beside(path, -width / 2)];
    return { path, width, name, ring: anticlockwise([...right, ...left.toReversed()]) };
  });
}
