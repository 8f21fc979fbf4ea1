/** Finds what is wrong with an outline, in words, or nothing. */
import { booleanPointInPolygon, kinks } from '@turf/turf';
import { inBounds } from '#domain/geo/in-bounds.ts';
import type { Bounds, MultiPolygon, Position } from '#domain/geo/shape.ts';

const told = ([lon, lat]: readonly number[]): string => `${lon}, ${lat}`;

export function faultOfShape(shape: MultiPolygon, bounds: Bounds): string | undefined {
  for (const coordinates of shape) {
    for (const ring of coordinates) {
      const [first, last] = [ring[0], ring.at(-1)];
      if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
        return `a ring is not closed: it starts at ${told(first ?? [])} and ends at ${told(last ?? [])}`;
      const outside = ring.find((point) => !inBounds(bounds, point));
      if (outside) return `the outline leaves the town's bounds at ${told(outside)}`;
    }
    const [crossing] = kinks({ type: 'Polygon', coordinates }).features;
    if (crossing) return `the outline crosses itself near ${told(crossing.geometry.coordinates)}`;
  }
  return undefined;
}

export const holds = (shape: MultiPolygon, point: Position): boolean =>
  booleanPointInPolygon(point, { type: 'MultiPolygon', coordinates: shape });
