/** Positions and outlines: WGS-84, `[longitude, latitude]` in degrees. Other systems are converted at the doors. */
import { z } from 'zod';

export const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Position = z.infer<typeof position>;

const ring = z.array(position).min(4);
export const polygon = z.array(ring).min(1);
export const multiPolygon = z.array(polygon).min(1);
/** The outline of an area: polygons of rings, the first ring of each the outer one, as in GeoJSON. */
export type MultiPolygon = z.infer<typeof multiPolygon>;

/** A tenth of a metre: what differs by less is one place. */
export const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
export const rounded = ([lon, lat]: Position): Position => [sixDecimals(lon), sixDecimals(lat)];

export type Bounds = readonly [west: number, south: number, east: number, north: number];

export function boundsOf(shape: MultiPolygon): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [outer] of shape)
    for (const [lon, lat] of outer ?? []) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return [west, south, east, north];
}
