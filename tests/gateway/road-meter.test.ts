/** Ways on foot: round the block where the crow flies across it, straight where no road leads. */
import { expect, test } from 'vitest';
import type { Position } from '#domain/geo/shape.ts';
import { RoadMeter } from '#gateway/roads/road-meter.ts';
import { metresBetween } from '#gateway/roads/roads.ts';
import type { Ground } from '#gateway/town/ground.ts';

const [LON, LAT] = [120.4, 31.28];
const METRE = 1 / 111_195.08;
const SQUEEZE = Math.cos((LAT * Math.PI) / 180);
/** So many metres east and north of the corner. */
const at = (east: number, north: number): Position => [
  LON + (east * METRE) / SQUEEZE,
  LAT + north * METRE,
];
type Road = Ground['road']['features'][number];
const road = (kind: Road['properties']['class'], ...line: Position[]): Road => ({
  type: 'Feature',
  properties: { class: kind, bridge: false },
  geometry: { type: 'LineString', coordinates: line },
});
const meter = (...features: Road[]) => new RoadMeter({ type: 'FeatureCollection', features });

/** Three sides of a block of 400 by 200 metres, open to the west, with a motorway across it, and an island. */
const BLOCK = meter(
  road('local', at(0, 0), at(200, 0), at(400, 0)),
  road('local', at(400, 0), at(400, 200)),
  road('local', at(400, 200), at(0, 200)),
  road('motorway', at(100, -50), at(100, 250)),
  road('lane', at(5_000, 0), at(5_100, 0)),
);
const way = (from: Position, to: Position) => {
  const [found] = BLOCK.waysTo(to, [from]);
  return { by: found?.by, metres: Math.round(found?.metres ?? Number.NaN) };
};

test('somebody across the block walks round it, and is not nearer than who stands on the same street', () => {
  expect(way(at(10, 200), at(10, 0))).toEqual({ by: 'ROAD', metres: 980 });
  expect(way(at(310, 0), at(10, 0))).toEqual({ by: 'ROAD', metres: 300 });
});

test('the way is as long one way as the other, and never shorter than the line', () => {
  const places = [at(0, 30), at(390, 150), at(120, 90), at(10, 200), at(800, 40)];
  for (const a of places)
    for (const b of places) {
      expect(way(a, b)).toEqual(way(b, a));
      expect(way(a, b).metres).toBeGreaterThanOrEqual(Math.floor(metresBetween(a, b)));
    }
});

test('from beside the road one walks to it first, and from yard to yard goes straight', () => {
  expect(way(at(100, 10), at(300, -20))).toEqual({ by: 'ROAD', metres: 230 });
  expect(way(at(200, 90), at(210, 90))).toEqual({ by: 'ROAD', metres: 10 });
});

test('where no road leads, and where there are none at all, the line is told as a line', () => {
  expect(way(at(5_050, 0), at(10, 0)).by).toBe('LINE');
  const [bare] = new RoadMeter(undefined).waysTo(at(0, 0), [at(0, 70)]);
  expect(bare).toMatchObject({ by: 'LINE' });
  expect(bare?.metres).toBeCloseTo(70, 0);
});

test('many are measured at once, in their order', () => {
  const ways = BLOCK.waysTo(at(10, 0), [at(310, 0), at(10, 200), at(20, 0)]);
  expect(ways.map(({ metres }) => Math.round(metres))).toEqual([300, 980, 10]);
});
