/** Lines of points: smoothing, measuring, offsetting. A closed one does not repeat its first point. */
import type { Noise } from '../chances.ts';
import {
  distance,
  distanceToSegment,
  leftOf,
  minus,
  type Point,
  plus,
  times,
  towards,
  unit,
} from './point.ts';

export type Path = readonly Point[];

export const at = (path: Path, index: number): Point => {
  const point = path[index];
  if (!point) throw new Error(`a path of ${path.length} points has none at ${index}`);
  return point;
};
export const segments = (path: Path): [Point, Point][] =>
  path.slice(1).map((point, index) => [at(path, index), point]);

export const lengthOf = (path: Path): number =>
  segments(path).reduce((sum, [a, b]) => sum + distance(a, b), 0);

const catmullRom = (a: Point, b: Point, c: Point, d: Point, t: number): Point => {
  const blend = (i: 0 | 1): number =>
    0.5 *
    (2 * b[i] +
      (c[i] - a[i]) * t +
      (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t +
      (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t * t * t);
  return [blend(0), blend(1)];
};

/** A smooth curve through the points, a point about every `step` metres. */
export function curve(points: Path, step: number, closed = false): Point[] {
  const last = points.length - 1;
  const point = (index: number): Point =>
    closed
      ? at(points, (index + points.length) % points.length)
      : at(points, Math.max(0, Math.min(last, index)));
  const out: Point[] = [];
  for (let i = 0; i < (closed ? points.length : last); i++) {
    const [b, c] = [point(i), point(i + 1)];
    const count = Math.max(1, Math.round(distance(b, c) / step));
    for (let k = 0; k < count; k++)
      out.push(catmullRom(point(i - 1), b, c, point(i + 2), k / count));
  }
  if (!closed) out.push(point(last));
  return out;
}

/** The direction at each point, of length 1. */
export const directions = (path: Path, closed = false): Point[] =>
  path.map((_, i) => {
    const n = path.length;
    const before = closed ? (i - 1 + n) % n : Math.max(0, i - 1);
    const after = closed ? (i + 1) % n : Math.min(n - 1, i + 1);
    return unit(minus(at(path, after), at(path, before)));
  });

/** Beside the path, to the left by `by` metres. */
export function beside(path: Path, by: number): Point[] {
  const ways = directions(path);
  return path.map((point, i) => plus(point, times(leftOf(at(ways, i)), by)));
}

/** Every point moved sideways by noise: `size` metres, waves of about `wave` metres; open ends stay. */
export function roughened(
  path: Path,
  noise: Noise,
  size: number,
  wave: number,
  closed = false,
): Point[] {
  const ways = directions(path, closed);
  return path.map((point, i) => {
    const end = closed ? 1 : Math.min(1, Math.min(i, path.length - 1 - i) / 4);
    const by = size * end * noise(point[0] / wave, point[1] / wave);
    return plus(point, times(leftOf(at(ways, i)), by));
  });
}

/** Douglas-Peucker: no dropped point lies further than `tolerance` from what remains. */
export function simplified(path: Path, tolerance: number): Point[] {
  const keep = new Set([0, path.length - 1]);
  const spans: [number, number][] = [[0, path.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [worst, far] = [-1, tolerance];
    for (let i = from + 1; i < to; i++) {
      const off = distanceToSegment(at(path, from), at(path, to), at(path, i));
      if (off > far) [worst, far] = [i, off];
    }
    if (worst < 0) continue;
    keep.add(worst);
    spans.push([from, worst], [worst, to]);
  }
  return path.filter((_, i) => keep.has(i));
}

/** The point `way` metres along, and the direction there. */
export function along(
  path: Path,
  way: number,
): { readonly point: Point; readonly direction: Point } {
  let left = way;
  for (const [a, b] of segments(path)) {
    const length = distance(a, b);
    if (left <= length && length > 0)
      return { point: towards(a, b, left / length), direction: unit(minus(b, a)) };
    left -= length;
  }
  const [a, b] = [at(path, path.length - 2), at(path, path.length - 1)];
  return { point: b, direction: unit(minus(b, a)) };
}

/** A point about every `step` metres, ends kept. */
export function resampled(path: Path, step: number): Point[] {
  const length = lengthOf(path);
  const count = Math.max(1, Math.round(length / step));
  const out: Point[] = [at(path, 0)];
  let [way, next] = [0, 1];
  for (const [a, b] of segments(path)) {
    const piece = distance(a, b);
    for (; next < count && (next * length) / count <= way + piece; next++)
      out.push(towards(a, b, ((next * length) / count - way) / piece));
    way += piece;
  }
  out.push(at(path, path.length - 1));
  return out;
}
