/** Orders that may be one matter, and matters that come back to one place (DOMAIN §3.3 T6). */
import { distance } from '@turf/turf';
import type { Order } from './order.ts';

/** What a report is compared by, before it is an order and afterwards. */
export type Sighting = Pick<Order, 'category' | 'point' | 'reportedAt'>;

export const ALIKE_M = 50;
export const SAME_MATTER_MS = 72 * 3_600_000;
export const SAME_PLACE_MS = 90 * 86_400_000;

const near = (a: Sighting, b: Sighting): boolean =>
  distance(a.point, b.point, { units: 'meters' }) <= ALIKE_M;
const apart = (a: Sighting, b: Sighting): number => Math.abs(a.reportedAt - b.reportedAt);

/** A possible duplicate: the same category at the same place in the same days. */
export const isSameMatter = (a: Sighting, b: Sighting): boolean =>
  a.category === b.category && apart(a, b) <= SAME_MATTER_MS && near(a, b);

/** The place again, whatever the matter. */
export const isSamePlace = (a: Sighting, b: Sighting): boolean =>
  apart(a, b) <= SAME_PLACE_MS && near(a, b);

/** West, south, east, north around a point: no place within `ALIKE_M` lies outside. */
export function around([lon, lat]: Order['point']): [number, number, number, number] {
  const north = ALIKE_M / 110_000;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [lon - east, lat - north, lon + east, lat + north];
}
