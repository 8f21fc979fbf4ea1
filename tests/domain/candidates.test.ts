/** Whom to send: the rule's promises for any crew, and the reasons one by one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Prospect, rank, STALE_FIX_MS } from '#domain/order/candidates.ts';
import { declinedBy } from '#domain/order/declined.ts';
import { busyWith } from '#domain/worker/at-hand.ts';
import { blankOrder } from '../support/blank-order.ts';

const ORDER = { grid: 'g1', path: '/t/a/g1/' };
const MINUTE = 60_000;

const prospect = (no: number, patch: Partial<Prospect> = {}): Prospect => ({
  worker: {
    id: `w-${no}`,
    no,
    type: 'FULLTIME',
    grids: ['g1'],
    path: '/t/a/g1/',
    onShift: true,
  },
  fixAge: MINUTE,
  way: { metres: 300, by: 'ROAD' },
  load: 0,
  done: 1,
  ...patch,
});
const elsewhere = (no: number, path: string, patch: Partial<Prospect> = {}) => {
  const one = prospect(no, patch);
  return { ...one, worker: { ...one.worker, grids: ['other'], path } };
};
const order = (prospects: readonly Prospect[]) =>
  rank(ORDER, prospects).candidates.map(({ worker }) => worker.no);

const anyone = fc
  .record({
    no: fc.integer({ min: 1, max: 40 }),
    onShift: fc.boolean(),
    path: fc.constantFrom('/t/a/g1/', '/t/a/g2/', '/t/b/g3/'),
    fixAge: fc.option(fc.integer({ min: 0, max: 30 * MINUTE }), { nil: undefined }),
    metres: fc.integer({ min: 0, max: 15_000 }),
    by: fc.constantFrom('ROAD' as const, 'LINE' as const),
    load: fc.integer({ min: 0, max: 6 }),
    done: fc.integer({ min: 0, max: 2 }),
    declined: fc.constantFrom(undefined, undefined, 'UNANSWERED' as const, 'RETURNED' as const),
  })
  .map(({ no, onShift, path, metres, by, ...rest }): Prospect => {
    const grids = path === ORDER.path ? [ORDER.grid] : ['other'];
    const worker = { id: `w-${no}`, no, type: 'FULLTIME' as const, grids, path, onShift };
    return { worker, way: { metres, by }, ...rest };
  });
const crew = fc.uniqueArray(anyone, { selector: ({ worker }) => worker.no, maxLength: 25 });

test('nobody is both listed and left out, nobody is forgotten, and the order does not hang on who came first', () => {
  fc.assert(
    fc.property(crew, (prospects) => {
      const { candidates, leftOut } = rank(ORDER, prospects);
      const listed = candidates.map(({ worker }) => worker.no);
      const out = leftOut.map(({ prospect: { worker } }) => worker.no);
      expect([...listed, ...out].sort()).toEqual(prospects.map(({ worker }) => worker.no).sort());
      expect(order(prospects.toReversed())).toEqual(listed);
      const totals = candidates.map(({ total }) => total);
      expect(totals).toEqual(totals.toSorted((a, b) => a - b));
      for (const { cost, total } of candidates)
        expect(Object.values(cost).reduce((a, b) => a + b)).toBe(total);
    }),
  );
});

test('who is closer with all else equal never comes after', () => {
  fc.assert(
    fc.property(crew, anyone, fc.integer({ min: 1, max: 5_000 }), (others, one, further) => {
      const { way } = one;
      if (!way) return;
      const near = { ...one, worker: { ...one.worker, no: 101 } };
      const far = {
        ...one,
        worker: { ...one.worker, no: 100 },
        way: { ...way, metres: way.metres + further },
      };
      const listed = order([...others, far, near]);
      if (listed.includes(100)) expect(listed).toContain(101);
      if (listed.includes(101) && listed.includes(100))
        expect(listed.indexOf(101)).toBeLessThan(listed.indexOf(100));
    }),
  );
});

test('each reason alone moves somebody down', () => {
  const usual = prospect(1);
  const worse = [
    prospect(2, { way: { metres: 700, by: 'ROAD' } }),
    prospect(2, { way: { metres: 300, by: 'LINE' } }),
    prospect(2, { load: 1 }),
    prospect(2, { done: 0 }),
    prospect(2, { fixAge: 6 * MINUTE }),
    elsewhere(2, '/t/a/g2/'),
  ];
  for (const one of worse) expect(order([one, usual])).toEqual([1, 2]);
  expect(order([elsewhere(3, '/t/b/g3/'), elsewhere(2, '/t/a/g2/')])).toEqual([2, 3]);
});

test('each reason alone leaves somebody out', () => {
  const off = prospect(1);
  const cases: readonly (readonly [Prospect, string])[] = [
    [{ ...off, worker: { ...off.worker, onShift: false } }, 'OFF_SHIFT'],
    [prospect(1, { declined: 'UNANSWERED' }), 'UNANSWERED'],
    [prospect(1, { declined: 'RETURNED' }), 'RETURNED'],
    [prospect(1, { fixAge: undefined }), 'NO_FIX'],
    [prospect(1, { fixAge: STALE_FIX_MS + 1 }), 'STALE_FIX'],
    [prospect(1, { way: { metres: 10_001, by: 'ROAD' } }), 'TOO_FAR'],
  ];
  for (const [one, why] of cases)
    expect(rank(ORDER, [one]).leftOut.map((out) => out.why)).toEqual([why]);
  expect(order([prospect(1, { fixAge: STALE_FIX_MS })])).toEqual([1]);
});

test('who is further than a kilometre counts only while there are fewer than three within it; the own grid always', () => {
  const near = [1, 2, 3].map((no) =>
    elsewhere(no, '/t/a/g2/', { way: { metres: no, by: 'ROAD' } }),
  );
  const far = elsewhere(4, '/t/a/g2/', { way: { metres: 2_500, by: 'ROAD' } });
  const own = prospect(5, { way: { metres: 2_500, by: 'ROAD' } });
  expect(rank(ORDER, [...near, far])).toMatchObject({ reach: 1_000 });
  expect(order([...near, far])).toEqual([1, 2, 3]);
  expect(order([...near.slice(1), far])).toEqual([2, 3, 4]);
  expect(order([...near, own])).toContain(5);
});

test('what is at hand is what somebody waits for: not what was closed, not what another checks', () => {
  const at = (patch: Parameters<typeof blankOrder>[0]) => blankOrder(patch);
  const busy = busyWith(
    [
      at({ state: 'DISPATCHED', handler: 'w-1' }),
      at({ state: 'JOINT', handler: 'w-1' }),
      at({ state: 'CHECKING', handler: 'w-1', checker: 'w-2', handledAt: 90 }),
      at({ state: 'VERIFYING', verifier: 'w-2' }),
      at({ state: 'CLOSED', handler: 'w-1', handledAt: 90, category: '0302' }),
      at({ state: 'CLOSED', handler: 'w-1', handledAt: 90, category: '0101' }),
    ],
    { category: '0301', now: 100 },
  );
  expect(busy.get('w-1')).toEqual({ load: 2, done: 2 });
  expect(busy.get('w-2')).toEqual({ load: 2, done: 0 });
});

test('who did not sign in time or gave it back declined; who was called back in time or signed did not', () => {
  const sent = (handler: string, at: number, dueAt: number) => ({
    type: 'order.dispatched',
    at,
    data: { handler, stage: { dueAt } },
  });
  const then = (type: string, at: number) => ({ type: `order.${type}`, at, data: {} });
  const late = [sent('w-1', 0, 10), then('recalled', 11)];
  const inTime = [sent('w-2', 20, 30), then('recalled', 25)];
  const back = [sent('w-3', 40, 50), then('returned', 45)];
  expect([...declinedBy([...late, ...inTime, ...back], 60)]).toEqual([
    ['w-1', 'UNANSWERED'],
    ['w-3', 'RETURNED'],
  ]);
  expect(declinedBy([sent('w-1', 0, 10)], 10).size).toBe(0);
  expect(declinedBy([sent('w-1', 0, 10)], 11).get('w-1')).toBe('UNANSWERED');
  expect(declinedBy([...late, sent('w-1', 12, 20), then('signed', 13)], 60).size).toBe(0);
});
