/** The figures of DOMAIN §3.8 on orders made by hand, so that each line is counted where a reader can see it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentOf, Tally } from '#domain/kernel/kpi.ts';
import { ORDER_STATES } from '#domain/order/flow.ts';
import { ORDER_KPIS, orderKpi } from '#domain/order/kpis/catalogue.ts';
import {
  isSuspicious,
  isTooFast,
  ORDER_COUNTS,
  type OrderCount,
  overdueAge,
} from '#domain/order/kpis/counts.ts';
import { departmentScore } from '#domain/order/kpis/department-score.ts';
import { spreadOf } from '#domain/order/kpis/durations.ts';
import type { Order } from '#domain/order/order.ts';
import { clock, HOUR, moment, NOW, open, order, visit } from '../support/counting.ts';

const DAY = 24 * HOUR;
const rateOf = (id: string, orders: readonly Order[]) => {
  const tally = new Tally(ORDER_KPIS);
  for (const one of orders) tally.add(one, moment);
  const rate = tally.rates.find((found) => found.id === id);
  return rate && [rate.above, rate.below];
};
const countOf = (name: OrderCount, orders: readonly Order[]) =>
  orders.filter((one) => ORDER_COUNTS[name](one, moment)).length;

/** Where an order stands on each rate: above the line and below it, below it only, or out of the figure. */
const PLACES: Record<string, { above: Order[]; below: Order[]; out: Order[] }> = {
  'filing-rate': {
    above: [order()],
    below: [
      order({ state: 'REJECTED', filedAt: null }),
      order({ state: 'REJECTED', filedAt: null, acceptedAt: null }),
    ],
    out: [order({ state: 'REPORTED', acceptedAt: null, filedAt: null }), order({ source: 'SELF' })],
  },
  'valid-report-rate': {
    above: [
      order({ source: 'GRID', reportedBy: 'OPERATOR-01' }),
      order({ source: 'HOT', reportedBy: 'GRID_WORKER-01' }),
      order({ source: 'HOT', reportedBy: 'GRID_LEADER-01' }),
    ],
    below: [order({ filedAt: null }), order({ state: 'VOID' })],
    out: [
      order({ source: 'HOT', reportedBy: 'OPERATOR-01' }),
      order({ source: 'HOT', reportedBy: 'NO_GRID_WORKER-01' }),
    ],
  },
  'closing-rate': {
    above: [order()],
    below: [open()],
    out: [
      order({ state: 'SUSPENDED', closedAt: null }),
      order({ source: 'SELF' }),
      order({ filedAt: null }),
      ...(['VOID', 'MERGED', 'REJECTED'] as const).map((state) => order({ state })),
    ],
  },
  'on-time-rate': {
    above: [order(), order({ handle: null }), order({ closedAt: NOW, handle: clock(NOW) })],
    below: [order({ closedAt: NOW + 1, handle: clock(NOW) }), open(), order({ closedAt: null })],
    out: [order({ filedAt: null })],
  },
  'overdue-rate': {
    above: [order({ closedAt: NOW + 1, handle: clock(NOW) }), open({ handle: clock(NOW - 1) })],
    below: [
      order(),
      open({ handle: clock(NOW) }),
      open({ handle: null }),
      open({ handle: clock(NOW - 1), pausedAt: NOW }),
    ],
    out: [open({ handle: clock(NOW - 1), filedAt: null })],
  },
  'real-closing-rate': {
    above: [
      order(),
      order({ visit: visit() }),
      order({ visit: visit({ satisfaction: 3 }) }),
      order({ visit: visit({ satisfaction: null }) }),
      order({ visit: visit({ contacted: false, solved: null, satisfaction: null }) }),
      order({ reopens: 1, relapsedAfter: 15 * DAY + 1 }),
    ],
    below: [
      open(),
      order({ checker: null }),
      order({ checker: 'w-01' }),
      order({ relapsedAfter: 15 * DAY }),
      order({ visit: visit({ solved: false }) }),
      order({ visit: visit({ satisfaction: 2 }) }),
    ],
    out: [order({ filedAt: null })],
  },
  'handling-rate': {
    above: [order(), open({ handledAt: NOW })],
    below: [open()],
    out: [open({ dispatches: 0 }), order({ state: 'SUSPENDED' })],
  },
  'handling-on-time-rate': {
    above: [order({ handledAt: NOW, handle: clock(NOW) }), order({ handle: null })],
    below: [order({ handledAt: NOW + 1, handle: clock(NOW) }), open(), open({ handle: null })],
    out: [open({ dispatches: 0 })],
  },
  'rework-rate': {
    above: [order({ reworks: 2 }), open({ reworks: 1 })],
    below: [order()],
    out: [open(), order({ filedAt: null })],
  },
  'reopening-rate': {
    above: [
      open({ reopens: 1, relapsedAfter: 0 }),
      order({ reopens: 1, relapsedAfter: 30 * DAY }),
      order({ reopens: 2, relapsedAfter: DAY }),
    ],
    below: [order(), open({ reopens: 1, relapsedAfter: 30 * DAY + 1 })],
    out: [open(), open({ reopens: 1, relapsedAfter: DAY, filedAt: null })],
  },
  'extension-rate': {
    above: [open({ extensions: 2 })],
    below: [order()],
    out: [order({ filedAt: null })],
  },
  'suspension-rate': {
    above: [order({ state: 'SUSPENDED' })],
    below: [order()],
    out: [order({ state: 'SUSPENDED', filedAt: null })],
  },
  'self-rate': {
    above: [order({ source: 'SELF', filedAt: null })],
    below: [order()],
    out: [order({ filedAt: null })],
  },
  'visit-rate': {
    above: [order({ visit: visit() }), open({ visit: visit() })],
    below: [order({ visit: visit({ contacted: false, solved: null, satisfaction: null }) })],
    out: [order(), order({ visit: visit(), filedAt: null })],
  },
  'solving-rate': {
    above: [order({ visit: visit() })],
    below: [open({ visit: visit({ solved: false }) }), order({ visit: visit({ solved: null }) })],
    out: [
      order(),
      order({ visit: visit({ contacted: false }) }),
      order({ visit: visit(), filedAt: null }),
    ],
  },
  'satisfaction-rate': {
    above: [order({ visit: visit({ satisfaction: 3 }) })],
    below: [order({ visit: visit({ satisfaction: 2 }) })],
    out: [order(), order({ visit: visit({ satisfaction: null }) })],
  },
  'closed-in-grid-rate': {
    above: [order()],
    below: [order({ level: 'TOWN' })],
    out: [open()],
  },
};

