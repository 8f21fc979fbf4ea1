/** Workers on their rounds keep to the roads and to a walking pace. */
import { expect, test } from 'vitest';
import type { Position } from '#domain/geo/shape.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { Round } from '#gateway/feeds/simulator/round.ts';
import { metresBetween, Roads } from '#gateway/roads/roads.ts';

const [WEST, SOUTH, STEP] = [120.39, 31.28, 0.002] as const;
const SIDE = 6;
const at = (x: number, y: number): Position => [
  Number((WEST + x * STEP).toFixed(6)),
  Number((SOUTH + y * STEP).toFixed(6)),
];
const road = (from: Position, to: Position) => ({
  type: 'Feature' as const,
  properties: { class: 'local' as const, bridge: false },
  geometry: { type: 'LineString' as const, coordinates: [from, to] },
});
/** A town of square blocks. */
const blocks = () => {
  const features = [];
  for (let x = 0; x <= SIDE; x++)
    for (let y = 0; y <= SIDE; y++) {
      if (x < SIDE) features.push(road(at(x, y), at(x + 1, y)));
      if (y < SIDE) features.push(road(at(x, y), at(x, y + 1)));
    }
  return new Roads({ type: 'FeatureCollection', features });
};
/** Metres to the nearest street of the blocks. */
const offRoad = ([lon, lat]: Position): number => {
  const off = (value: number, from: number, metres: number) => {
    const steps = (value - from) / STEP;
    return Math.abs(steps - Math.round(steps)) * STEP * metres;
  };
  return Math.min(off(lon, WEST, 95_000), off(lat, SOUTH, 111_195));
};

test('the shortest way is as long as the blocks are wide', () => {
  const roads = blocks();
  const way = roads.way(roads.nearest(at(0, 0)), roads.nearest(at(3, 2)));
  const blockWide = metresBetween(at(0, 0), at(1, 0));
  const blockHigh = metresBetween(at(0, 0), at(0, 1));
  expect(way?.metres.at(-1)).toBeCloseTo(3 * blockWide + 2 * blockHigh, 0);
  expect(way?.turns[0]).toEqual(at(0, 0));
  expect(way?.turns.at(-1)).toEqual(at(3, 2));
});

test('four hours of a round: on roads, never faster than 1.5 m/s, and at the order that waits', () => {
  const roads = blocks();
  const order = at(5, 5);
  let been = false;
  const home = [0, 1, 2, 3, 4, 5, 8, 9, 10];
  const round = new Round({ roads, home, chance: chanceFrom(3), wanted: () => order });
  let last = round.position;
  let walked = 0;
  for (let second = 0; second < 4 * 3_600; second++) {
    round.step(1);
    const metres = metresBetween(last, round.position);
    expect(metres).toBeLessThan(1.51);
    expect(offRoad(round.position)).toBeLessThan(0.5);
    walked += metres;
    been ||= metresBetween(round.position, order) < 1;
    last = round.position;
  }
  expect(been).toBe(true);
  expect(walked).toBeGreaterThan(500);
});

test('a fast clock walks as far as a slow one', () => {
  const roads = blocks();
  const options = { roads, home: [0, 30, 48], wanted: () => undefined };
  const slow = new Round({ ...options, chance: chanceFrom(5) });
  const fast = new Round({ ...options, chance: chanceFrom(5) });
  for (let second = 0; second < 600; second++) slow.step(1);
  for (let minute = 0; minute < 10; minute++) fast.step(60);
  expect(metresBetween(slow.position, fast.position)).toBeLessThan(0.01);
});
