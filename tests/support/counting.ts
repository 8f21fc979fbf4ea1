/** Orders made by hand for the figures: as they should be, and what a test wants otherwise. */
import type { Order } from '#domain/order/order.ts';

/** Tuesday, half past two in the town. */
export const NOW = Date.parse('2022-10-25T14:30+08:00');
export const HOUR = 3_600_000;
export const moment = { now: NOW, zone: 'Asia/Shanghai' };

export const clock = (dueAt: number) => ({
  start: dueAt - 8 * HOUR,
  limit: { kind: 'WH' as const, minutes: 480 },
  warnAt: dueAt - 2 * HOUR,
  dueAt,
});

let ids = 0;
/** A closed order as it should be: filed, sent once, handled and closed in time, checked by another. */
export function order(more: Partial<Order> = {}): Order {
  ids += 1;
  return {
    id: `o-${ids}`,
    version: 1,
    path: '/1/2/3/',
    state: 'CLOSED',
    source: 'GRID',
    reportedBy: 'GRID_WORKER-01',
    level: 'GRID',
    acceptedAt: NOW - 30 * HOUR,
    filedAt: NOW - 29 * HOUR,
    signedAt: NOW - 20 * HOUR,
    handledAt: NOW - 12 * HOUR,
    checkedAt: NOW - 11 * HOUR,
    closedAt: NOW - 10 * HOUR,
    handle: clock(NOW - 5 * HOUR),
    pausedAt: null,
    handler: 'w-01',
    checker: 'w-02',
    dispatches: 1,
    returns: 0,
    reworks: 0,
    extensions: 0,
    reopens: 0,
    relapsedAfter: null,
    visit: null,
    ...more,
  } as Order;
}
export const open = (more: Partial<Order> = {}) =>
  order({
    state: 'HANDLING',
    closedAt: null,
    checkedAt: null,
    handledAt: null,
    handle: clock(NOW + HOUR),
    ...more,
  });

/** The call afterwards: reached, solved, very satisfied. */
export const visit = (more: object = {}) => ({
  at: NOW,
  contacted: true,
  solved: true,
  satisfaction: 5,
  ...more,
});
