/** The numbers a watch lives by, and the lamp beneath two of them. Now it is Tuesday, 2022-10-25 14:30. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ORDER_STATES } from '#domain/order/flow.ts';
import { isOverdue } from '#domain/order/kpis/standing-of.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';
import { orderClock, orderLamp, orderLeft } from '#domain/order/order-lamp.ts';
import { type Lamp, lampOf } from '#domain/time/lamp.ts';
import { blankOrder } from '../support/blank-order.ts';
import { clock as clockUntil, moment } from '../support/counting.ts';

const { now } = moment;
/** Yellow and red come so many milliseconds from now. */
const clock = (warn: number, due: number) => ({
  ...clockUntil(now + due),
  warnAt: now + warn,
});
const handle = { late: clock(-2, -1), warn: clock(0, 1), ok: clock(1, 2) };
const stage = { stage: 'ACCEPT' as const, ...handle.late };
const counted = (patch: Partial<Order>) => {
  const order = blankOrder(patch);
  return ORDER_NUMBERS.filter(({ counts }) => counts(order, moment)).map(({ id }) => id);
};

test('every state is counted where it waits', () => {
  const told = ORDER_STATES.map((state) => [state, counted({ state, closedAt: now }).join()]);
  expect(Object.fromEntries(told)).toEqual({
    DRAFT: '',
    REPORTED: 'to-file',
    VERIFYING: 'to-file',
    ACCEPTED: 'to-file',
    FILED: 'in-hand,to-dispatch',
    DISPATCHED: 'in-hand',
    HANDLING: 'in-hand',
    JOINT: 'in-hand',
    SUSPENDED: '',
    HANDLED: 'in-hand',
    CHECKING: 'in-hand',
    CHECKED: 'in-hand',
    CLOSED: 'closed-today',
    REJECTED: '',
    VOID: '',
    MERGED: '',
  });
});

test('what is late or nearly is counted beside, while it is open', () => {
  expect(counted({ state: 'FILED', handle: handle.late })).toEqual([
    'overdue',
    'in-hand',
    'to-dispatch',
  ]);
  expect(counted({ state: 'FILED', handle: handle.warn })).toEqual([
    'near-due',
    'in-hand',
    'to-dispatch',
  ]);
  expect(counted({ state: 'FILED', handle: handle.ok })).toEqual(['in-hand', 'to-dispatch']);
  expect(counted({ state: 'VOID', handle: handle.late })).toEqual([]);
  expect(counted({ state: 'CLOSED', handle: handle.late, closedAt: null })).toEqual([]);
});

test('today is the town’s', () => {
  const closed = (time: string) =>
    counted({ state: 'CLOSED', closedAt: Date.parse(`${time}+08:00`) });
  expect(closed('2022-10-25T00:00')).toEqual(['closed-today']);
  expect(closed('2022-10-24T23:59')).toEqual([]);
});

describe('the clock of an order', () => {
  const lamp = (patch: Partial<Order>) => orderLamp(blankOrder(patch), now);

  test('is the promise or the limit of the state, whichever turns first, or none', () => {
    const limit = { ...stage, warnAt: now - 3, dueAt: now + 9 };
    expect(orderClock(blankOrder({ handle: handle.ok, stage: limit, pausedAt: 5 }))).toEqual({
      warnAt: now - 3,
      dueAt: now + 2,
      pausedAt: 5,
    });
    expect(lamp({ stage })).toBe('late');
    expect(lamp({ handle: handle.late })).toBe('late');
    expect(lamp({})).toBeUndefined();
  });

  test('an order that waits too long to be sent is late, however far its promise is', () => {
    expect(counted({ state: 'FILED', handle: handle.ok, stage })).toEqual([
      'overdue',
      'in-hand',
      'to-dispatch',
    ]);
    expect(isOverdue(blankOrder({ state: 'FILED', handle: handle.ok, stage }), moment)).toBe(false);
  });

  test('for all: the lamp is the worse of the two, and what is left is the less', () => {
    const WORSE: readonly Lamp[] = ['ok', 'warn', 'late'];
    const times = fc
      .tuple(fc.integer({ min: -9, max: 9 }), fc.nat(9))
      .map(([warn, more]) => clock(warn, warn + more));
    fc.assert(
      fc.property(times, times, fc.boolean(), (promise, limit, paused) => {
        const both = { handle: promise, stage: { ...stage, ...limit } };
        const pausedAt = paused ? now - 1 : null;
        const lit = [promise, limit].map((one) => lampOf({ ...one, pausedAt }, now));
        const worst = WORSE.findLast((one) => lit.includes(one)) ?? 'paused';
        expect(lamp({ ...both, pausedAt })).toBe(worst);
        const left = Math.min(promise.dueAt, limit.dueAt) - now;
        if (!paused) expect(orderLeft(blankOrder(both), now)).toBe(left);
      }),
    );
  });

  test('ends with the closing, and says nothing of what ended otherwise', () => {
    expect(lamp({ state: 'CLOSED', handle: handle.ok, closedAt: now })).toBe('done');
    expect(lamp({ state: 'CLOSED', handle: handle.late, closedAt: now })).toBe('donelate');
    for (const state of ['VOID', 'MERGED', 'REJECTED'] as const)
      expect(lamp({ state, handle: handle.late, closedAt: now })).toBeUndefined();
  });

  test('orders by what is left; what stands still or has no limit comes last', () => {
    const left = (patch: Partial<Order>) => orderLeft(blankOrder(patch), now);
    expect(left({ handle: handle.ok })).toBe(2);
    expect(left({ handle: handle.late })).toBe(-1);
    expect(left({ handle: handle.late, pausedAt: now })).toBe(Number.POSITIVE_INFINITY);
    expect(left({})).toBe(Number.POSITIVE_INFINITY);
  });
});
