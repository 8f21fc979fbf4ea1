/** Outlines of areas and grids as the map's features. */
import type { Feature, FeatureCollection } from 'geojson';
import type { MultiPolygon } from '#domain/geo/shape.ts';

interface Shaped {
  readonly id: string;
  readonly shape: MultiPolygon;
}

export const outlines = <T extends Shaped>(
  things: Iterable<T>,
  properties: (thing: T) => Record<string, string | boolean> = () => ({}),
): FeatureCollection => ({
  type: 'FeatureCollection',
  features: Array.from(
    things,
    (thing): Feature => ({
      type: 'Feature',
      properties: { id: thing.id, ...properties(thing) },
      geometry: { type: 'MultiPolygon', coordinates: thing.shape },
    }),
  ),
});
