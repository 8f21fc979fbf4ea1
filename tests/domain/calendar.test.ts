/** Days and wall clocks: China's holidays and make-up days, years without a table, and zones that put their clocks forward and back. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarData,
  missingAhead,
  USUAL_HOURS,
  workCalendar,
  workHours,
} from '#domain/time/calendar.ts';
import { dayNumber, dayOf, dayText, weekday, yearOf } from '#domain/time/day.ts';
import { wallClock } from '#domain/time/zone.ts';

const cn = calendarData.parse(JSON.parse(readFileSync('data/calendars/cn.json', 'utf8')));
const calendar = workCalendar({ data: cn, zone: 'Asia/Shanghai' });
const works = (day: string) => calendar.isWorkday(dayNumber(day));
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('days as numbers', () => {
  test('count from 1970 and come back as they went', () => {
    expect(dayNumber('19700101')).toBe(0);
    expect(dayNumber('1970-02-01')).toBe(31);
    expect(dayText(dayNumber('20240229') + 1)).toBe('20240301');
    expect(dayText(dayNumber('19691231'))).toBe('19691231');
  });

  test('know their weekday and year', () => {
    expect(weekday(dayNumber('20221001'))).toBe(6);
    expect(weekday(dayNumber('20221002'))).toBe(0);
    expect(weekday(dayNumber('19691231'))).toBe(3);
    expect(yearOf(dayNumber('20221231'))).toBe(2022);
    expect(yearOf(dayNumber('20230101'))).toBe(2023);
  });
});

describe('China’s calendar', () => {
  test('国庆 2022: seven days off, then a Saturday and a Sunday worked', () => {
    expect(works('20220930')).toBe(true);
    for (const day of ['01', '02', '03', '04', '05', '06', '07'])
      expect(works(`202210${day}`)).toBe(false);
    expect(works('20221008')).toBe(true);
    expect(works('20221009')).toBe(true);
    expect(works('20221010')).toBe(true);
    expect(works('20221015')).toBe(false);
  });

  test('元旦 2023 begins on the last day of 2022', () => {
    expect(['20221230', '20221231', '20230101', '20230102', '20230103'].map(works)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  test('every make-up day is a weekend day', () => {
    for (const { workdays } of Object.values(cn.years))
      for (const day of workdays) expect(weekday(dayNumber(day)) % 6, day).toBe(0);
  });

  test('has as many work days a year as the notices leave', () => {
    // Weekdays of the year, less weekdays that are holidays, plus make-up days.
    // 2022: 260 − 18 + 7. 2023: 260 − 18 + 7. 2024: 262 − 19 + 8. 2025: 261 − 18 + 5. 2026: 261 − 19 + 6.
    const count = (year: number) => {
      let days = 0;
      for (let day = dayNumber(`${year}0101`); yearOf(day) === year; day += 1)
        if (calendar.isWorkday(day)) days += 1;
      return days;
    };
    expect([2022, 2023, 2024, 2025, 2026].map(count)).toEqual([249, 249, 251, 248, 248]);
  });

  test('works 9:00–12:00 and 13:30–17:30, in instants', () => {
    expect(calendar.dayMinutes).toBe(420);
    expect(calendar.shifts(dayNumber('20221008'))).toEqual([
      { from: at('2022-10-08T09:00'), to: at('2022-10-08T12:00') },
      { from: at('2022-10-08T13:30'), to: at('2022-10-08T17:30') },
    ]);
    expect(calendar.shifts(dayNumber('20221007'))).toEqual([]);
  });

  test('knows which day it is in the town, not in Greenwich', () => {
    expect(dayText(calendar.dayAt(at('2022-10-08T00:00')))).toBe('20221008');
    expect(dayText(calendar.dayAt(at('2022-10-08T00:00') - 1))).toBe('20221007');
  });
});

describe('a year without a table', () => {
  test('is told, and falls back to Monday to Friday', () => {
    expect(calendar.covers(2026)).toBe(true);
    expect(calendar.covers(2027)).toBe(false);
    // 2027-01-01 is a Friday and surely a holiday; nobody has published it here.
    expect(works('20270101')).toBe(true);
    expect(works('20270102')).toBe(false);
  });

  test('is found between two instants, in the town’s zone', () => {
    expect(calendar.missingYears(at('2026-12-31T10:00'), at('2026-12-31T23:59'))).toEqual([]);
    expect(calendar.missingYears(at('2026-12-31T10:00'), at('2027-01-01T00:00'))).toEqual([2027]);
    expect(calendar.missingYears(at('2021-12-31T10:00'), at('2028-01-01T00:00'))).toEqual([
      2021, 2027, 2028,
    ]);
  });
});

describe('a table that is wrong is refused', () => {
  const year = (holidays: string[], workdays: string[] = []) => ({
    id: 'cn',
    years: { '2022': { holidays, workdays } },
  });
  test.each([
    ['a day of another year', year(['2023-01-01']), '2023-01-01 lies in another year'],
    ['a make-up day of another year', year([], ['2021-10-09']), '2021-10-09 lies in another year'],
    [
      'a day off and worked',
      year(['2022-10-01', '2022-10-02'], ['2022-10-02']),
      '2022-10-02 is listed twice',
    ],
  ])('%s, with its year and the day', (_name, data, message) =>
    expect(calendarData.safeParse(data).error?.issues).toMatchObject([
      { code: 'custom', path: ['years', '2022'], message },
    ]),
  );

  const none = { holidays: [], workdays: [] };
  test.each<[string, object]>([
    ['a day that does not exist', year(['2022-02-30'])],
    ['a word nobody knows', { ...year([]), zone: 'Asia/Shanghai' }],
    ...['Cn', '1cn', 'cn!', ''].map((id): [string, object] => [`“${id}”`, { ...year([]), id }]),
    ...['22', '02022', '2022x'].map((name): [string, object] => [
      `the year “${name}”`,
      { id: 'cn', years: { [name]: none } },
    ]),
  ])('%s', (_name, data) => expect(calendarData.safeParse(data).success).toBe(false));

  test('but not one that is right', () => {
    for (const id of ['cn', 'c', 'cn-2'])
      expect(calendarData.safeParse({ ...year(['2022-10-01'], ['2022-10-08']), id }).success).toBe(
        true,
      );
  });

  test('work hours follow one another', () => {
    expect(workHours.safeParse(USUAL_HOURS).success).toBe(true);
    expect(workHours.safeParse([[0, 1440]]).success).toBe(true);
    expect(workHours.safeParse([]).success).toBe(false);
    expect(workHours.safeParse([[600, 600]]).success).toBe(false);
    expect(workHours.safeParse([[600, 540]]).success).toBe(false);
    expect(
      workHours.safeParse([
        [540, 720],
        [720, 1050],
      ]).error?.issues,
    ).toMatchObject([{ message: 'must follow one another without touching' }]);
  });
});

describe('the wall clock', () => {
  const angeles = wallClock('America/Los_Angeles');
  const wall = (text: string) => Date.parse(`${text}Z`);
  const instant = (clock: typeof angeles, text: string) =>
    new Date(clock.instantOf(wall(text))).toISOString();

  test('goes forward: 2020-03-08 in Los Angeles has no 02:30', () => {
    // At 10:00 Z the wall goes from 01:59:59 (−8 h) to 03:00:00 (−7 h).
    expect(instant(angeles, '2020-03-08T01:59')).toBe('2020-03-08T09:59:00.000Z');
    expect(instant(angeles, '2020-03-08T02:00')).toBe('2020-03-08T10:00:00.000Z');
    expect(instant(angeles, '2020-03-08T02:30')).toBe('2020-03-08T10:00:00.000Z');
    expect(instant(angeles, '2020-03-08T03:00')).toBe('2020-03-08T10:00:00.000Z');
    expect(instant(angeles, '2020-03-08T03:01')).toBe('2020-03-08T10:01:00.000Z');
    expect(angeles.wallOf(Date.parse('2020-03-08T10:00Z'))).toBe(wall('2020-03-08T03:00'));
    expect(angeles.wallOf(Date.parse('2020-03-08T10:00Z') - 1)).toBe(wall('2020-03-08T02:00') - 1);
  });

  test('goes back: 2020-11-01 in Los Angeles has two 01:30, and the first counts', () => {
    // At 09:00 Z the wall goes from 01:59:59 (−7 h) to 01:00:00 (−8 h).
    expect(instant(angeles, '2020-11-01T00:59')).toBe('2020-11-01T07:59:00.000Z');
    expect(instant(angeles, '2020-11-01T01:30')).toBe('2020-11-01T08:30:00.000Z');
    expect(instant(angeles, '2020-11-01T02:00')).toBe('2020-11-01T10:00:00.000Z');
    expect(angeles.wallOf(Date.parse('2020-11-01T09:30Z'))).toBe(wall('2020-11-01T01:30'));
  });

  test('a day may begin at one o’clock, or be left out', () => {
    // São Paulo skipped midnight on 2018-11-04; Samoa skipped 2011-12-30 whole, from −10 h to +14 h.
    const paulo = wallClock('America/Sao_Paulo');
    expect(instant(paulo, '2018-11-04T00:00')).toBe('2018-11-04T03:00:00.000Z');
    const samoa = wallClock('Pacific/Apia');
    expect(instant(samoa, '2011-12-29T23:59')).toBe('2011-12-30T09:59:00.000Z');
    expect(instant(samoa, '2011-12-30T12:00')).toBe('2011-12-30T10:00:00.000Z');
    expect(instant(samoa, '2011-12-31T00:00')).toBe('2011-12-30T10:00:00.000Z');
  });

  test('shows what Intl shows, and finds the instant again', () => {
    const ZONES = [
      'Asia/Shanghai',
      'America/Los_Angeles',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Europe/London',
      'Africa/Casablanca',
      'UTC',
    ];
    const times = new Map(
      ZONES.map((zone) => [
        zone,
        new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2028, 0, 1) }),
        (zone, instant) => {
          const clock = wallClock(zone);
          const shown = clock.wallOf(instant);
          expect(dayText(Math.floor(shown / 86_400_000))).toBe(dayOf(instant, zone));
          expect(new Date(shown).toISOString().slice(11, 19)).toBe(
            times.get(zone)?.format(instant),
          );
          const found = clock.instantOf(shown);
          // An hour shown twice is found at its first showing.
          expect(instant - found).toBeLessThanOrEqual(3_600_000);
          expect(found).toBeLessThanOrEqual(instant);
          expect(clock.wallOf(found)).toBe(shown);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('goes by the sun to the second where it once did', () => {
    // Shanghai kept its local mean time, 8:05:43 ahead, until 1901.
    const sun = wallClock('Asia/Shanghai').wallOf(Date.parse('1900-01-01T00:00Z'));
    expect(new Date(sun).toISOString()).toBe('1900-01-01T08:05:43.000Z');
  });

  test('there is no clock of a zone that is none', () => {
    expect(() => wallClock('Moon/Sea')).toThrow(RangeError);
  });
});

test('a year without a table is told of while the deadlines of today can reach it', () => {
  expect(missingAhead(calendar, at('2026-09-01T10:00'))).toEqual([]);
  expect(missingAhead(calendar, at('2026-10-01T10:00'))).toEqual([2027]);
  expect(missingAhead(calendar, at('2027-05-01T10:00'))).toEqual([2027]);
});
