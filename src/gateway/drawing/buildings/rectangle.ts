/** The ground a building takes: a rectangle that lies as its street does. */
import { cross, distance, dot, leftOf, minus, type Point, plus, times } from '../shape/point.ts';
import type { Box, Ring } from '../shape/ring.ts';

export interface Rectangle {
  readonly centre: Point;
  /** Of length 1, along its front. */
  readonly front: Point;
  readonly width: number;
  readonly depth: number;
}

export function cornersOf({ centre, front, width, depth }: Rectangle, margin = 0): Ring {
  const u = times(front, width / 2 + margin);
  const v = times(leftOf(front), depth / 2 + margin);
  return [
    minus(minus(centre, u), v),
    minus(plus(centre, u), v),
    plus(plus(centre, u), v),
    plus(minus(centre, u), v),
  ];
}

export function boxAround({ centre: [x, y], width, depth }: Rectangle, margin: number): Box {
  const reach = Math.hypot(width, depth) / 2 + margin;
  return [x - reach, y - reach, x + reach, y + reach];
}

/** Do two rectangles come nearer than `gap`? By separating axes; a gap at a corner is judged a little strictly. */
export function tooNear(one: Rectangle, other: Rectangle, gap: number): boolean {
  const apart = minus(other.centre, one.centre);
  if (
    distance(one.centre, other.centre) >
    (Math.hypot(one.width, one.depth) + Math.hypot(other.width, other.depth)) / 2 + gap
  )
    return false;
  for (const axis of [one.front, leftOf(one.front), other.front, leftOf(other.front)]) {
    const half = ({ front, width, depth }: Rectangle): number =>
      (Math.abs(dot(front, axis)) * width + Math.abs(cross(front, axis)) * depth) / 2;
    if (Math.abs(dot(apart, axis)) >= half(one) + half(other) + gap) return false;
  }
  return true;
}

/** Does a segment come nearer than `clear`? Its box test in the rectangle's own frame (Liang-Barsky), grown by `clear`. */
export function touches(
  { centre, front, width, depth }: Rectangle,
  a: Point,
  b: Point,
  clear: number,
): boolean {
  const frame = (point: Point): Point => {
    const off = minus(point, centre);
    return [dot(off, front), dot(off, leftOf(front))];
  };
  const [p, q] = [frame(a), frame(b)];
  const way = minus(q, p);
  let [from, to] = [0, 1];
  for (const [i, half] of [[0, width / 2 + clear] as const, [1, depth / 2 + clear] as const]) {
    if (Math.abs(way[i]) < 1e-9) {
      if (Math.abs(p[i]) >= half) return false;
      continue;
    }
    const [s, t] = [(-half - p[i]) / way[i], (half - p[i]) / way[i]];
    from = Math.max(from, Math.min(s, t));
    to = Math.min(to, Math.max(s, t));
    if (from >= to) return false;
  }
  return true;
}
