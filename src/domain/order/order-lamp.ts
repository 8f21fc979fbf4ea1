/** The clock an order is judged by, and its lamp: the same for a row, a symbol, a count. */
import { type Lamp, type LampClock, lampOf, leftMs } from '../time/lamp.ts';
import type { Counted } from './counted.ts';
import { LIFE_CYCLE } from './flow.ts';

/** The promise once it was made, before it the limit of the state; undefined where no limit runs and none ended. */
export function orderClock(order: Counted): LampClock | undefined {
  const { state, handle, stage, pausedAt, closedAt } = order;
  const running = handle ?? stage;
  if (!running) return undefined;
  const { warnAt, dueAt } = running;
  if (LIFE_CYCLE.open(state)) return { warnAt, dueAt, pausedAt };
  return state === 'CLOSED' ? { warnAt, dueAt, endedAt: closedAt } : undefined;
}

export const orderLamp = (order: Counted, now: number): Lamp | undefined => {
  const clock = orderClock(order);
  return clock && lampOf(clock, now);
};

/** What is left, overdue below zero; what stands still or has no limit comes last. */
export function orderLeft(order: Counted, now: number): number {
  const clock = orderClock(order);
  const stands = !clock || typeof clock.pausedAt === 'number';
  return stands ? Number.POSITIVE_INFINITY : leftMs(clock, now);
}
