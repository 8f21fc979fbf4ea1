/**
 * The working calendar of a town: which days are worked, and from when to when. Where the year's table is known, holidays and
 * make-up days (调休) decide and a Saturday may be a work day; a year without a table falls back to Monday to Friday, and
 * `missingYears` says so: whoever shows a deadline across such a year shows the warning with it.
 */
import { z } from 'zod';
import { dayNumber, weekday, yearOf } from './day.ts';
import { wallClock } from './zone.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

const yearTable = z.strictObject({
  /** Days off, the weekend days inside a holiday included. */
  holidays: z.array(z.iso.date()),
  /** Days worked though they fall on a weekend. */
  workdays: z.array(z.iso.date()),
});

/** A country's table (data/calendars/<id>.json). */
export const calendarData = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    years: z.record(z.string().regex(/^\d{4}$/), yearTable),
  })
  .superRefine(({ years }, { addIssue }) => {
    for (const [year, { holidays, workdays }] of Object.entries(years)) {
      const days = [...holidays, ...workdays];
      const complain = (message: string) =>
        addIssue({ code: 'custom', path: ['years', year], message });
      const astray = days.find((day) => !day.startsWith(year));
      if (astray) complain(`${astray} lies in another year`);
      const twice = days.find((day, index) => days.indexOf(day) !== index);
      if (twice) complain(`${twice} is listed twice`);
    }
  });
export type CalendarData = z.infer<typeof calendarData>;

const minuteOfDay = z.number().int().min(0).max(1440);

/** From and to, in minutes from midnight, in the order of the day. */
export const workHours = z
  .array(z.tuple([minuteOfDay, minuteOfDay]))
  .min(1)
  .refine((hours) => hours.flat().every((at, i, all) => i === 0 || at > (all[i - 1] ?? at)), {
    error: 'must follow one another without touching',
  });
export type WorkHours = z.infer<typeof workHours>;

/** 9:00–12:00 and 13:30–17:30 (DOMAIN §3.4). */
export const USUAL_HOURS: WorkHours = [
  [9 * 60, 12 * 60],
  [13 * 60 + 30, 17 * 60 + 30],
];

/** A stretch of work as two instants. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

/** Days are numbers here (`dayNumber('20221008')`), instants epoch milliseconds. */
export interface WorkCalendar {
  readonly zone: string;
  readonly hours: WorkHours;
  /** Minutes worked on a day with ordinary clocks. */
  readonly dayMinutes: number;
  /** The day an instant falls on in the zone. */
  dayAt(instant: number): number;
  isWorkday(day: number): boolean;
  /** The stretches of work of a day; none on a day off. */
  shifts(day: number): readonly Shift[];
  covers(year: number): boolean;
  /** The years between two instants that have no table: `[]` is the good news. */
  missingYears(from: number, to: number): readonly number[];
}

interface Making {
  readonly data: CalendarData;
  /** IANA zone of the town. */
  readonly zone: string;
  readonly hours?: WorkHours;
}

export function workCalendar({ data, zone, hours = USUAL_HOURS }: Making): WorkCalendar {
  const clock = wallClock(zone);
  const years = new Set(Object.keys(data.years).map(Number));
  const tables = Object.values(data.years);
  const holidays = new Set(tables.flatMap((table) => table.holidays.map(dayNumber)));
  const makeUps = new Set(tables.flatMap((table) => table.workdays.map(dayNumber)));
  const known = new Map<number, readonly Shift[]>();

  const dayAt = (instant: number) => Math.floor(clock.wallOf(instant) / DAY);
  const isWorkday = (day: number) =>
    makeUps.has(day) || (!holidays.has(day) && weekday(day) % 6 !== 0);
  const at = (day: number, minute: number) => clock.instantOf(day * DAY + minute * MINUTE);
  const shiftsOf = (day: number) =>
    isWorkday(day) ? hours.map(([from, to]) => ({ from: at(day, from), to: at(day, to) })) : [];

  return {
    zone,
    hours,
    dayMinutes: hours.reduce((sum, [from, to]) => sum + to - from, 0),
    dayAt,
    isWorkday,
    shifts: (day) => {
      let shifts = known.get(day);
      if (!shifts) {
        shifts = shiftsOf(day);
        known.set(day, shifts);
      }
      return shifts;
    },
    covers: (year) => years.has(year),
    missingYears: (from, to) => {
      const [first, last] = [yearOf(dayAt(from)), yearOf(dayAt(to))];
      const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      return all.filter((year) => !years.has(year));
    },
  };
}

/** As far as deadlines given today reach: a suspension's ninety days, and what comes after it. */
const AHEAD_DAYS = 120;
/** The years a calendar lacks for the deadlines of these days. */
export const missingAhead = (calendar: WorkCalendar, now: number): readonly number[] =>
  calendar.missingYears(now, now + AHEAD_DAYS * DAY);
