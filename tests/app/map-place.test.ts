/** Where a map stands survives the way through an address. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atLeast, placeOf, placeWord } from '#app/map/camera.ts';
import { view } from '#app/state/view.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('a place is said in an address and found again', () => {
  fc.assert(
    fc.property(number(-180, 180), number(-85, 85), number(0, 18), (lon, lat, zoom) => {
      const word = placeWord({ centre: [lon, lat], zoom, held: undefined });
      expect(view.parse({ at: word }).at).toBe(word);
      const found = placeOf(word);
      expect(found?.centre[0]).toBeCloseTo(lon, 4);
      expect(found?.centre[1]).toBeCloseTo(lat, 4);
      expect(found?.zoom).toBeCloseTo(zoom, 1);
    }),
  );
});

test('what is no place is left out', () => {
  for (const at of ['', 'home', '1_2', '120.1_31.2_15_4', '999.0_31.2_15', '120.1_99.0_15'])
    expect(placeOf(view.parse({ at }).at ?? '0_99_0'), at).toBeUndefined();
});

test('where the map may go fills the window, however broad it is beside the town', () => {
  const town = [-118.7, 33.7, -118.1, 34.4] as const;
  const [west, south, east, north] = atLeast(town, 1840, 860, 9);
  expect(((east - west) / 360) * 512 * 2 ** 9).toBeCloseTo(1840);
  expect(south).toBeLessThanOrEqual(town[1]);
  expect(north).toBeGreaterThanOrEqual(town[3]);
  expect(atLeast(town, 100, 100, 9), 'no less than the town').toEqual([...town]);
});
