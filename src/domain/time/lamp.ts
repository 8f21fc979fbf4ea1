/**
 * The lamp of an order: one comparison of instants, the same in the gateway and on every screen. The working calendar is needed
 * once, when the limit is given, paused or extended; the instants it decides are kept with the order.
 */
import type { WorkCalendar } from './calendar.ts';
import { dueAfter, type Limit, type Span, spanOf } from './deadline.ts';

/** VISUAL §2: green, yellow, red, grey; blue closed on time, purple closed late. */
export const LAMPS = ['ok', 'warn', 'late', 'paused', 'done', 'donelate'] as const;
export type Lamp = (typeof LAMPS)[number];

/** When a lamp turns yellow, and after when it is red. */
export interface LampTimes {
  readonly warnAt: number;
  readonly dueAt: number;
}

export interface LampClock extends LampTimes {
  /** Since when the clock stands still. */
  readonly pausedAt?: number | null | undefined;
  readonly endedAt?: number | null | undefined;
}

export function lampOf({ warnAt, dueAt, pausedAt, endedAt }: LampClock, now: number): Lamp {
  if (typeof endedAt === 'number') return endedAt <= dueAt ? 'done' : 'donelate';
  if (typeof pausedAt === 'number') return 'paused';
  if (now > dueAt) return 'late';
  return now >= warnAt ? 'warn' : 'ok';
}

/** Natural milliseconds to the due time, below zero past it; a clock that is paused or at its end stands still. */
export const leftMs = ({ dueAt, pausedAt, endedAt }: LampClock, now: number): number =>
  dueAt - (endedAt ?? pausedAt ?? now);

/** Yellow comes with a quarter of the limit left, or with two hours of its clock where that is more. */
const SHARE_LEFT = 0.25;
const MINUTES_LEFT = 120;

/**
 * The turns of a clock due at `dueAt`, of which `whole` was allowed in all: after a pause the whole is still that of the first
 * day, so a lamp that was yellow comes back yellow. A limit of two hours or less is yellow from its first minute.
 */
export function lampTimesUntil(dueAt: number, whole: Span, calendar: WorkCalendar): LampTimes {
  const left = Math.max(whole.minutes * SHARE_LEFT, Math.min(whole.minutes, MINUTES_LEFT), 0);
  return { dueAt, warnAt: dueAfter(dueAt, { kind: whole.kind, minutes: -left }, calendar) };
}

/** The turns of a limit given at `start`. */
export const lampTimes = (start: number, allowed: Limit, calendar: WorkCalendar): LampTimes =>
  lampTimesUntil(dueAfter(start, allowed, calendar), spanOf(start, allowed, calendar), calendar);
