/**
 * A limit that runs: it begins, is paused and resumed, or is prolonged. Start and limit say what was allowed in all and are
 * never moved by a pause, so percentages and lamps go by the whole; when it is over is what `dueAt` says.
 */
import type { WorkCalendar } from './calendar.ts';
import { type Limit, leftOf, resumeDue, type Span, spanOf, used } from './deadline.ts';
import { type LampTimes, lampTimes, lampTimesUntil } from './lamp.ts';

export interface RunningLimit extends LampTimes {
  readonly start: number;
  readonly limit: Limit;
}

export const begun = (start: number, limit: Limit, calendar: WorkCalendar): RunningLimit => ({
  start,
  limit,
  ...lampTimes(start, limit, calendar),
});

/** After a pause exactly what was left is given back, or exactly what was overdue. */
export function resumed<R extends RunningLimit>(
  running: R,
  pausedAt: number,
  resumedAt: number,
  calendar: WorkCalendar,
): R {
  const { start, limit, dueAt } = running;
  const left = leftOf(dueAt, limit.kind, pausedAt, calendar);
  const due = resumeDue(left, resumedAt, calendar);
  return { ...running, ...lampTimesUntil(due, spanOf(start, limit, calendar), calendar) };
}

/** An extension until a granted instant: the whole grows by as much as the due time moves. */
export function prolonged<R extends RunningLimit>(
  running: R,
  until: number,
  calendar: WorkCalendar,
): R & { readonly limit: Span } {
  const { start, limit, dueAt } = running;
  const { kind, minutes } = spanOf(start, limit, calendar);
  const whole: Span = { kind, minutes: minutes + used(dueAt, until, kind, calendar) };
  return { ...running, limit: whole, ...lampTimesUntil(until, whole, calendar) };
}
