/** Points of the drawing's plane: metres east and north of the plan's origin. */
export type Point = readonly [x: number, y: number];

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const times = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor];
export const towards = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
/** Turned about the origin, anticlockwise, radians. */
export const turned = ([x, y]: Point, angle: number): Point => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [x * c - y * s, x * s + y * c];
};
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
export const angleOf = ([x, y]: Point): number => Math.atan2(y, x);
/** Of length 1; a zero vector stays zero. */
export const unit = (a: Point): Point => times(a, 1 / (Math.hypot(a[0], a[1]) || 1));
/** The vector to the left of a direction. */
export const leftOf = ([x, y]: Point): Point => [-y, x];

/** Where two segments cross, as shares of both; undefined where they don't or run alongside. */
export function meeting(
  a: Point,
  b: Point,
  c: Point,
  d: Point,
): { readonly s: number; readonly t: number } | undefined {
  const [r, q] = [minus(b, a), minus(d, c)];
  const area = cross(r, q);
  if (area === 0) return undefined;
  const ac = minus(c, a);
  const s = cross(ac, q) / area;
  const t = cross(ac, r) / area;
  return s >= 0 && s <= 1 && t >= 0 && t <= 1 ? { s, t } : undefined;
}

/** The share of a segment where it comes closest to a point, 0 … 1. */
export function closestShare(a: Point, b: Point, p: Point): number {
  const along = minus(b, a);
  const length = dot(along, along);
  return length === 0 ? 0 : Math.max(0, Math.min(1, dot(minus(p, a), along) / length));
}

export const distanceToSegment = (a: Point, b: Point, p: Point): number =>
  distance(p, towards(a, b, closestShare(a, b, p)));
