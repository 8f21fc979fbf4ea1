/** An order's clocks: the limit of the state it stands in, and the promise from filing to handling. */
import type { Circumstance } from '../contract.ts';
import { handleLimit, stageLimit } from '../rules/rules.ts';
import { dueAfter, halved, type Limit, remainder } from '../time/deadline.ts';
import { lampTimes } from '../time/lamp.ts';
import type { OrderState } from './flow.ts';
import { STAGE_OF } from './flow.ts';
import type { Clock, Order, StageClock } from './order.ts';

type Timing = Pick<Circumstance, 'now' | 'calendar' | 'rules'>;

export const runClock = (limit: Limit, { now, calendar }: Timing): Clock => ({
  start: now,
  limit,
  ...lampTimes(now, limit, calendar),
});

/** The clock of a state, begun now; null where no limit runs. Handling runs on the promise. */
export function stageClockOf(
  state: OrderState,
  order: Pick<Order, 'urgency' | 'handle'>,
  timing: Timing,
): StageClock | null {
  const stage = STAGE_OF[state];
  if (!stage) return null;
  if (stage === 'HANDLE') return order.handle && { stage, ...order.handle };
  return { stage, ...runClock(stageLimit(timing.rules, stage, order.urgency), timing) };
}

/** The promise made at filing. */
export const promiseOf = (
  order: Pick<Order, 'category' | 'urgency' | 'source'>,
  timing: Timing,
): Clock => runClock(handleLimit(timing.rules, order), timing);

/** The promise after a pause: exactly the time that was left when it was paused. */
export function resumed({ handle, pausedAt }: Order, timing: Timing): Clock | null {
  if (!handle || pausedAt === null) return handle;
  return runClock(remainder(handle.limit, handle.start, pausedAt, timing.calendar), timing);
}

/** Rework gets half the original limit (T20); a promise that was not used up yet is not shortened by it. */
export function reworked(order: Order, timing: Timing): Clock | null {
  const { handle } = order;
  if (!handle) return null;
  const half = halved(handleLimit(timing.rules, order));
  const due = dueAfter(timing.now, half, timing.calendar);
  return due <= handle.dueAt ? handle : runClock(half, timing);
}

/** A longer promise until an instant that was granted. The yellow lamp keeps its share of the whole. */
export function extended({ handle }: Order, until: number): Clock | null {
  if (!handle) return null;
  const share = (handle.warnAt - handle.start) / (handle.dueAt - handle.start);
  return {
    ...handle,
    dueAt: until,
    warnAt: Math.round(handle.start + share * (until - handle.start)),
  };
}
