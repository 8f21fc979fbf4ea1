import type { Bounds } from '#domain/geo/shape.ts';

/** As far as the map can be moved, and a little more. */
const MARGIN_KM = 11;
const KM_PER_DEGREE = 111.32;

/** What a basemap shows of the world: a town and some ten kilometres around it. */
export function aroundTown([west, south, east, north]: Bounds): Bounds {
  const lat = MARGIN_KM / KM_PER_DEGREE;
  const lon = lat / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [west - lon, south - lat, east + lon, north + lat];
}
