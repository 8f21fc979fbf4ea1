/** The columns of orders for the map: the list's own orders, through the same sight. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDER_STATES } from '#domain/order/flow.ts';
import { seesOrder } from '#domain/order/order.ts';
import { decodeOrderColumns, type OrderColumns } from '#wire/order-columns.ts';
import { expectRefusal, startGateway, type TestGateway, type Visitor } from '../support/gateway.ts';
import { NOW, pathOf, viewer, YULI } from '../support/small-world.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

async function columns(by: Visitor, query = ''): Promise<OrderColumns> {
  const response = await fetch(`${by.url}/api/orders/columns?${query}`, {
    headers: { cookie: by.cookie ?? '' },
  });
  expect(response.status).toBe(200);
  return decodeOrderColumns(await response.arrayBuffer());
}
const idsOf = (told: OrderColumns) => Array.from({ length: told.count }, (_, i) => told.idAt(i));
const world = () => [...gateway.house.engine.world.orders.values()];

test('everything the chief sees is there, each where it is and as it is', async () => {
  const told = await columns(gateway.enter('chief1'));
  const byId = new Map(world().map((order) => [order.id, order]));
  expect(told.total).toBe(told.count);
  expect(idsOf(told).sort()).toEqual([...byId.keys()].sort());
  for (const [i, id] of idsOf(told).entries()) {
    const order = byId.get(id);
    expect(told.lonLat[i * 2]).toBeCloseTo(order?.point[0] ?? 0, 6);
    expect(ORDER_STATES[told.state[i] ?? -1]).toBe(order?.state);
  }
});

test('a community sees its own, a wall nothing confidential', async () => {
  for (const [role, scopes] of [
    ['COMMUNITY', [pathOf(YULI)]],
    ['WALL', undefined],
  ] as const) {
    const eyes = viewer(role, scopes);
    const seen = world().filter((order) => seesOrder(order, eyes));
    const told = await columns(await gateway.enterAs(role, eyes.scopes));
    expect(idsOf(told).sort()).toEqual(seen.map(({ id }) => id).sort());
  }
});

test('the filters are those of the list', async () => {
  const chief = gateway.enter('chief1');
  const from = NOW - 3 * 3_600_000;
  const late = world().filter(({ filedAt, reportedAt }) => (filedAt ?? reportedAt) >= from);
  expect(late.length).toBeGreaterThan(0);
  expect(late.length).toBeLessThan(world().length);
  expect(idsOf(await columns(chief, `from=${from}`)).sort()).toEqual(
    late.map(({ id }) => id).sort(),
  );
});

test('whoever may not read orders gets none', async () => {
  const admin = await gateway.enterAs('SYS_ADMIN');
  expectRefusal(await admin.get('/api/orders/columns'), 403, 'access.no-function');
});
