/** Cameras, sensors, stations, counts and figures: what their events make of them, and who sees them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lensOf } from '#domain/access/lens.ts';
import { ROLES, type Role, type Viewer } from '#domain/access/viewer.ts';
import { type Camera, camera, cameraCode } from '#domain/camera/camera.ts';
import { cameraFailed, cameraInstalled, cameraRestored } from '#domain/camera/events.ts';
import { hideSmall, SHOWN_FROM } from '#domain/census/hide-small.ts';
import { fold } from '#domain/fold.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { sumOf } from '#domain/indicator/sums.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { sensorCrossed, sensorInstalled } from '#domain/sensor/events.ts';
import { levelOf, SENSOR_LEVELS } from '#domain/sensor/sensor.ts';
import { changesOf, draftOf, emptyWorld, publish } from '#domain/world.ts';

const label = { 'zh-CN': '桥头', en: 'Bridge', 'zh-Hant': '橋頭' };
const placed = {
  path: '/1/2/3/',
  grid: '3',
  name: label,
  point: [120.4, 31.3] as [number, number],
};
const CAMERA = '32050699001320000001';
const installed = cameraInstalled.of({
  ...placed,
  id: CAMERA,
  azimuth: 90,
  fov: 70,
  range: 80,
  kind: 'FIXED',
  network: 0,
});

/** What has happened, an instant after another. */
function after(...events: NewEvent[]) {
  const world = emptyWorld();
  for (const [seq, event] of events.entries()) {
    const draft = draftOf(world, () => seq + 1);
    fold(draft, event, { seq: seq + 1, at: 1_000 * (seq + 1), by: 'SYSTEM-00' });
    publish(world, changesOf(draft));
  }
  return world;
}

test('a camera hangs on line, fails and comes back, and says since when', () => {
  const failed = cameraFailed.of({ id: CAMERA });
  const one = (...events: NewEvent[]) => after(installed, ...events).cameras.get(CAMERA);
  expect(one()).toMatchObject({ online: true, since: 1_000 });
  expect(one(failed)).toMatchObject({ online: false, since: 2_000 });
  expect(one(failed, failed)).toMatchObject({ online: false, since: 2_000, version: 2 });
  expect(one(failed, cameraRestored.of({ id: CAMERA }))).toMatchObject({
    online: true,
    since: 3_000,
  });
  expect(camera.parse(one(failed))).toEqual(one(failed));
  expect(after(failed).cameras.size).toBe(0);
});

test('a camera’s code has twenty digits and nothing else', () => {
  for (const wrong of ['3205069900132000001', '320506990013200000011', '3205069900132000000X', ''])
    expect(cameraCode.safeParse(wrong).success, wrong).toBe(false);
});

const seen = (role: Role, scopes: readonly string[]) => {
  const who: Viewer = { role, post: `${role}-01`, scopes: [...scopes], worker: null, org: null };
  const thing = after(installed).cameras.get(CAMERA) as Camera;
  return lensOf(who).project('cameras', thing) !== undefined;
};

test('cameras are seen by those who may see pictures, in their areas; sensors by everybody but who keeps the accounts', () => {
  const blind: readonly Role[] = ['OPERATOR', 'DEPT', 'SYS_ADMIN'];
  const sensor = after(
    sensorInstalled.of({
      ...placed,
      id: 's',
      kind: 'SMOKE',
      unit: '',
      thresholds: { blue: null, yellow: null, orange: null, red: 1, dir: 'UP' },
    }),
  ).sensors.get('s');
  if (!sensor) throw new Error('no sensor');
  for (const role of ROLES) {
    expect(seen(role, ['/1/']), role).toBe(!blind.includes(role));
    expect(seen(role, ['/1/22/']), role).toBe(false);
    const lens = lensOf({ role, post: `${role}-01`, scopes: [], worker: null, org: null });
    expect(lens.project('sensors', sensor) !== undefined, role).toBe(role !== 'SYS_ADMIN');
  }
});

test('a sensor’s level is the gravest line its reading has reached, whichever way is grave', () => {
  const lines = { blue: 3.8, yellow: 4.2, orange: 4.45, red: 4.65 };
  const up = { ...lines, dir: 'UP' as const };
  expect([3.79, 3.8, 4.3, 4.5, 9].map((value) => levelOf(up, value))).toEqual(SENSOR_LEVELS);
  const down = { blue: 4, yellow: 3, orange: 2, red: 1, dir: 'DOWN' as const };
  expect([4.1, 4, 2.5, 2, 0].map((value) => levelOf(down, value))).toEqual(SENSOR_LEVELS);
  const one = { blue: null, yellow: null, orange: null, red: 1, dir: 'UP' as const };
  expect([0, 1].map((value) => levelOf(one, value))).toEqual(['NORMAL', 'RED']);
});

test('a crossing is remembered with its reading and its instant', () => {
  const { sensors } = after(
    sensorInstalled.of({
      ...placed,
      id: 's',
      kind: 'WATER_LEVEL',
      unit: 'm',
      thresholds: { blue: 3.8, yellow: null, orange: null, red: null, dir: 'UP' },
    }),
    sensorCrossed.of({ id: 's', level: 'BLUE', value: 3.82 }),
  );
  expect(sensors.get('s')).toMatchObject({ level: 'BLUE', value: 3.82, at: 2_000, online: true });
});

test('no small count is shown, and none can be worked out from the total and the others', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 12 }), (counts) => {
      const shown = hideSmall(counts);
      const hidden = [...shown.keys()].filter((i) => shown[i] === null);
      for (const [i, count] of counts.entries()) {
        if (count > 0 && count < SHOWN_FROM) expect(shown[i]).toBeNull();
        if (shown[i] !== null) expect(shown[i]).toBe(count);
      }
      if (!counts.some((count) => count > 0 && count < SHOWN_FROM)) expect(hidden).toEqual([]);
      // Alone it can be only where nobody else is there to stand before it.
      if (hidden.length === 1)
        expect(counts.filter((count, i) => count > 0 && i !== hidden[0])).toEqual([]);
    }),
  );
});

const figure = (period: string, value: number, more: Partial<Indicator> = {}): Indicator => ({
  id: `DISPUTES:${period}`,
  version: 1,
  path: '/1/',
  code: 'DISPUTES',
  period,
  value,
  target: null,
  source: 'JUSTICE',
  asOf: Date.parse(`${period}-28`),
  ...more,
});

test('figures are summed over their span, of one code, and say which months and whose they are', () => {
  const figures = [
    figure('2022-02', 20),
    figure('2022-01', 10, { source: 'GOVERNANCE' }),
    figure('2021-12', 99),
    figure('2022-02', 7, { code: 'OPINIONS' }),
  ];
  const year = { from: '2022-01', to: '2022-10' };
  expect(sumOf(figures, 'DISPUTES', year)).toEqual({
    value: 30,
    from: '2022-01',
    to: '2022-02',
    sources: ['GOVERNANCE', 'JUSTICE'],
    asOf: Date.parse('2022-02-28'),
  });
  expect(sumOf(figures, 'PETITION_BATCHES', year)).toBeUndefined();
});
