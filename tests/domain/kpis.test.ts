/** The figures of DOMAIN §3.8 on orders made by hand, so that each line is counted where a reader can see it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentOf, Tally } from '#domain/kernel/kpi.ts';
import { ORDER_STATES } from '#domain/order/flow.ts';
import { ORDER_KPIS } from '#domain/order/kpis/catalogue.ts';
import {
  isSuspicious,
  ORDER_COUNTS,
  type OrderCount,
  overdueAge,
} from '#domain/order/kpis/counts.ts';
import { departmentScore } from '#domain/order/kpis/department-score.ts';
import { spreadOf } from '#domain/order/kpis/durations.ts';
import type { Order } from '#domain/order/order.ts';
import { clock, HOUR, moment, NOW, open, order, visit } from '../support/counting.ts';

const rateOf = (id: string, orders: readonly Order[]) => {
  const tally = new Tally(ORDER_KPIS);
  for (const one of orders) tally.add(one, moment);
  const rate = tally.rates.find((found) => found.id === id);
  return rate && [rate.above, rate.below];
};
const countOf = (name: OrderCount, orders: readonly Order[]) =>
  orders.filter((one) => ORDER_COUNTS[name](one, moment)).length;

describe('each rate, on orders that differ in one thing', () => {
  test.each([
    ['closing-rate', [order(), open()], [1, 2]],
    [
      'closing-rate',
      [
        order(),
        order({ state: 'SUSPENDED', closedAt: null }),
        order({ state: 'VOID' }),
        order({ state: 'MERGED' }),
        order({ state: 'REJECTED' }),
      ],
      [1, 1],
    ],
    ['closing-rate', [order(), order({ source: 'SELF', filedAt: null })], [1, 1]],
    ['on-time-rate', [order(), order({ handle: clock(NOW - 11 * HOUR) }), open()], [1, 3]],
    [
      'overdue-rate',
      [
        order(),
        order({ handle: clock(NOW - 11 * HOUR) }),
        open({ handle: clock(NOW - HOUR) }),
        open(),
      ],
      [2, 4],
    ],
    ['real-closing-rate', [order(), order({ checker: null })], [1, 2]],
    ['real-closing-rate', [order(), order({ checker: 'w-01' })], [1, 2]],
    ['real-closing-rate', [order(), order({ relapsed: true })], [1, 2]],
    [
      'real-closing-rate',
      [
        order({ visit: visit() }),
        order({ visit: visit({ solved: false }) }),
        order({ visit: visit({ satisfaction: 2 }) }),
        order({ visit: visit({ satisfaction: 3 }) }),
      ],
      [2, 4],
    ],
    [
      'filing-rate',
      [
        order(),
        order({ state: 'REJECTED', filedAt: null }),
        order({ state: 'REPORTED', acceptedAt: null, filedAt: null }),
      ],
      [1, 2],
    ],
    [
      'valid-report-rate',
      [
        order(),
        order({ filedAt: null }),
        order({ state: 'VOID' }),
        order({ source: 'HOT', reportedBy: 'OPERATOR-01' }),
      ],
      [1, 3],
    ],
    ['handling-rate', [order(), open(), open({ dispatches: 0 })], [1, 2]],
    ['handling-on-time-rate', [order(), order({ handle: clock(NOW - 13 * HOUR) }), open()], [1, 3]],
    ['right-dispatch-rate', [order(), order({ dispatches: 3, returns: 2 })], [2, 4]],
    ['return-rate', [order(), order({ dispatches: 3, returns: 2 })], [2, 4]],
    ['rework-rate', [order(), order({ reworks: 2 }), open({ reworks: 1 }), open()], [2, 3]],
    ['reopening-rate', [order(), open({ reopens: 1 }), order({ reopens: 1 }), open()], [2, 3]],
    ['extension-rate', [order(), open({ extensions: 2 })], [1, 2]],
    ['suspension-rate', [order(), order({ state: 'SUSPENDED', closedAt: null })], [1, 2]],
    ['self-rate', [order(), order({ source: 'SELF', filedAt: null })], [1, 2]],
    [
      'visit-rate',
      [
        order(),
        order({ visit: visit() }),
        order({ visit: visit({ contacted: false, solved: null, satisfaction: null }) }),
      ],
      [1, 2],
    ],
    [
      'solving-rate',
      [order({ visit: visit() }), open({ visit: visit({ solved: false }) })],
      [1, 2],
    ],
    [
      'satisfaction-rate',
      [
        order({ visit: visit({ satisfaction: 3 }) }),
        order({ visit: visit({ satisfaction: 2 }) }),
        order({ visit: visit({ satisfaction: null }) }),
      ],
      [1, 2],
    ],
    ['closed-in-grid-rate', [order(), order({ level: 'TOWN' }), open()], [1, 2]],
  ] as const)('%s', (id, orders, expected) => {
    expect(rateOf(id, orders)).toEqual([...expected]);
  });
});

test('13,765 of 14,086 are 97.72 %, 2,596 of 2,619 are 99.12 %, 26 of 30 are 86.67 %', () => {
  expect([percentOf(13_765, 14_086), percentOf(2_596, 2_619), percentOf(26, 30)]).toEqual([
    97.72, 99.12, 86.67,
  ]);
  expect(percentOf(1, 8)).toBe(12.5);
  // Half up where a binary fraction would say down: 1.005 %.
  expect(percentOf(201, 20_000)).toBe(1.01);
  expect(percentOf(0, 0)).toBeNull();
});

test('a percentage is within half a hundredth of the truth and never above a hundred', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1_000_000), (below, some) => {
      const above = some % (below + 1);
      const percent = percentOf(above, below) as number;
      expect(Math.abs(percent - (100 * above) / below)).toBeLessThanOrEqual(0.005 + 1e-9);
      expect(percent).toBeLessThanOrEqual(100);
    }),
  );
});

test('closing one order changes exactly the figures it should', () => {
  const rest = [order(), open(), order({ state: 'SUSPENDED', closedAt: null })];
  const before = open({ handledAt: NOW - HOUR, checkedAt: NOW - HOUR, handle: clock(NOW + HOUR) });
  const after: Order = { ...before, state: 'CLOSED', closedAt: NOW };
  const figures = (orders: readonly Order[]) => {
    const tally = new Tally(ORDER_KPIS);
    for (const one of orders) tally.add(one, moment);
    const counts = Object.keys(ORDER_COUNTS).map(
      (name) => [name, countOf(name as OrderCount, orders)] as const,
    );
    return new Map<string, unknown>([
      ...tally.rates.map(({ id, above, below }) => [id, `${above}/${below}`] as const),
      ...counts,
    ]);
  };
  const [was, is] = [figures([...rest, before]), figures([...rest, after])];
  const changed = [...is].filter(([name, value]) => was.get(name) !== value).map(([name]) => name);
  expect(changed.sort()).toEqual([
    'closed',
    'closed-in-grid-rate',
    'closing-rate',
    'on-time-rate',
    'open',
    'real-closing-rate',
    'reopening-rate',
  ]);
});

test('every order is counted in one place, and nothing is hidden', () => {
  const states = ORDER_STATES.filter((state) => state !== 'DRAFT');
  const all = states.map((state) =>
    order({ state, ...(state === 'CLOSED' ? {} : { closedAt: null }) }),
  );
  const [should, closed, left] = [
    countOf('should-close', all),
    countOf('closed', all),
    countOf('open', all),
  ];
  expect(closed + left).toBe(should);
  const aside = (['suspended', 'void', 'rejected', 'merged', 'self'] as const).map((name) =>
    countOf(name, all),
  );
  expect(should + aside.reduce((a, b) => a + b)).toBe(all.length);
});

test('how old what is overdue is', () => {
  const aged = (hours: number) => overdueAge(open({ handle: clock(NOW - hours * HOUR) }), NOW);
  expect([aged(-1), aged(24), aged(25), aged(72), aged(73), aged(168), aged(169)]).toEqual([
    undefined,
    '0-1',
    '1-3',
    '1-3',
    '3-7',
    '3-7',
    '7+',
  ]);
  expect(overdueAge(open({ handle: null }), NOW)).toBeUndefined();
  expect(ORDER_COUNTS.overdue(open({ handle: clock(NOW - HOUR), pausedAt: NOW }), moment)).toBe(
    false,
  );
});

test('done within three minutes of signing is looked at again', () => {
  const done = (minutes: number) =>
    isSuspicious(order({ signedAt: NOW, handledAt: NOW + minutes * 60_000 }));
  expect([done(2.9), done(3)]).toEqual([true, false]);
  expect(isSuspicious(open({ signedAt: NOW, handledAt: NOW }))).toBe(false);
});

test('the middle and the ninth tenth, by nearest rank', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ n: 5, median: 3, p90: 5 });
  expect(spreadOf(Array.from({ length: 100 }, (_, i) => i + 1))).toEqual({
    n: 100,
    median: 50,
    p90: 90,
  });
  expect(spreadOf([])).toEqual({ n: 0, median: null, p90: null });
});

test('a department that is always in time has a hundred points', () => {
  expect(departmentScore({ onTime: 1, late: 0, extension: 0, rework: 0 })).toBeCloseTo(100);
  // 0.8 × (0.5 + 0.5 × 0.4) + 0.1 × 0.8 + 0.1 × 0.9 = 0.56 + 0.08 + 0.09.
  expect(departmentScore({ onTime: 0.5, late: 0.5, extension: 0.2, rework: 0.1 })).toBeCloseTo(73);
});
