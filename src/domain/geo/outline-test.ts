/** Whether an outline holds a point, for outlines that are asked often: made ready once, then exact and without allocation. */
import { orient2d } from 'robust-predicates';
import { type Bounds, boundsOf, type MultiPolygon } from './shape.ts';

/** Every edge of every ring of an outline; holes need no word of their own under the even-odd rule. */
export interface ReadyOutline {
  readonly bounds: Bounds;
  /** Longitude and latitude of each edge's start, then of its end. */
  readonly edges: Float64Array;
}

const ready = new WeakMap<MultiPolygon, ReadyOutline>();

export function readyOutline(shape: MultiPolygon): ReadyOutline {
  const known = ready.get(shape);
  if (known) return known;
  const rings = shape.flat();
  const edges = new Float64Array(4 * rings.reduce((sum, ring) => sum + ring.length - 1, 0));
  let at = 0;
  for (const ring of rings)
    for (const [i, [lon, lat]] of ring.entries()) {
      const before = ring[i - 1];
      if (!before) continue;
      edges.set([before[0], before[1], lon, lat], at);
      at += 4;
    }
  const made = { bounds: boundsOf(shape), edges };
  ready.set(shape, made);
  return made;
}

/**
 * Even-odd with exact predicates: a point on the border is held. Looks at the edges from one place in the list to another; who
 * has fewer than all must have all that reach the point's latitude.
 */
export function edgesHold(
  edges: Float64Array,
  from: number,
  to: number,
  lon: number,
  lat: number,
): boolean {
  let inside = false;
  for (let i = from; i < to; i += 4) {
    const ay = edges[i + 1] as number;
    const by = edges[i + 3] as number;
    if ((ay > lat && by > lat) || (ay < lat && by < lat)) continue;
    const ax = edges[i] as number;
    const bx = edges[i + 2] as number;
    // Both ends to the east: the ray to the east crosses without a question; to the west: it doesn't.
    if (ax > lon && bx > lon) {
      if (ay > lat !== by > lat) inside = !inside;
      continue;
    }
    if (ax < lon && bx < lon) continue;
    const side = orient2d(ax, ay, bx, by, lon, lat);
    if (side === 0) return true;
    if (ay > lat !== by > lat && side > 0 === ay > lat) inside = !inside;
  }
  return inside;
}

/** Whether the outline holds the point. */
export const outlineHolds = ({ edges }: ReadyOutline, lon: number, lat: number): boolean =>
  edgesHold(edges, 0, edges.length, lon, lat);
