import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lensOf } from '#domain/access/lens.ts';
import { PERMISSIONS } from '#domain/access/table.ts';
import { lensKey, ROLES, type Viewer, within } from '#domain/access/viewer.ts';
import { KINDS } from '#domain/kinds.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';

const code = fc.constantFrom('1', '12', '2', '21');
const path = fc.array(code, { minLength: 1, maxLength: 3 }).map((codes) => `/${codes.join('/')}/`);
const viewer: fc.Arbitrary<Viewer> = fc.record({
  role: fc.constantFrom(...ROLES),
  post: fc.constant('DISPATCHER-01'),
  scopes: fc.array(path, { maxLength: 3 }),
  worker: fc.constantFrom(null, 'w-01'),
  org: fc.constantFrom(null, 'MARKET'),
});

const order = (path: string, handler: string | null, more: Partial<Order> = {}) =>
  ({
    id: 'o',
    version: 1,
    path,
    point: [120, 31],
    handler,
    org: null,
    assist: [],
    ...more,
  }) as Order;

test('a scope covers whole codes only: /1/ is not above /12/', () => {
  expect(within(['/1/'], '/12/')).toBe(false);
  expect(within(['/1/'], '/1/2/')).toBe(true);
});

const worker = fc.constantFrom(null, 'w-01', 'w-02');
const org = fc.constantFrom(null, 'MARKET', 'POLICE');
const placing = fc.record({
  org,
  assist: fc.subarray(['MARKET', 'FOOD']),
  checker: worker,
  confidential: fc.boolean(),
});

test('an order is seen exactly by those who answer for its place, handle it, or are asked to look', () => {
  fc.assert(
    fc.property(viewer, path, worker, placing, (who, where, handler, more) => {
      const seen = lensOf(who).project('orders', order(where, handler, more)) !== undefined;
      const reads = who.role in PERMISSIONS['order.read'];
      const mine =
        who.worker !== null && ([handler, more.checker] as unknown[]).includes(who.worker);
      const ours = who.org !== null && [more.org, ...more.assist].includes(who.org);
      // An office is shown what is its own, wherever; areas are no matter of its.
      const answers = who.role !== 'DEPT' && who.scopes.some((scope) => where.startsWith(scope));
      const may =
        !more.confidential || who.role in PERMISSIONS['order.confidential'] || who.role === 'WALL';
      // Assisting needs somebody to lead; without one the list means nothing yet.
      expect(seen).toBe(reads && (mine || ours || (answers && may)));
    }),
  );
});

test('a wall counts a confidential order like any other, and learns neither its matter nor its place nor its people', () => {
  fc.assert(
    fc.property(path, worker, placing, (where, handler, more) => {
      const secret = {
        ...order(where, handler, { ...more, confidential: true }),
        ...({
          category: '0202',
          state: 'FILED',
          reportedAt: 1_666_000_000_000,
          closedAt: null,
        } as const),
        point: [120.123456, 31.987654] as [number, number],
      };
      const wall = { role: 'WALL', post: 'WALL-01', worker: null, org: null } as const;
      const seen = lensOf({ ...wall, scopes: ['/'] }).project('orders', secret) as Order;
      const moment = { now: secret.reportedAt + 3_600_000, zone: 'Asia/Shanghai' };
      for (const { id, counts } of ORDER_NUMBERS)
        expect([id, counts(seen, moment)]).toEqual([id, counts(secret, moment)]);
      expect(seen.version).toBe(secret.version);
      const told = JSON.stringify(seen);
      for (const word of [secret.category, handler, ...more.assist, more.org, '120.123456'])
        if (word) expect(told).not.toContain(`"${word}"`);
      expect(seen.point).toEqual([120.123, 31.988]);
    }),
  );
});

test('who keeps the accounts sees the town’s ground and none of its business', () => {
  const admin = {
    role: 'SYS_ADMIN',
    post: 'SYS_ADMIN-01',
    scopes: ['/1/'],
    worker: 'w-01',
    org: null,
  } as const;
  const lens = lensOf({ ...admin, scopes: [...admin.scopes] });
  for (const shelf of ['orders', 'workers'] as const)
    expect(lens.project(shelf, order('/1/', 'w-01'))).toBeUndefined();
  for (const shelf of ['areas', 'grids'] as const)
    expect(lens.project(shelf, order('/1/', null))).toBeDefined();
});

test('equal keys mean equal sight, whatever the order of the scopes', () => {
  fc.assert(
    fc.property(viewer, path, (who, where) => {
      const same = { ...who, scopes: [...who.scopes].reverse(), post: 'DISPATCHER-02' };
      expect(lensKey(same)).toBe(lensKey(who));
      for (const shelf of ['orders', 'workers'] as const)
        expect(lensOf(same).project(shelf, order(where, null))).toEqual(
          lensOf(who).project(shelf, order(where, null)),
        );
    }),
  );
});

test('nobody sees counters', () => {
  expect(
    KINDS.counters.lens(
      { id: 'c', version: 1, path: '/1/', value: 3 },
      {
        role: 'DUTY_CHIEF',
        post: 'DUTY_CHIEF-01',
        scopes: ['/1/'],
        worker: null,
        org: null,
      },
    ),
  ).toBeUndefined();
});
