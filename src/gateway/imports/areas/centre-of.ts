import { centerOfMass, pointOnFeature } from '@turf/turf';
import { type MultiPolygon, type Position, rounded } from '#domain/geo/shape.ts';
import { holds } from '../../town/check-shape.ts';

/** The middle of an outline; where that lies outside (a bow, an arc), a point within. */
export function centreOf(shape: MultiPolygon): Position {
  const outline = { type: 'MultiPolygon' as const, coordinates: shape };
  const middle = centerOfMass(outline).geometry.coordinates as Position;
  return rounded(
    holds(shape, middle) ? middle : (pointOnFeature(outline).geometry.coordinates as Position),
  );
}
