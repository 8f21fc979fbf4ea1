/** Deadlines, computed by hand: each case says how, and the properties say what holds for all. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarData, type WorkHours, workCalendar } from '#domain/time/calendar.ts';
import {
  dueAfter,
  halved,
  type Limit,
  leftOf,
  limit,
  portion,
  remainder,
  resumeDue,
  type Span,
  spanOf,
  used,
} from '#domain/time/deadline.ts';

const data = calendarData.parse(JSON.parse(readFileSync('data/calendars/cn.json', 'utf8')));
const cn = workCalendar({ data, zone: 'Asia/Shanghai' });

const MINUTE = 60_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
/** As the town's wall shows it. */
const told = (instant: number) =>
  new Date(instant + 8 * 60 * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
const due = (start: string, limit: Limit) => told(dueAfter(at(start), limit, cn));

const nat = (minutes: number): Span => ({ kind: 'NAT', minutes });
const wh = (hours: number): Span => ({ kind: 'WH', minutes: hours * 60 });
const wd = (days: number): Limit => ({ kind: 'WD', days });

describe('国庆 2022: off from October 1 (Saturday) to 7, worked on Saturday 8 and Sunday 9', () => {
  test('three work days from Thursday 09-29 16:00', () => {
    // The day of the start is not counted. Friday 09-30 is the first, Saturday 10-08 the second, Sunday 10-09 the third.
    expect(due('2022-09-29T16:00', wd(3))).toBe('2022-10-09 17:30');
  });

  test('four work hours from Friday 09-30 17:00', () => {
    // Half an hour to 17:30. Saturday 10-08: three hours from 9:00 to 12:00, and the last half from 13:30 to 14:00.
    expect(due('2022-09-30T17:00', wh(4))).toBe('2022-10-08 14:00');
  });

  test('one work day from within the holiday', () => {
    // Wednesday 10-05 is not counted, nor is any day off after it: Saturday 10-08 is the first.
    expect(due('2022-10-05T10:00', wd(1))).toBe('2022-10-08 17:30');
  });

  test('natural hours know no holiday', () => {
    expect(due('2022-09-30T17:00', nat(24 * 60))).toBe('2022-10-01 17:00');
  });
});

describe('the clocks', () => {
  test('a work day ends with its last shift, however many it has', () => {
    const hours = (...hours: WorkHours) => workCalendar({ data, zone: 'Asia/Shanghai', hours });
    const end = (calendar: typeof cn) => told(dueAfter(at('2022-10-24T10:00'), wd(1), calendar));
    expect(end(hours([480, 1020]))).toBe('2022-10-25 17:00');
    expect(end(hours([480, 660], [720, 900], [960, 1140]))).toBe('2022-10-25 19:00');
  });

  test('natural minutes cross midnight', () => {
    expect(due('2022-10-25T23:30', nat(60))).toBe('2022-10-26 00:30');
  });

  test('work hours given in the lunch break begin at 13:30', () => {
    expect(due('2022-10-25T12:15', wh(1))).toBe('2022-10-25 14:30');
    expect(due('2022-10-25T12:00', wh(1))).toBe('2022-10-25 14:30');
  });

  test('work hours that end with a shift are due at its end, not at the start of the next', () => {
    expect(due('2022-10-25T09:00', wh(3))).toBe('2022-10-25 12:00');
    expect(due('2022-10-25T09:00', wh(7))).toBe('2022-10-25 17:30');
    // One minute more is the first of the next shift.
    expect(due('2022-10-25T09:00', { kind: 'WH', minutes: 181 })).toBe('2022-10-25 13:31');
    expect(due('2022-10-25T09:00', { kind: 'WH', minutes: 421 })).toBe('2022-10-26 09:01');
  });

  test('work hours given at night begin at nine', () => {
    expect(due('2022-10-25T22:00', wh(2))).toBe('2022-10-26 11:00');
    expect(due('2022-10-25T06:00', wh(2))).toBe('2022-10-25 11:00');
    expect(due('2022-10-25T17:30', wh(2))).toBe('2022-10-26 11:00');
  });

  test('a work day is due at the end of work, whatever the hour of its start', () => {
    // Tuesday 10-25: the first day after it is Wednesday, also for what came at 08:00 or at 23:00.
    for (const hour of ['00:00', '08:00', '14:30', '17:31', '23:59'])
      expect(due(`2022-10-25T${hour}`, wd(1))).toBe('2022-10-26 17:30');
    // Friday 10-28, Saturday and Sunday: Monday is the first.
    for (const day of ['28', '29', '30'])
      expect(due(`2022-10-${day}T10:00`, wd(1))).toBe('2022-10-31 17:30');
  });

  test('a millisecond is a millisecond', () => {
    const [one, noon] = [1 / MINUTE, at('2022-10-25T12:00')];
    expect(dueAfter(noon, { kind: 'WH', minutes: one }, cn)).toBe(at('2022-10-25T13:30') + 1);
    expect(dueAfter(noon, { kind: 'WH', minutes: -one }, cn)).toBe(noon - 1);
  });

  test('nothing allowed is due at once, also on a Sunday', () => {
    expect(due('2022-10-30T10:00', wh(0))).toBe('2022-10-30 10:00');
  });
});

describe('元旦 2023: off from Saturday 2022-12-31 to Monday 2023-01-02', () => {
  test('two work days from Friday 12-30', () => {
    // Tuesday 01-03 and Wednesday 01-04.
    expect(due('2022-12-30T10:00', wd(2))).toBe('2023-01-04 17:30');
  });

  test('eight work hours from Friday 12-30 15:00', () => {
    // Two and a half to 17:30; on 01-03 three to noon, two and a half from 13:30.
    expect(due('2022-12-30T15:00', wh(8))).toBe('2023-01-03 16:00');
  });
});

describe('2027 is not published', () => {
  test('a deadline that reaches into it counts Monday to Friday, and the calendar says that it did', () => {
    // Thursday 2026-12-31 16:00: an hour and a half to 17:30; the fallback takes Friday 2027-01-01 for a work day.
    const start = at('2026-12-31T16:00');
    const end = dueAfter(start, wh(3), cn);
    expect(told(end)).toBe('2027-01-01 10:30');
    expect(cn.missingYears(start, end)).toEqual([2027]);
  });
});

describe('what is used', () => {
  const spent = (from: string, to: string, kind: Limit['kind']) => used(at(from), at(to), kind, cn);

  test('in natural and in work minutes', () => {
    expect(spent('2022-10-25T23:30', '2022-10-26T00:15', 'NAT')).toBe(45);
    // 11:00–12:00 and 13:30–14:00.
    expect(spent('2022-10-25T11:00', '2022-10-25T14:00', 'WH')).toBe(90);
    // 09-30 from 16:00: 90; the holiday: nothing; 10-08 and 10-09: 420 each; 10-10 to 10:00: 60.
    expect(spent('2022-09-30T16:00', '2022-10-10T10:00', 'WH')).toBe(990);
    expect(spent('2022-09-30T16:00', '2022-10-10T10:00', 'WD')).toBe(990);
    expect(spent('2022-10-01T09:00', '2022-10-07T17:30', 'WH')).toBe(0);
  });

  test('backwards it is owed', () => {
    expect(spent('2022-10-25T14:00', '2022-10-25T11:00', 'WH')).toBe(-90);
    expect(spent('2022-10-25T14:00', '2022-10-25T11:00', 'NAT')).toBe(-180);
  });

  test('the whole of work days is what lies between start and due time', () => {
    // Thursday 09-29 from 16:00: 90; then three days of 420.
    expect(spanOf(at('2022-09-29T16:00'), wd(3), cn)).toEqual({ kind: 'WH', minutes: 1350 });
    expect(spanOf(at('2022-10-30T10:00'), wh(4), cn)).toEqual(wh(4));
    expect(spanOf(at('2022-10-30T10:00'), nat(30), cn)).toEqual(nat(30));
  });
});

describe('a pause', () => {
  const given = at('2022-10-28T14:00');

  test('over a weekend gives work hours back', () => {
    // Friday 10-28 14:00, four hours: due on Monday 9:30. Paused at 16:00, two are used and two are left.
    const left = remainder(wh(4), given, at('2022-10-28T16:00'), cn);
    expect(left).toEqual(wh(2));
    expect(told(resumeDue(left, at('2022-10-31T10:00'), cn))).toBe('2022-10-31 12:00');
    // Resumed on Sunday evening, they begin on Monday at nine.
    expect(told(resumeDue(left, at('2022-10-30T20:00'), cn))).toBe('2022-10-31 11:00');
  });

  test('gives natural minutes back to the millisecond', () => {
    const left = remainder(nat(240), given, given + 61_001, cn);
    const resumedAt = at('2022-11-03T02:00');
    expect(resumeDue(left, resumedAt, cn)).toBe(resumedAt + 240 * MINUTE - 61_001);
  });

  test('gives the parts of work days back', () => {
    // One work day from Thursday 10-27 10:00 is due on Friday 17:30. Paused on Friday at 11:00: an hour to noon and four after
    // lunch are left. Resumed on Monday at 14:00: three and a half to 17:30, and one and a half on Tuesday.
    const left = remainder(wd(1), at('2022-10-27T10:00'), at('2022-10-28T11:00'), cn);
    expect(left).toEqual(wh(5));
    expect(told(resumeDue(left, at('2022-10-31T14:00'), cn))).toBe('2022-11-01 10:30');
  });

  test('does not forgive what was overdue', () => {
    // Two hours from Thursday 9:00 were over at 11:00. Paused at 14:30: an hour to noon and one after 13:30 too late.
    const left = remainder(wh(2), at('2022-10-27T09:00'), at('2022-10-27T14:30'), cn);
    expect(left).toEqual(wh(-2));
    // Resumed on Monday at 10:00 it is as late: one hour of Monday, one of Friday.
    expect(told(resumeDue(left, at('2022-10-31T10:00'), cn))).toBe('2022-10-28 16:30');
    // Overdue by exactly one hour at 10:00: since nine, not since Friday evening.
    expect(told(resumeDue(wh(-1), at('2022-10-31T10:00'), cn))).toBe('2022-10-31 09:00');
    expect(told(resumeDue(wh(-1), at('2022-10-31T13:30'), cn))).toBe('2022-10-31 11:00');
    expect(told(resumeDue(nat(-90), at('2022-10-31T00:30'), cn))).toBe('2022-10-30 23:00');
  });
});

describe('parts of a limit', () => {
  test('half for a rework', () => {
    expect(halved(nat(30))).toEqual(nat(15));
    expect(halved(wh(4))).toEqual(wh(2));
    expect(halved(wd(10))).toEqual(wd(5));
    // A day and a half is ten and a half work hours; half a day of another town's eight hours is four.
    expect(halved(wd(3))).toEqual(wh(10.5));
    expect(halved(wd(1), 480)).toEqual(wh(4));
  });

  test('go up to the whole minute, and never to nothing', () => {
    expect(portion(nat(15), 0.5)).toEqual(nat(8));
    expect(portion(nat(1), 0.1)).toEqual(nat(1));
    expect(portion(wd(30), 0.1)).toEqual(wd(3));
    expect(portion(wd(3), 1 / 3)).toEqual(wd(1));
    expect(portion(wd(2), 1.5)).toEqual(wd(3));
  });
});

describe('daylight saving in Los Angeles', () => {
  const us = (hours?: WorkHours) =>
    workCalendar({
      data: {
        id: 'us',
        years: { '2020': { holidays: [], workdays: ['2020-03-08', '2020-11-01'] } },
      },
      zone: 'America/Los_Angeles',
      ...(hours && { hours }),
    });
  const utc = (instant: number) => new Date(instant).toISOString().slice(0, 16);

  test('natural hours are hours: 24 of them end an hour later on the wall', () => {
    // Saturday 2020-03-07 12:00 PST is 20:00 Z; 24 hours later the wall shows Sunday 13:00 PDT.
    expect(utc(dueAfter(Date.parse('2020-03-07T20:00Z'), nat(1440), us()))).toBe(
      '2020-03-08T20:00',
    );
  });

  test('a work day ends at 17:30 of the wall, before and after', () => {
    // Friday 03-06 10:00 PST. The 8th is worked here: 17:30 PDT is 00:30 Z. The day before the change it would be 01:30 Z.
    expect(utc(dueAfter(Date.parse('2020-03-06T18:00Z'), wd(1), us()))).toBe('2020-03-09T00:30');
    expect(utc(dueAfter(Date.parse('2020-03-05T18:00Z'), wd(1), us()))).toBe('2020-03-07T01:30');
    // Friday 10-30: the 1st of November is worked: 17:30 PST is 01:30 Z.
    expect(utc(dueAfter(Date.parse('2020-10-30T17:00Z'), wd(1), us()))).toBe('2020-11-02T01:30');
  });

  test('a night shift over the change is an hour shorter, or longer', () => {
    const night = us([[60, 300]]);
    // 03-08: 01:00 PST (09:00 Z) to 05:00 PDT (12:00 Z) are three hours. The fourth is Monday 01:00–02:00 PDT, to 09:00 Z.
    const spring = Date.parse('2020-03-08T08:00Z');
    expect(utc(dueAfter(spring, wh(3), night))).toBe('2020-03-08T12:00');
    expect(utc(dueAfter(spring, wh(4), night))).toBe('2020-03-09T09:00');
    // 11-01: 01:00 PDT (08:00 Z) to 05:00 PST (13:00 Z) are five.
    const autumn = Date.parse('2020-11-01T07:00Z');
    expect(utc(dueAfter(autumn, wh(5), night))).toBe('2020-11-01T13:00');
    expect(used(autumn, Date.parse('2020-11-01T13:00Z'), 'WH', night)).toBe(300);
  });

  test('a shift that begins at an hour which is skipped begins when the clock goes on', () => {
    // 02:30 does not exist on 03-08: it is 03:00 PDT, 10:00 Z. On 11-01, 01:30 is the first of both, 08:30 Z.
    const spring = us([[150, 300]]);
    expect(utc(dueAfter(Date.parse('2020-03-08T08:00Z'), wh(1), spring))).toBe('2020-03-08T11:00');
    const autumn = us([[90, 300]]);
    expect(utc(dueAfter(Date.parse('2020-11-01T07:00Z'), wh(1), autumn))).toBe('2020-11-01T09:30');
  });
});

describe('for all', () => {
  const instant = fc.integer({ min: at('2022-01-01T00:00'), max: at('2026-10-01T00:00') });
  const minutes = fc.integer({ min: 1, max: 20 * 420 });
  const running: fc.Arbitrary<Span> = fc.record({
    kind: fc.constantFrom('NAT' as const, 'WH' as const),
    minutes,
  });
  const any: fc.Arbitrary<Limit> = fc.oneof(
    running,
    fc.record({ kind: fc.constant('WD' as const), days: fc.integer({ min: 1, max: 30 }) }),
  );
  const more = (one: Limit, by: number): Limit =>
    one.kind === 'WD' ? wd(one.days + by) : { kind: one.kind, minutes: one.minutes + by };

  test('a limit is written as it is read', () => {
    fc.assert(
      fc.property(any, (one) => {
        expect(limit.parse(one)).toEqual(one);
      }),
    );
    expect(limit.safeParse({ kind: 'WD', days: 0 }).success).toBe(false);
    expect(limit.safeParse({ kind: 'WD', days: 1.5 }).success).toBe(false);
  });

  test('who begins later is not due earlier', () => {
    fc.assert(
      fc.property(instant, fc.nat(10 * 86_400_000), any, (start, later, one) => {
        expect(dueAfter(start + later, one, cn)).toBeGreaterThanOrEqual(dueAfter(start, one, cn));
      }),
      { numRuns: 1000 },
    );
  });

  test('who is given more is due later', () => {
    fc.assert(
      fc.property(instant, any, fc.integer({ min: 1, max: 30 }), (start, one, by) => {
        expect(dueAfter(start, more(one, by), cn)).toBeGreaterThan(dueAfter(start, one, cn));
      }),
      { numRuns: 1000 },
    );
  });

  test('at the due time exactly the limit is used', () => {
    fc.assert(
      fc.property(instant, running, (start, one) => {
        const end = dueAfter(start, one, cn);
        expect(used(start, end, one.kind, cn)).toBe(one.minutes);
        expect(leftOf(end, one.kind, start, cn)).toEqual(one);
      }),
      { numRuns: 1000 },
    );
  });

  test('nothing is used in no time', () => {
    for (const kind of ['NAT', 'WH', 'WD'] as const)
      expect(used(at('2022-10-25T10:00'), at('2022-10-25T10:00'), kind, cn)).toBe(0);
  });

  test('what is used adds up', () => {
    fc.assert(
      fc.property(instant, fc.nat(9e8), fc.nat(9e8), (a, first, second) => {
        const [b, c] = [a + first, a + first + second];
        const sum = used(a, b, 'WH', cn) + used(b, c, 'WH', cn);
        expect(used(a, c, 'WH', cn)).toBeCloseTo(sum, 6);
      }),
    );
  });

  test('pauses neither give nor take: the minutes that ran are the limit', () => {
    const gaps = fc.array(fc.tuple(fc.nat(2 * 86_400_000), fc.nat(9 * 86_400_000)), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(instant, any, gaps, (start, one, pauses) => {
        const whole = spanOf(start, one, cn);
        let [from, end, ran] = [start, dueAfter(start, one, cn), 0];
        for (const [runs, rests] of pauses) {
          const [pausedAt, resumedAt] = [from + runs, from + runs + rests];
          ran += used(from, pausedAt, one.kind, cn);
          end = resumeDue(leftOf(end, one.kind, pausedAt, cn), resumedAt, cn);
          from = resumedAt;
        }
        ran += used(from, end, one.kind, cn);
        expect(ran).toBeCloseTo(whole.minutes, 6);
      }),
      { numRuns: 1000 },
    );
  });

  test('work hours are what counting minute by minute finds', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    const tables = Object.values(data.years);
    const off = new Set(tables.flatMap(({ holidays }) => holidays));
    const on = new Set(tables.flatMap(({ workdays }) => workdays));
    const isWork = (instant: number) => {
      const [day = '', time = ''] = shanghai.format(instant).split(', ');
      const weekend = [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
      if (off.has(day) || (weekend && !on.has(day))) return false;
      return (time >= '09:00' && time < '12:00') || (time >= '13:30' && time < '17:30');
    };
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 600 }), (some, minutes) => {
        const start = some - (some % MINUTE);
        let [end, left] = [start, minutes];
        for (; left > 0; end += MINUTE) if (isWork(end)) left -= 1;
        expect(told(dueAfter(start, { kind: 'WH', minutes }, cn))).toBe(told(end));
      }),
      { numRuns: 25 },
    );
  });
});
