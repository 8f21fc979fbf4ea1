/** Which cameras see a place: by answer, field of view and distance, in this order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Camera } from '#domain/camera/camera.ts';
import { camerasSeeing } from '#domain/camera/covering.ts';
import type { Position } from '#domain/geo/shape.ts';

const LAT = 31.28;
const METRE = 1 / 111_195.08;
const at = (east: number, north: number): Position => [
  120.4 + (east * METRE) / Math.cos((LAT * Math.PI) / 180),
  LAT + north * METRE,
];
const camera = (id: string, patch: Partial<Camera> = {}): Camera => ({
  id,
  version: 1,
  path: '/t/a/g/',
  grid: 'g',
  name: { 'zh-CN': id, en: id, 'zh-Hant': id },
  point: at(0, 0),
  azimuth: 0,
  fov: 60,
  range: 100,
  kind: 'FIXED',
  network: 6,
  online: true,
  since: 0,
  ...patch,
});
const covers = (place: Position, patch: Partial<Camera> = {}) =>
  camerasSeeing(place, [camera('c', patch)], 1_000)[0]?.covers;

test('the field of view has two sides and an end, also across north', () => {
  expect(covers(at(0, 50))).toBe(true);
  expect(covers(at(-20, 50))).toBe(true);
  expect(covers(at(40, 50))).toBe(false);
  expect(covers(at(0, -50))).toBe(false);
  expect(covers(at(0, 99))).toBe(true);
  expect(covers(at(0, 101))).toBe(false);
  expect(covers(at(10, 80), { azimuth: 350 })).toBe(true);
  expect(covers(at(-10, 80), { azimuth: 10 })).toBe(true);
  expect(covers(at(50, 0), { azimuth: 270 })).toBe(false);
  expect(covers(at(50, -20), { fov: 360 })).toBe(true);
  expect(covers(at(0, -2))).toBe(true);
});

test('who answers comes before who sees, who sees before who is near; who is further off is left out', () => {
  const cameras = [
    camera('near, turned away', { point: at(10, 0), azimuth: 90 }),
    camera('seeing, dead', { point: at(0, -40), online: false }),
    camera('seeing, far', { point: at(0, -90) }),
    camera('seeing', { point: at(0, -60) }),
    camera('too far', { point: at(0, -250) }),
  ];
  expect(camerasSeeing(at(0, 0), cameras, 200).map((sight) => sight.camera.id)).toEqual([
    'seeing',
    'seeing, far',
    'near, turned away',
    'seeing, dead',
  ]);
});

test('a wider circle only adds: whoever was first among the near stays before them', () => {
  const some = fc.array(
    fc.record({
      east: fc.integer({ min: -400, max: 400 }),
      north: fc.integer({ min: -400, max: 400 }),
      azimuth: fc.integer({ min: 0, max: 359 }),
      online: fc.boolean(),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(some, (given) => {
      const cameras = given.map(({ east, north, azimuth, online }, i) =>
        camera(`c${i}`, { point: at(east, north), azimuth, online }),
      );
      const ids = (within: number) =>
        camerasSeeing(at(0, 0), cameras, within).map((sight) => sight.camera.id);
      const near = ids(200);
      expect(ids(500).filter((id) => near.includes(id))).toEqual(near);
    }),
  );
});
