/** Lamps: when they turn, and that they never turn back by themselves. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarData, workCalendar } from '#domain/time/calendar.ts';
import type { Limit } from '#domain/time/deadline.ts';
import { type Lamp, lampOf, lampTimes, lampTimesUntil, leftMs } from '#domain/time/lamp.ts';
import { begun, prolonged, resumed } from '#domain/time/running.ts';

const data = calendarData.parse(JSON.parse(readFileSync('data/calendars/cn.json', 'utf8')));
const cn = workCalendar({ data, zone: 'Asia/Shanghai' });

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
const told = (instant: number) =>
  new Date(instant + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');
const yellow = (start: string, limit: Limit) => told(lampTimes(at(start), limit, cn).warnAt);

describe('the yellow lamp', () => {
  test('comes with a quarter of a long limit left', () => {
    // 16 hours from 08:00: four are left at 20:00.
    expect(yellow('2022-10-25T08:00', { kind: 'NAT', minutes: 960 })).toBe('2022-10-25 20:00:00');
    // Three work days from Thursday 09-29 16:00 are 90 + 3 × 420 = 1,350 work minutes; a quarter is 337.5. From 10-09 17:30
    // back: 240 to 13:30, and 97.5 before noon.
    expect(yellow('2022-09-29T16:00', { kind: 'WD', days: 3 })).toBe('2022-10-09 10:22:30');
  });

  test('comes with two hours left of a short one', () => {
    // Four work hours from 9:00 are over at 14:30: one of the last two is after lunch, one before.
    expect(yellow('2022-10-24T09:00', { kind: 'WH', minutes: 240 })).toBe('2022-10-24 11:00:00');
    // A quarter of eight hours is two.
    expect(yellow('2022-10-25T08:00', { kind: 'NAT', minutes: 480 })).toBe('2022-10-25 14:00:00');
    expect(yellow('2022-10-25T08:00', { kind: 'NAT', minutes: 180 })).toBe('2022-10-25 09:00:00');
  });

  test('is there from the first minute of two hours or less', () => {
    expect(yellow('2022-10-25T08:00', { kind: 'NAT', minutes: 30 })).toBe('2022-10-25 08:00:00');
    // The first working minute: given on Saturday, it is yellow from Monday at nine.
    expect(yellow('2022-10-29T10:00', { kind: 'WH', minutes: 60 })).toBe('2022-10-31 09:00:00');
  });
});

describe('the lamp', () => {
  const clock = { warnAt: 100, dueAt: 200 };

  test('turns at its instants', () => {
    expect([99, 100, 200, 201].map((now) => lampOf(clock, now))).toEqual([
      'ok',
      'warn',
      'warn',
      'late',
    ]);
  });

  test('is grey while paused, and at the end says whether it was in time', () => {
    expect(lampOf({ ...clock, pausedAt: 90 }, 500)).toBe('paused');
    expect(lampOf({ ...clock, pausedAt: 0 }, 500)).toBe('paused');
    expect(lampOf({ ...clock, pausedAt: null, endedAt: null }, 500)).toBe('late');
    expect(lampOf({ ...clock, endedAt: 200 }, 500)).toBe('done');
    expect(lampOf({ ...clock, endedAt: 201 }, 500)).toBe('donelate');
    expect(lampOf({ ...clock, pausedAt: 90, endedAt: 95 }, 500)).toBe('done');
  });

  test('counts down to the due time, and stands still with its clock', () => {
    expect(leftMs(clock, 150)).toBe(50);
    expect(leftMs(clock, 260)).toBe(-60);
    expect(leftMs({ ...clock, pausedAt: 120 }, 500)).toBe(80);
    expect(leftMs({ ...clock, pausedAt: 120, endedAt: 230 }, 500)).toBe(-30);
  });
});

describe('a limit that runs', () => {
  const start = at('2022-10-28T09:00');
  const running = begun(start, { kind: 'WH', minutes: 840 }, cn);

  test('begins', () => {
    // Friday 9:00 and fourteen work hours: Monday 17:30. Three and a half of them are left on Monday at 14:00.
    expect(told(running.dueAt)).toBe('2022-10-31 17:30:00');
    expect(told(running.warnAt)).toBe('2022-10-31 14:00:00');
  });

  test('comes back from a pause as it went: yellow by the whole, not by what was left', () => {
    // Paused on Monday at 15:00 with two and a half hours left, it was yellow. Resumed on Wednesday at 9:00 it is over at
    // 11:30, and was yellow before it was resumed.
    const again = resumed(running, at('2022-10-31T15:00'), at('2022-11-02T09:00'), cn);
    expect(told(again.dueAt)).toBe('2022-11-02 11:30:00');
    expect(lampOf(again, at('2022-11-02T09:00'))).toBe('warn');
    expect(again).toMatchObject({ start, limit: running.limit });
    // Paused on Friday at 12:00 with eleven left, it comes back green: due on Thursday 14:30, yellow three and a half before.
    const green = resumed(running, at('2022-10-28T12:00'), at('2022-11-02T09:00'), cn);
    expect(told(green.dueAt)).toBe('2022-11-03 14:30:00');
    expect(told(green.warnAt)).toBe('2022-11-03 09:30:00');
  });

  test('is prolonged: the whole grows, and the yellow lamp moves with it', () => {
    // Granted until Tuesday 17:30: 14 + 7 = 21 hours, of which a quarter is 5.25. Back from 17:30: four to 13:30, 1.25 more.
    const longer = prolonged(running, at('2022-11-01T17:30'), cn);
    expect(longer.limit).toEqual({ kind: 'WH', minutes: 21 * 60 });
    expect(told(longer.warnAt)).toBe('2022-11-01 10:45:00');
    const paused = resumed(longer, at('2022-11-01T16:30'), at('2022-11-03T09:00'), cn);
    expect(told(paused.dueAt)).toBe('2022-11-03 10:00:00');
  });

  test('stays late over a pause', () => {
    const again = resumed(running, at('2022-11-01T10:00'), at('2022-11-03T09:30'), cn);
    // An hour too late: half an hour of Thursday, half an hour of Wednesday.
    expect(told(again.dueAt)).toBe('2022-11-02 17:00:00');
    expect(lampOf(again, at('2022-11-03T09:30'))).toBe('late');
  });

  test('overdrawn from the start it is late, and was yellow no later than that', () => {
    const times = lampTimesUntil(1000, { kind: 'NAT', minutes: -5 }, cn);
    expect(times).toEqual({ dueAt: 1000, warnAt: 1000 });
  });
});

test('for all: a lamp never goes back as time goes on, and yellow lies between start and due time', () => {
  const RANK: Partial<Record<Lamp, number>> = { ok: 0, warn: 1, late: 2 };
  const limit: fc.Arbitrary<Limit> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('NAT' as const, 'WH' as const),
      minutes: fc.integer({ min: 1, max: 9000 }),
    }),
    fc.record({ kind: fc.constant('WD' as const), days: fc.integer({ min: 1, max: 20 }) }),
  );
  const instant = fc.integer({ min: at('2022-01-01T00:00'), max: at('2026-09-01T00:00') });
  fc.assert(
    fc.property(instant, limit, fc.array(fc.nat(40 * 24 * HOUR)), (start, limit, steps) => {
      const clock = lampTimes(start, limit, cn);
      expect(clock.warnAt).toBeGreaterThanOrEqual(start);
      expect(clock.warnAt).toBeLessThanOrEqual(clock.dueAt);
      const ranks = steps.toSorted((a, b) => a - b).map((ms) => RANK[lampOf(clock, start + ms)]);
      expect(ranks).toEqual(ranks.toSorted());
    }),
    { numRuns: 500 },
  );
});
