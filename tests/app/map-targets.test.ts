/** What a click on the map hits. */
import { describe, expect, test } from 'vitest';
import type { Targets } from '#app/map/layers/contract.ts';
import { nearest } from '#app/map/targets.ts';

const LAT = 31.3;
const targets = (
  shelf: Targets['shelf'],
  rows: [id: string | undefined, lon: number, lat: number][],
  reach = 10,
): Targets => ({
  shelf,
  ids: rows.map(([id]) => id),
  lonLat: Float64Array.from(rows.flatMap(([, lon, lat]) => [lon, lat])),
  reach,
});
/** Degrees of longitude in so many pixels at zoom 14. */
const px = (pixels: number) => (pixels * 360) / (512 * 2 ** 14);

describe('nearest', () => {
  test('the closest within reach wins, across layers', () => {
    const orders = targets('orders', [['o1', 120 + px(6), LAT]]);
    const workers = targets('workers', [['w1', 120 - px(4), LAT]]);
    expect(nearest([orders, workers], [120, LAT], 14)).toEqual({ shelf: 'workers', id: 'w1' });
  });

  test('reach is in pixels, so the same place is out of reach a zoom further', () => {
    const orders = targets('orders', [['o1', 120 + px(6), LAT]]);
    expect(nearest([orders], [120, LAT], 14)?.id).toBe('o1');
    expect(nearest([orders], [120, LAT], 15)).toBeUndefined();
  });

  test('reach is round: a degree of latitude is longer than one of longitude', () => {
    const at = (pixels: number) =>
      targets('orders', [['o1', 120, LAT + px(pixels) * Math.cos((LAT * Math.PI) / 180)]]);
    expect(nearest([at(9.9)], [120, LAT], 14)?.id).toBe('o1');
    expect(nearest([at(10.1)], [120, LAT], 14)).toBeUndefined();
  });

  test('of two in one place the one drawn last is hit, and what has no id never', () => {
    const orders = targets('orders', [
      ['under', 120, LAT],
      ['over', 120, LAT],
      [undefined, 120, LAT],
    ]);
    expect(nearest([orders], [120, LAT], 14)?.id).toBe('over');
  });
});
