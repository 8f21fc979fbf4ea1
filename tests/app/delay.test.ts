import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Delay } from '#app/live/delay.ts';

test('a pulse that waited in a busy browser is as old as it is; one that came at once is new', () => {
  const delay = new Delay();
  expect(delay.sentAt(1_000, 50_040)).toBe(50_040);
  expect(delay.sentAt(3_000, 54_500)).toBe(52_040);
  expect(delay.sentAt(5_000, 54_020)).toBe(54_020);
  delay.forget();
  expect(delay.sentAt(10, 60_000)).toBe(60_000);
});

test('whatever the delays, nothing is told to be younger than it is, nor from the future', () => {
  const delays = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(delays, (late) => {
      const delay = new Delay();
      const least = Math.min(...late);
      for (const [i, ms] of late.entries()) {
        const sent = 2_000 * i;
        const told = delay.sentAt(sent, sent + ms);
        expect(told).toBeLessThanOrEqual(sent + ms);
        expect(told).toBeGreaterThanOrEqual(sent + least);
      }
    }),
  );
});