describe('each rate, on orders that differ in one thing', () => {
  test.each(Object.entries(PLACES))('%s', (id, places) => {
    for (const one of places.above) expect(rateOf(id, [one]), JSON.stringify(one)).toEqual([1, 1]);
    for (const one of places.below) expect(rateOf(id, [one]), JSON.stringify(one)).toEqual([0, 1]);
    for (const one of places.out) expect(rateOf(id, [one]), JSON.stringify(one)).toEqual([0, 0]);
    const { above, below, out } = places;
    expect(rateOf(id, [...above, ...below, ...out])).toEqual([
      above.length,
      above.length + below.length,
    ]);
  });

  test('dispatches and returns count each sending', () => {
    const orders = [order(), order({ dispatches: 3, returns: 1 }), order({ returns: 2 })];
    expect(rateOf('right-dispatch-rate', orders)).toEqual([3, 5]);
    expect(rateOf('return-rate', orders)).toEqual([2, 5]);
  });

  test('none is missing, and each is found by its name', () => {
    expect([...Object.keys(PLACES), 'return-rate', 'right-dispatch-rate'].sort()).toEqual(
      ORDER_KPIS.map(({ id }) => id).sort(),
    );
    for (const kpi of ORDER_KPIS) expect(orderKpi(kpi.id)).toBe(kpi);
    expect(orderKpi('luck')).toBeUndefined();
  });

  test('what is not below the line is not above it', () => {
    const tally = new Tally([{ id: 'odd', below: () => 0, above: () => 1 }]);
    tally.add(order(), moment);
    expect(tally.rates).toEqual([{ id: 'odd', above: 0, below: 0, percent: null }]);
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
  expect([aged(0), aged(24), aged(25), aged(72), aged(73), aged(168), aged(169)]).toEqual([
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
    isTooFast(order({ signedAt: NOW, handledAt: NOW + minutes * 60_000 }));
  expect([done(2.9), done(3)]).toEqual([true, false]);
  expect(isTooFast(open({ signedAt: NOW, handledAt: NOW }))).toBe(false);
  expect(isTooFast(order({ signedAt: NOW, handledAt: null }))).toBe(false);
  const [ended, running] = [order(), open()];
  const doubted = new Set([ended.id, running.id]);
  expect(isSuspicious(ended, new Set())).toBe(false);
  expect(isSuspicious(ended, doubted)).toBe(true);
  expect(isSuspicious(running, doubted)).toBe(false);
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
