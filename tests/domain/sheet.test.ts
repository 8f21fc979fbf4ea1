/** A sheet of figures, order by order: the counts beside the rates, ages, durations, a place among others, points. */
import { expect, test } from 'vitest';
import { ORDER_STATES } from '#domain/order/flow.ts';
import { countedAt, Sheet } from '#domain/order/kpis/sheet.ts';
import type { Order } from '#domain/order/order.ts';
import { clock, HOUR, moment, NOW, open, order } from '../support/counting.ts';

const sheetOf = (...orders: readonly Order[]) => {
  const sheet = new Sheet(moment);
  for (const one of orders) sheet.add(one);
  return sheet;
};
const late = (hours: number) => open({ handle: clock(NOW - hours * HOUR) });
const valuesOf = (rows: readonly { id: string; value: number }[]) =>
  Object.fromEntries(rows.map(({ id, value }) => [id, value]));

test('counts what the rates leave out, each by its state', () => {
  const one = ORDER_STATES.map((state) => order({ state, filedAt: NOW - HOUR }));
  const sheet = sheetOf(...one, order({ source: 'SELF' }), late(1));
  expect(valuesOf(sheet.counts)).toEqual({
    filed: 14,
    // Sixteen states less the void, the rejected, the merged and the suspended, and the late one.
    'should-close': 13,
    closed: 1,
    open: 12,
    // Their promise is five hours past: the twelve that have not ended, none of them paused, and the late one.
    overdue: 13,
    suspended: 1,
    void: 1,
    rejected: 1,
    merged: 1,
    self: 1,
    'to-file': 3,
  });
  expect(sheet.count('self')).toBe(1);
  expect(sheetOf().counts).toEqual(sheet.counts.map(({ id }) => ({ id, value: 0 })));
  expect(sheetOf().count('self')).toBe(0);
});

test('says how old what is overdue is', () => {
  const paused = open({ handle: clock(NOW - HOUR), pausedAt: NOW - 2 * HOUR });
  expect(
    valuesOf(sheetOf(late(1), late(2), late(30), late(200), paused, order()).overdueAges),
  ).toEqual({ '0-1': 2, '1-3': 1, '3-7': 0, '7+': 1 });
});

test('takes the middle and the ninth tenth of how long things took', () => {
  const answered = (hours: number, more: Partial<Order> = {}) =>
    order({ reportedAt: NOW - hours * HOUR, acceptedAt: NOW, ...more });
  const { durations } = sheetOf(
    answered(1, { signedAt: NOW, handledAt: NOW + HOUR }),
    answered(3, { signedAt: NOW, handledAt: null }),
    answered(2, { signedAt: null }),
    order({ acceptedAt: null, signedAt: NOW, handledAt: NOW + 3 * HOUR }),
  );
  expect(durations).toEqual({
    firstResponse: { n: 3, median: 2 * HOUR, p90: 3 * HOUR },
    handling: { n: 2, median: HOUR, p90: 3 * HOUR },
  });
});

test('gives a place from twenty orders on', () => {
  const many = (count: number) => Array.from({ length: count }, () => order());
  expect([sheetOf(...many(19)).ranked, sheetOf(...many(20)).ranked]).toEqual([false, true]);
});

test('gives points, and none of nothing', () => {
  expect(sheetOf(order()).score).toBeCloseTo(100);
  // Four: two closed in time, one of them after an extension; one closed late and reworked; one open.
  const four = sheetOf(
    order(),
    order({ extensions: 1 }),
    order({ handle: clock(NOW - 11 * HOUR), reworks: 1 }),
    open(),
  );
  // 0.8 × (2/4 + 0.4 × 1/4) + 0.1 × (1 − 1/4) + 0.1 × (1 − 1/3): one of the three that were checked was reworked.
  expect(four.score).toBeCloseTo(100 * (0.8 * 0.6 + 0.075 + 0.1 * (2 / 3)));
  // Nothing checked: nothing reworked.
  expect(sheetOf(open()).score).toBeCloseTo(20);
  expect(sheetOf().score).toBeNull();
  expect(sheetOf(order({ state: 'VOID' })).score).toBeNull();
});

test('an order counts on the day it was filed; one that never was, when it was reported', () => {
  expect(countedAt({ filedAt: 2, reportedAt: 1 })).toBe(2);
  expect(countedAt({ filedAt: null, reportedAt: 1 })).toBe(1);
});
