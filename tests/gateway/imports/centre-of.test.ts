/** Where a grid's name and its orders without a place stand: amid it, and where one would point if asked where it is. */
import { expect, test } from 'vitest';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import { centreOf } from '#gateway/imports/areas/centre-of.ts';
import { holds } from '#gateway/town/check-shape.ts';

const outline = (...corners: Position[]): MultiPolygon => [[[...corners, corners[0] as Position]]];

test('a plain outline keeps its middle', () => {
  const [lon, lat] = centreOf(outline([7, 43], [7.02, 43], [7.02, 43.02], [7, 43.02]));
  expect(lon).toBeCloseTo(7.01, 4);
  expect(lat).toBeCloseTo(43.01, 4);
});

test('a quarter with a long mole has its centre in the quarter, not on the mole or in the harbour', () => {
  const mole: Position[] = [
    [7.02, 43.009],
    [7.1, 43.009],
    [7.1, 43.011],
    [7.02, 43.011],
  ];
  const [lon] = centreOf(outline([7, 43], [7.02, 43], ...mole, [7.02, 43.02], [7, 43.02]));
  expect(lon).toBeLessThan(7.02);
  expect(lon).toBeGreaterThan(7);
});

test('a bow of a metre’s breadth has its centre on itself', () => {
  const arc = (radius: number): Position[] =>
    Array.from({ length: 41 }, (_, i) => {
      const turn = (Math.PI * i) / 40;
      return [7 + radius * Math.cos(turn), 43 + radius * Math.sin(turn)];
    });
  const bow = outline(...arc(0.01), ...arc(0.00999).toReversed());
  expect(holds(bow, centreOf(bow))).toBe(true);
});
