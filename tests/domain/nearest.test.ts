/** The nearest are the nearest: against sorting everybody, wherever they stand and whatever is asked of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Nearest } from '#domain/geo/nearest.ts';
import type { Bounds } from '#domain/geo/shape.ts';

const BOUNDS: Bounds = [120, 31, 120.2, 31.1];
const SCALE = Math.cos((31.05 * Math.PI) / 180);

// A coarse raster of places, some beyond the bounds, so that many stand together or equally far.
const place = fc.record({
  lon: fc.integer({ min: -5, max: 45 }).map((step) => 120 + step * 0.005),
  lat: fc.integer({ min: -5, max: 25 }).map((step) => 31 + step * 0.005),
  marks: fc.integer({ min: 0, max: 7 }),
});

test('as sorting everybody would say', () => {
  let answered = 0;
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 60 }),
      fc.array(place, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 7 }),
      (places, askers, room) => {
        const nearest = new Nearest(BOUNDS, 60);
        nearest.move({ lon: [1], lat: [1], marks: [7] });
        nearest.move({
          lon: places.map(({ lon }) => lon),
          lat: places.map(({ lat }) => lat),
          marks: places.map(({ marks }) => marks),
        });
        for (const asker of askers) {
          const into = new Int32Array(room);
          const found = nearest.find(asker.lon, asker.lat, asker.marks, into);
          const far = (i: number) => {
            const one = places[i] ?? asker;
            return Math.hypot((one.lon - asker.lon) * SCALE, one.lat - asker.lat);
          };
          const able = places.flatMap(({ marks }, i) =>
            (marks & asker.marks) === asker.marks ? [i] : [],
          );
          const expected = able
            .map(far)
            .sort((a, b) => a - b)
            .slice(0, room);
          const got = [...into.slice(0, found)];
          expect(got.every((i) => able.includes(i)) && new Set(got).size === got.length).toBe(true);
          expect(found).toBe(expected.length);
          for (const [i, index] of got.entries())
            expect(far(index)).toBeCloseTo(expected[i] ?? 0, 9);
          answered += found;
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(answered).toBeGreaterThan(500);
});
