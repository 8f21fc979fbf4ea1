/** Closed lines that do not repeat their first point; anticlockwise ones hold an area, clockwise ones are holes. */
import { at, type Path } from './path.ts';
import { distanceToSegment, type Point } from './point.ts';

export type Ring = Path;
/** An outer ring and its holes. */
export type Face = readonly Ring[];
export type Box = readonly [west: number, south: number, east: number, north: number];

export function boxOf(points: Iterable<Point>): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < w) w = x;
    if (x > e) e = x;
    if (y < s) s = y;
    if (y > n) n = y;
  }
  return [w, s, e, n];
}

/** Square metres; negative for a hole. */
export function areaOf(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [at(ring, j), at(ring, i)];
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}

export const sizeOf = (face: Face): number => face.reduce((sum, ring) => sum + areaOf(ring), 0);

/** Even-odd, over all rings of a face or of many. */
export function holds(rings: readonly Ring[], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [a, b] = [at(ring, i), at(ring, j)];
      if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0])
        inside = !inside;
    }
  return inside;
}

export function distanceToRings(rings: readonly Ring[], point: Point): number {
  let least = Infinity;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
      least = Math.min(least, distanceToSegment(at(ring, j), at(ring, i), point));
  return least;
}

/** Outer rings with the holes that lie in them. */
export function facesOf(rings: readonly Ring[]): Face[] {
  const outer = rings
    .filter((ring) => areaOf(ring) > 0)
    .map((ring) => ({ ring, size: areaOf(ring), holes: [] as Ring[] }))
    .sort((a, b) => a.size - b.size);
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) {
    const size = -areaOf(hole);
    const within = outer.find((one) => one.size > size && holds([one.ring], at(hole, 0)));
    within?.holes.push(hole);
  }
  return outer.map(({ ring, holes }) => [ring, ...holes]);
}

/** A point well inside, by the finer and finer look at a lattice; `allowed` may forbid places (a lake). */
export function pointWithin(face: Face, allowed: (point: Point) => boolean = () => true): Point {
  const [w, s, e, n] = boxOf(at2(face, 0));
  let best: Point = at(at2(face, 0), 0);
  let depth = -Infinity;
  const look = (cx: number, cy: number, reach: number): void => {
    for (let i = -6; i <= 6; i++)
      for (let j = -6; j <= 6; j++) {
        const point: Point = [cx + (i * reach) / 6, cy + (j * reach) / 6];
        if (!holds(face, point) || !allowed(point)) continue;
        const deep = distanceToRings(face, point);
        if (deep > depth) [best, depth] = [point, deep];
      }
  };
  const reach = Math.max(e - w, n - s) / 2;
  look((w + e) / 2, (s + n) / 2, reach);
  look(best[0], best[1], reach / 6);
  return best;
}

const at2 = (face: Face, index: number): Ring => {
  const ring = face[index];
  if (!ring) throw new Error('a face has an outer ring');
  return ring;
};
export const outerOf = (face: Face): Ring => at2(face, 0);
