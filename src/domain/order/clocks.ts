/** An order's clocks: the limit of the state it stands in, and the promise from filing to handling. */
import type { Circumstance } from '../contract.ts';
import { handleLimit, stageLimit } from '../rules/rules.ts';
import { dueAfter, halved } from '../time/deadline.ts';
import { begun, prolonged, resumed } from '../time/running.ts';
import type { World } from '../world.ts';
import { type OrderState, STAGE_OF } from './flow.ts';
import type { Clock, Order, StageClock } from './order.ts';

export type Timing = Pick<Circumstance, 'now' | 'calendar' | 'rules'>;

/** Handling runs on the promise itself. */
export const onPromise = (handle: Clock | null): StageClock | null =>
  handle && { stage: 'HANDLE', ...handle };

/** The clock of a state, begun now; null where no limit runs. */
export function stageClockOf(
  state: OrderState,
  { urgency, handle }: Pick<Order, 'urgency' | 'handle'>,
  { now, calendar, rules }: Timing,
): StageClock | null {
  const stage = STAGE_OF[state];
  if (!stage) return null;
  if (stage === 'HANDLE') return onPromise(handle);
  return { stage, ...begun(now, stageLimit(rules, stage, urgency), calendar) };
}

/** The promise made at filing. */
export const promiseOf = (
  order: Pick<Order, 'category' | 'urgency' | 'source'>,
  { now, calendar, rules }: Timing,
): Clock => begun(now, handleLimit(rules, order), calendar);

/** The promise after a pause: exactly the time that was left when it was paused. */
export const afterPause = ({ handle, pausedAt }: Order, { now, calendar }: Timing): Clock | null =>
  handle && pausedAt !== null ? resumed(handle, pausedAt, now, calendar) : handle;

/** Rework gets half the original limit (T20); what was not used up yet is not shortened by it. */
export function forRework(order: Order, { now, calendar, rules }: Timing): Clock | null {
  const { handle } = order;
  if (!handle) return null;
  const half = halved(handleLimit(rules, order));
  return dueAfter(now, half, calendar) <= handle.dueAt ? handle : begun(now, half, calendar);
}

/** Where a suspended order goes on: with its whistle, if that still sounds. */
export const afterSuspension = ({ whistle }: Order, { whistles }: World): 'HANDLING' | 'JOINT' =>
  whistle !== null && whistles.get(whistle)?.closedAt === null ? 'JOINT' : 'HANDLING';

/** A longer promise, until an instant that was granted. */
export const longer = ({ handle }: Order, until: number, { calendar }: Timing): Clock | null =>
  handle && prolonged(handle, until, calendar);
