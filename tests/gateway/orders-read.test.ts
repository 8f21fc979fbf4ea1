/** The list of orders: each filter is the rule it says, pages join without gap or double, and sight is the lens's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { isOverdue } from '#domain/order/kpis/standing-of.ts';
import { CONCEALED, type Order, orderInSight } from '#domain/order/order.ts';
import { lampOf } from '#domain/time/lamp.ts';
import { alikeRead, orderList, orderRead, townRead } from '#wire/reads.ts';
import {
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { gridOf, orderIn } from '../support/order-ways.ts';
import { NOW, pathOf, reportIn, viewer, workerIn, YULI } from '../support/small-world.ts';

const GRID = '320506108207001';

let gateway: TestGateway;
let chief: Visitor;
let orders: Order[];
beforeAll(async () => {
  gateway = await startGateway();
  chief = gateway.enter('chief1');
  await chief.command('order.report', { ...reportIn(gridOf(GRID)), category: '0202' });
  orders = [...gateway.house.engine.world.orders.values()];
});
afterAll(() => gateway.close());

const list = async (query: string, by = chief) =>
  read(await by.get(`/api/orders?limit=200&${query}`), orderList);
const ids = (rows: readonly Order[]) => rows.map(({ id }) => id).sort();

const isLit = (lamp: string) => (order: Order) => {
  const lamps = [order.handle, order.stage].flatMap((clock) =>
    clock ? [lampOf({ ...clock, pausedAt: order.pausedAt }, NOW)] : [],
  );
  const worst = ['late', 'warn', 'ok'].find((one) => lamps.some((lit) => lit === one));
  return LIFE_CYCLE.open(order.state) && worst === lamp;
};
const late = (order: Order) => isOverdue(order, { now: NOW, zone: 'Asia/Shanghai' });
const counted = ({ filedAt, reportedAt }: Order) => filedAt ?? reportedAt;
const MIDDLE = NOW - 3 * 3_600_000;

describe.each<[string, (order: Order) => boolean]>([
  ['state=CLOSED', ({ state }) => state === 'CLOSED'],
  ['state=CLOSED,FILED', ({ state }) => ['CLOSED', 'FILED'].includes(state)],
  ['state=CLOSED&state=FILED', ({ state }) => ['CLOSED', 'FILED'].includes(state)],
  ['category=03', ({ category }) => category.startsWith('03')],
  ['source=HOT,SNAP', ({ source }) => ['HOT', 'SNAP'].includes(source)],
  ['urgency=2,3', ({ urgency }) => urgency === 2 || urgency === 3],
  ['level=TOWN', ({ level }) => level === 'TOWN'],
  ['self=true', ({ source }) => source === 'SELF'],
  ['self=false', ({ source }) => source !== 'SELF'],
  ['lamp=ok', isLit('ok')],
  ['lamp=warn', isLit('warn')],
  ['lamp=late', isLit('late')],
  ['overdue=true', late],
  ['overdue=false', (order) => !late(order)],
  [`from=${MIDDLE}`, (order) => counted(order) >= MIDDLE],
  [`to=${MIDDLE}`, (order) => counted(order) < MIDDLE],
  [`area=${pathOf(YULI)}`, ({ path }) => path.startsWith(pathOf(YULI))],
])('%s', (query, rule) => {
  test('lists those and no others', async () => {
    const { rows, total } = await list(query);
    expect(ids(rows)).toEqual(ids(orders.filter(rule)));
    expect(total).toBe(rows.length);
  });
});

test('by organisation and by handler, each who has any', async () => {
  for (const org of new Set(orders.flatMap(({ org }) => org ?? [])))
    expect(ids((await list(`org=${org}`)).rows)).toEqual(ids(orders.filter((o) => o.org === org)));
  for (const handler of new Set(orders.flatMap(({ handler }) => handler ?? [])))
    expect(ids((await list(`handler=${handler}`)).rows)).toEqual(
      ids(orders.filter((o) => o.handler === handler)),
    );
});

test.each(['sort=reported', 'sort=due', 'count=closed', 'kpi=closing-rate&sort=due'])(
  'pages of %s join without gap or double, also when orders arrive meanwhile',
  async (query) => {
    const whole = (await list(query)).rows.map(({ id }) => id);
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 100; page++) {
      const answer = read(
        await chief.get(`/api/orders?limit=4&${query}${after && `&after=${after}`}`),
        orderList,
      );
      seen.push(...answer.rows.map(({ id }) => id));
      if (page === 2 && query === 'sort=reported')
        await chief.command('order.report', reportIn(gridOf(GRID)));
      if (!answer.next) break;
      after = answer.next;
    }
    expect(seen).toEqual(whole);
  },
);

const NEVER = Number.MAX_SAFE_INTEGER;

test('by what is due: the nearest first, those without a limit last', async () => {
  const { rows } = await list('sort=due');
  const dues = rows.map(({ handle, stage }) =>
    Math.min(handle?.dueAt ?? NEVER, stage?.dueAt ?? NEVER),
  );
  expect(dues).toEqual([...dues].sort((a, b) => a - b));
});

test('what SQL shows is what the lens shows, for every chair', async () => {
  const worker = workerIn(GRID).id;
  const org = orders.find((order) => order.org)?.org ?? '';
  const assisting = await orderIn(gateway.house.engine, GRID, 'FILED');
  await chief.command('order.dispatch', {
    id: assisting.id,
    version: assisting.version,
    handler: worker,
    assist: ['FOOD'],
  });
  const all = [...gateway.house.engine.world.orders.values()];
  const chairs = [
    ['COMMUNITY', [pathOf(YULI)], null, YULI],
    ['GRID_WORKER', [gridOf(GRID).path], worker, null],
    ['DEPT', [], null, org],
    ['DEPT', [], null, 'FOOD'],
    ['OPERATOR', [pathOf(YULI)], null, null],
    ['WALL', ['/320506108/'], null, null],
  ] as const;
  for (const [role, scopes, worker, org] of chairs) {
    const by = await gateway.enterAs(role, scopes, worker ?? undefined, org ?? undefined);
    const eyes = viewer(role, scopes, worker, org);
    const seen = all.filter((order) => orderInSight(order, eyes) !== undefined);
    const { rows } = await list('', by);
    expect(ids(rows), `${role} ${org}`).toEqual(ids(seen));
    for (const row of rows)
      if (row.confidential && role === 'WALL') expect(row.category).toBe(CONCEALED);
  }
  expect(all.some(({ confidential }) => confidential)).toBe(true);
});

test('a confidential order is nobody’s business but theirs, by its address too', async () => {
  const secret = [...gateway.house.engine.world.orders.values()].find((o) => o.confidential);
  const clerk = await gateway.enterAs('COMMUNITY', ['/320506108/']);
  expectRefusal(await clerk.get(`/api/orders/${secret?.id}`), 404, 'order.unknown');
  expectRefusal(await clerk.get(`/api/orders/${secret?.id}/words`), 404, 'order.unknown');
  const wall = await gateway.enterAs('WALL');
  expectRefusal(await wall.get(`/api/orders/${secret?.id}`), 404, 'order.unknown');
  expect((await chief.get(`/api/orders/${secret?.id}`)).status).toBe(200);
});

test('an order tells what it may repeat: the same matter within three days, the place within ninety', async () => {
  const grid = gridOf(GRID);
  const one = await orderIn(gateway.house.engine, GRID, 'REPORTED');
  await chief.command('order.report', { ...reportIn(grid), category: '0302' });
  const { related } = read(await chief.get(`/api/orders/${one.id}`), orderRead);
  expect(related.duplicates.length).toBeGreaterThan(0);
  expect(related.duplicates.every(({ category }) => category === one.category)).toBe(true);
  expect(related.repeats.some(({ category }) => category === '0302')).toBe(true);
  expect([...related.duplicates, ...related.repeats].some(({ id }) => id === one.id)).toBe(false);

  const [lon, lat] = grid.centre;
  const near = `/api/duplicates?category=0301&point=${lon},${lat}`;
  const before = read(await chief.get(near), alikeRead);
  expect(before.duplicates.some(({ id }) => id === one.id)).toBe(true);
  const away = `/api/duplicates?category=0301&point=${lon + 0.0006},${lat}`;
  const far = read(await chief.get(away), alikeRead);
  expect(far.duplicates.some(({ id }) => id === one.id)).toBe(false);
});

test('the town tells the organisations and what its rules ask', async () => {
  const { departments, rules } = read(await chief.get('/api/town'), townRead);
  expect(departments.map(({ code }) => code)).toContain('MARKET');
  expect(rules.find(({ code }) => code === '0301')).toMatchObject({
    leadDept: 'SANITATION',
    photoAfter: 1,
    canSelfHandle: true,
  });
});
