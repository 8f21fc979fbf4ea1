/** What the clocks of an order say and make due. Now it is Tuesday, 2022-10-25 14:30; work ends at 17:30. */
import { describe, expect, test } from 'vitest';
import { stageClockOf } from '#domain/order/clocks.ts';
import { dueOrders, rungAt } from '#domain/order/due.ts';
import { LIFE_CYCLE, ORDER_STATES, type OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import { emptyWorld } from '#domain/world.ts';
import { around, at, viewerOf } from '../support/decide.ts';
import { HOUR, NOW, orderFor, promise } from '../support/deciding.ts';

const timing = around(viewerOf('OPERATOR'), NOW);
const limit = { kind: 'NAT', minutes: 60 } as const;
const handle = promise(limit, NOW - HOUR, NOW);

describe('the clock of a state', () => {
  test('begins with the state, by the urgency', () => {
    expect(stageClockOf('VERIFYING', { urgency: 1, handle }, timing)).toEqual({
      stage: 'VERIFY',
      start: NOW,
      limit: { kind: 'WH', minutes: 120 },
      warnAt: NOW,
      dueAt: at('2022-10-25T16:30'),
    });
    expect(stageClockOf('VERIFYING', { urgency: 4, handle }, timing)).toMatchObject({
      dueAt: NOW + HOUR / 2,
    });
  });

  test('is the promise while it is handled, and none where no limit runs', () => {
    for (const state of ['HANDLING', 'JOINT'] as const) {
      expect(stageClockOf(state, { urgency: 1, handle }, timing)).toEqual({
        stage: 'HANDLE',
        ...handle,
      });
      expect(stageClockOf(state, { urgency: 1, handle: null }, timing)).toBeNull();
    }
    for (const state of ['SUSPENDED', ...LIFE_CYCLE.ends] as const)
      expect(stageClockOf(state, { urgency: 1, handle }, timing)).toBeNull();
  });
});

test('the ladder has a rung at the limit, at half as much again, at twice', () => {
  const rung = (now: number, patch: Partial<Order> = {}) =>
    rungAt({ handle, pausedAt: null, ...patch }, now);
  expect([0, 1, HOUR / 2, HOUR / 2 + 1, HOUR, HOUR + 1].map((late) => rung(NOW + late))).toEqual([
    0, 1, 1, 2, 2, 3,
  ]);
  expect(rung(NOW + 9 * HOUR, { handle: null })).toBe(0);
  expect(rung(NOW + 9 * HOUR, { pausedAt: 0 })).toBe(0);
});

describe('what is due', () => {
  const due = (patch: Partial<Order>, now = NOW, whistle?: Partial<Whistle>) => {
    const world = emptyWorld();
    world.orders.put({ ...orderFor('finish'), ...patch });
    if (whistle) world.whistles.put({ id: 'w', ...whistle } as Whistle);
    return dueOrders(world, { ...timing, now }).map(({ type, data }) => [type, data]);
  };
  const escalated = (rung: number, now: number) => [
    ['order.escalated', { id: 'o', rung, replyBy: now + 2 * HOUR }],
  ];

  test('is the next rung, once, while the promise is open', () => {
    expect(due({ handle })).toEqual([]);
    expect(due({ handle }, NOW + 1)).toEqual(escalated(1, NOW + 1));
    expect(due({ handle, escalated: 1 }, NOW + 1)).toEqual([]);
    expect(due({ handle, escalated: 1 }, NOW + 2 * HOUR)).toEqual(escalated(3, NOW + 2 * HOUR));
    const open: OrderState[] = ['FILED', 'DISPATCHED', 'HANDLING', 'JOINT'];
    for (const state of ORDER_STATES)
      expect(due({ handle, state }, NOW + 1), state).toHaveLength(open.includes(state) ? 1 : 0);
  });

  test('is the resumption on the day of its review, with the time that was left', () => {
    const suspended = { reason: 'FUNDS' as const, reviewAt: NOW };
    const order: Partial<Order> = { state: 'SUSPENDED', suspended, handle, pausedAt: NOW - 60_000 };
    expect(due(order, NOW - 1)).toEqual([]);
    const clock = { start: NOW - HOUR, limit, warnAt: NOW - HOUR + 60_000, dueAt: NOW + 60_000 };
    const resumed = (to: string) => [
      ['order.resumed', { id: 'o', to, handle: clock, stage: { stage: 'HANDLE', ...clock } }],
    ];
    expect(due(order)).toEqual(resumed('HANDLING'));
    expect(due({ ...order, whistle: 'w' }, NOW, { closedAt: null })).toEqual(resumed('JOINT'));
    expect(due({ ...order, state: 'HANDLED' })).toEqual([]);
    expect(due({ ...order, suspended: null })).toEqual([]);
  });
});
