import { area } from '@turf/turf';
import type { MultiPolygon } from '#domain/geo/shape.ts';

/** Whole square metres on the sphere. */
export const sizeOf = (coordinates: MultiPolygon): number =>
  Math.round(area({ type: 'MultiPolygon', coordinates }));
