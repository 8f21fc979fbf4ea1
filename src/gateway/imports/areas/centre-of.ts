import polylabel from 'polylabel';
import { boundsOf, type MultiPolygon, type Position, rounded } from '#domain/geo/shape.ts';
import { sizeOf } from './size-of.ts';

/** How near the best place is looked for: this share of the outline's lesser side. */
const NEAR = 0.02;

/** The place of an outline with the most room around it, in its largest part: where its name stands. */
export function centreOf(shape: MultiPolygon): Position {
  const [largest = []] = shape.toSorted((a, b) => sizeOf([b]) - sizeOf([a]));
  const [west, south, east, north] = boundsOf([largest]);
  // A degree of longitude is shorter than one of latitude; room is to be as wide as it is high on the ground.
  const squeeze = Math.cos((south * Math.PI) / 180);
  const side = Math.min((east - west) * squeeze, north - south);
  const flat = largest.map((ring) => ring.map(([lon, lat]): Position => [lon * squeeze, lat]));
  const [x, lat] = polylabel(flat, NEAR * side);
  return rounded([x / squeeze, lat]);
}
