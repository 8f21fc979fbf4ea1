/**
 * What the clocks have made due. Nothing is scheduled: the world says at any moment what is due and has not happened yet, so a
 * restart forgets nothing and nothing happens twice.
 */
import type { NewEvent } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import { afterPause, afterSuspension, onPromise, type Timing } from './clocks.ts';
import { orderResumed } from './events/handling.ts';
import { orderEscalated } from './events/oversight.ts';
import type { Order } from './order.ts';

/** Rungs of T28, as shares of the limit beyond it: reminder, supervision, the leader's attention. */
const RUNGS = [0, 0.5, 1] as const;
/** How long an escalation waits for its answer. */
const ANSWER_MS = 2 * 3_600_000;

/** The highest rung the clock has reached by now; 0: none. */
export function rungAt(
  { handle, pausedAt }: Pick<Order, 'handle' | 'pausedAt'>,
  now: number,
): number {
  if (!handle || pausedAt !== null) return 0;
  const limit = handle.dueAt - handle.start;
  return RUNGS.filter((share) => now > handle.dueAt + share * limit).length;
}

/** Until it is handled the promise is open; afterwards the checker's clock runs. */
const PROMISED: readonly Order['state'][] = ['FILED', 'DISPATCHED', 'HANDLING', 'JOINT'];

/** When the clocks next have something to say of an order; undefined while none runs. */
export function dueFrom({ state, suspended, handle, escalated }: Order): number | undefined {
  if (state === 'SUSPENDED') return suspended?.reviewAt;
  const share = RUNGS[escalated];
  if (!PROMISED.includes(state) || !handle || share === undefined) return undefined;
  return handle.dueAt + share * (handle.dueAt - handle.start) + 1;
}

/** What the clocks have made due of one order. */
export function dueOf(order: Order, timing: Timing, world: World): NewEvent[] {
  const { now } = timing;
  if (order.state === 'SUSPENDED' && order.suspended && now >= order.suspended.reviewAt) {
    const handle = afterPause(order, timing);
    const to = afterSuspension(order, world);
    return [orderResumed.of({ id: order.id, to, handle, stage: onPromise(handle) })];
  }
  if (!PROMISED.includes(order.state)) return [];
  const rung = rungAt(order, now);
  return rung > order.escalated
    ? [orderEscalated.of({ id: order.id, rung, replyBy: now + ANSWER_MS })]
    : [];
}

export const dueOrders = (world: World, timing: Timing): NewEvent[] =>
  [...world.orders.values()].flatMap((order) => dueOf(order, timing, world));
