/** The clock an order is judged by, and its lamp: the same for a row, a symbol, a count. */
import { type Lamp, type LampClock, type LampTimes, lampOf, leftMs } from '../time/lamp.ts';
import type { Counted } from './counted.ts';
import { LIFE_CYCLE } from './flow.ts';

type Limits = Pick<Counted, 'handle' | 'stage'>;

/**
 * When an order's lamp turns: with the promise or with the limit of its state, whichever turns first. So it shows the worse of
 * the two, and what waits too long to be sent or signed does not hide behind a promise that is days away.
 */
export function turnsOf({ handle, stage }: Limits): LampTimes | null {
  const one = handle ?? stage;
  const other = stage ?? one;
  if (!one || !other) return null;
  return {
    warnAt: Math.min(one.warnAt, other.warnAt),
    dueAt: Math.min(one.dueAt, other.dueAt),
  };
}

/** Undefined where no limit runs and none ended. A state's limit ends with the state, so what is closed is judged by its promise. */
export function orderClock(order: Counted): LampClock | undefined {
  const { state, pausedAt, closedAt } = order;
  const turns = turnsOf(order);
  if (!turns) return undefined;
  if (LIFE_CYCLE.open(state)) return { ...turns, pausedAt };
  return state === 'CLOSED' ? { ...turns, endedAt: closedAt } : undefined;
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
