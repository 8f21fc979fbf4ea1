/** Deadlines: what a limit is, when it runs out, how much of it is used, and what a pause leaves of it. */
import { z } from 'zod';
import type { WorkCalendar } from './calendar.ts';

const MINUTE = 60_000;

/**
 * The three clocks of DOMAIN §3.4: natural minutes round the clock (NAT), minutes within the work hours (WH), and work days
 * (WD). Minutes may be fractions, so that what a pause leaves brings back the very millisecond, and below zero, when the limit
 * was overdrawn by then.
 */
export const limit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('NAT'), minutes: z.number() }),
  z.object({ kind: z.literal('WH'), minutes: z.number() }),
  z.object({ kind: z.literal('WD'), days: z.number().int().positive() }),
]);
export type Limit = z.infer<typeof limit>;

/** An amount of time on one of the two clocks that run. */
export type Span = Exclude<Limit, { kind: 'WD' }>;

/** The clock on which a limit is measured: work days are used up in work minutes. */
const clockOf = (kind: Limit['kind']): Span['kind'] => (kind === 'NAT' ? 'NAT' : 'WH');

/** The instant at which `ms` of work are done that begin at `from`; at the end of one shift rather than the start of the next. */
function advance(from: number, ms: number, calendar: WorkCalendar): number {
  let rest = ms;
  for (let day = calendar.dayAt(from); rest > 0; day += 1)
    for (const shift of calendar.shifts(day)) {
      const begin = Math.max(from, shift.from);
      if (begin >= shift.to) continue;
      if (rest <= shift.to - begin) return begin + rest;
      rest -= shift.to - begin;
    }
  return from;
}

/** The instant from which it takes `ms` of work to reach `to`; at the start of one shift rather than the end of the last. */
function retreat(to: number, ms: number, calendar: WorkCalendar): number {
  let rest = ms;
  for (let day = calendar.dayAt(to); ; day -= 1)
    for (const shift of calendar.shifts(day).toReversed()) {
      const end = Math.min(to, shift.to);
      if (end <= shift.from) continue;
      if (rest <= end - shift.from) return end - rest;
      rest -= end - shift.from;
    }
}

/** Milliseconds of work between two instants in order. */
function worked(from: number, to: number, calendar: WorkCalendar): number {
  let sum = 0;
  const last = calendar.dayAt(to);
  for (let day = calendar.dayAt(from); day <= last; day += 1)
    for (const shift of calendar.shifts(day))
      sum += Math.max(0, Math.min(to, shift.to) - Math.max(from, shift.from));
  return sum;
}

/** The end of the work hours of the n-th work day after the day of `start`. */
function endOfWorkday(start: number, days: number, calendar: WorkCalendar): number {
  let day = calendar.dayAt(start);
  for (let left = days; left > 0; ) {
    day += 1;
    if (calendar.isWorkday(day)) left -= 1;
  }
  return calendar.shifts(day).at(-1)?.to ?? start;
}

/**
 * The instant a limit given at `start` runs out.
 *
 * Work days follow the Civil Code (民法典 §201, §203): the day of the start is not counted, whatever its hour; days off are not
 * counted; and the last day ends when business ends, not at midnight. So one work day given on a Friday or on the Saturday
 * after it is due on Monday at the end of the work hours.
 */
export function dueAfter(start: number, allowed: Limit, calendar: WorkCalendar): number {
  if (allowed.kind === 'WD') return endOfWorkday(start, allowed.days, calendar);
  const ms = Math.round(allowed.minutes * MINUTE);
  if (allowed.kind === 'NAT') return start + ms;
  return ms < 0 ? retreat(start, -ms, calendar) : advance(start, ms, calendar);
}

/** Minutes a clock of that kind runs from `start` to `until`; below zero when `until` comes first. */
export function used(
  start: number,
  until: number,
  kind: Limit['kind'],
  calendar: WorkCalendar,
): number {
  if (clockOf(kind) === 'NAT') return (until - start) / MINUTE;
  const ms = until < start ? -worked(until, start, calendar) : worked(start, until, calendar);
  return ms / MINUTE;
}

/** What is left at an instant of a limit of that kind which is due at `dueAt`; below zero when it is overdue. */
export const leftOf = (
  dueAt: number,
  kind: Limit['kind'],
  at: number,
  calendar: WorkCalendar,
): Span => ({ kind: clockOf(kind), minutes: used(at, dueAt, kind, calendar) });

/** The length of a limit given at `start`, on its running clock: the whole that lamps and percentages are measured by. */
export const spanOf = (start: number, allowed: Limit, calendar: WorkCalendar): Span =>
  allowed.kind === 'WD'
    ? leftOf(dueAfter(start, allowed, calendar), allowed.kind, start, calendar)
    : allowed;

/** What a pause leaves of a limit given at `start`. Work days are left in work minutes, so that no part of a day is lost. */
export const remainder = (
  allowed: Limit,
  start: number,
  pausedAt: number,
  calendar: WorkCalendar,
): Span => leftOf(dueAfter(start, allowed, calendar), allowed.kind, pausedAt, calendar);

/** When what a pause left runs out. What was overdue stays overdue by as much: nobody is on time by having been paused. */
export const resumeDue = (remaining: Span, resumedAt: number, calendar: WorkCalendar): number =>
  dueAfter(resumedAt, remaining, calendar);

/** Work minutes of a day of the usual hours. */
const WORK_DAY = 420;
/** A third of three days is one day, whatever floating point says. */
const TOLERANCE = 1e-9;

/** A part of a limit, to the next whole minute. Work days stay days where the part is whole days, else they become work minutes. */
export function portion(allowed: Limit, fraction: number, dayMinutes = WORK_DAY): Limit {
  const part = (whole: number) => Math.max(1, Math.ceil(whole * fraction - TOLERANCE));
  if (allowed.kind !== 'WD') return { kind: allowed.kind, minutes: part(allowed.minutes) };
  const days = part(allowed.days);
  return days - allowed.days * fraction < 2 * TOLERANCE
    ? { kind: 'WD', days }
    : { kind: 'WH', minutes: part(allowed.days * dayMinutes) };
}

/** The limit of a rework (DOMAIN T20): half of the first. */
export const halved = (allowed: Limit, dayMinutes?: number): Limit =>
  portion(allowed, 0.5, dayMinutes);
