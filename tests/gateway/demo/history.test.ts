/** A demo's past on the tests' town: what was planned stands there, however it came about, and comes out the same every time. */
import { expect, test } from 'vitest';
import { orderLamp } from '#domain/order/order-lamp.ts';
import { openDatabase } from '#gateway/database/connection.ts';
import { rebuild } from '#gateway/rebuild.ts';
import { ENDINGS, type Ending } from '#gateway/town/demo-plan.ts';
import { played } from '../../support/played.ts';
import { files, NOW } from '../../support/small-world.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const SEED = 7;
/** In which state an order stands that was planned to end so. */
const STATES: Partial<Record<Ending, string>> = {
  REOPENED: 'HANDLING',
  RETURNED: 'FILED',
  SELF: 'CLOSED',
};

test('as many orders stand in each state as were planned, and the same seed makes the same journal', async () => {
  const [one, same, other] = [
    await played(temporaryFolder(), files, SEED),
    await played(temporaryFolder(), files, SEED),
    await played(temporaryFolder(), files, SEED + 1),
  ];
  const planned: Record<string, number> = {};
  for (const ending of ENDINGS) {
    const state = STATES[ending] ?? ending;
    planned[state] = (planned[state] ?? 0) + (files.demo.orders[ending] ?? 0);
  }
  for (const { orders } of [one, other]) {
    const found: Record<string, number> = {};
    for (const { state } of orders) found[state] = (found[state] ?? 0) + 1;
    expect(found).toEqual(planned);
  }
  expect(one.orders.some(({ reopens }) => reopens > 0)).toBe(true);
  expect(one.orders.some(({ state, returns }) => state === 'FILED' && returns > 0)).toBe(true);
  expect(same.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
  for (const { close } of [one, same, other]) close();
});

test('the rows that were written at the end are those the journal folds to', async () => {
  const folder = temporaryFolder();
  const { close, store } = await played(folder, files, SEED);
  const { seq } = store;
  close();
  expect(rebuild(openDatabase(folder))).toEqual({ events: seq, same: true });
});

test('orders are planned past their promise and near it, and stand there when the demo begins', async () => {
  const orders = { HANDLING: 30, CLOSED: 40 };
  const since = new Date(NOW - 30 * 86_400_000).toISOString();
  const demo = { ...files.demo, since, orders, overdue: 4, near: 6 };
  const { orders: stand, close } = await played(temporaryFolder(), { ...files, demo }, SEED);
  const lamps: Record<string, number> = {};
  for (const order of stand.filter(({ state }) => state === 'HANDLING')) {
    const lamp = orderLamp(order, NOW) ?? 'none';
    lamps[lamp] = (lamps[lamp] ?? 0) + 1;
  }
  expect(lamps.late).toBeGreaterThanOrEqual(3);
  expect(lamps.warn).toBeGreaterThanOrEqual(4);
  expect(stand.filter(({ state }) => state === 'CLOSED')).toHaveLength(40);
  close();
});
