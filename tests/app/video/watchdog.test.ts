/** A picture that stands is nudged, then loaded anew; a page that slept accuses nobody. */
import { expect, test } from 'vitest';
import { type Step, Watchdog } from '#app/video/watchdog.ts';

const steps = (looks: readonly (readonly [at: number, now: number])[]): Step[] => {
  const watchdog = new Watchdog(0);
  return looks.map(([at, now]) => watchdog.look(at, now));
};
const standing = (to: number, every = 500) =>
  Array.from({ length: to / every }, (_, i) => [7, (i + 1) * every] as const);

test('as long as it moves nothing is done, however slowly it is looked at', () => {
  const moving = Array.from({ length: 40 }, (_, i) => [i, i * 30_000] as const);
  expect(new Set(steps(moving))).toEqual(new Set(['moves']));
});

test('standing, it is called stalled, nudged once, and loaded anew, again and again', () => {
  const said = steps(standing(26_000));
  expect(said.filter((step) => step === 'nudge')).toHaveLength(2);
  expect(said.filter((step) => step === 'reload')).toHaveLength(2);
  expect(said.indexOf('stalls')).toBeLessThan(said.indexOf('nudge'));
  expect(said.indexOf('nudge')).toBeLessThan(said.indexOf('reload'));
});

test('moving again, it begins anew', () => {
  expect(steps([...standing(5_500), [8, 6_000], [8, 7_000], [8, 8_000]]).slice(-3)).toEqual([
    'moves',
    'moves',
    'moves',
  ]);
});

test('an hour without a look is no hour of standing', () => {
  expect(
    steps([
      [7, 500],
      [7, 3_600_000],
    ]),
  ).toEqual(['moves', 'moves']);
});
