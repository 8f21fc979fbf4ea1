/** Whether a box holds a position; alone, so that a thread that only gathers need not know how shapes are parsed. */
import type { Bounds, Position } from './shape.ts';

export const inBounds = ([west, south, east, north]: Bounds, [lon, lat]: Position): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;
