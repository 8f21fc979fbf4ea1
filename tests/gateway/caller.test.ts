/** Who called is for those who call back: masked at first, whole with a reason that is written down, and nowhere else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerRead } from '#wire/caller.ts';
import { wordsRead } from '#wire/reads.ts';
import {
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { gridOf } from '../support/order-ways.ts';
import { reportIn } from '../support/small-world.ts';

const NAME = '欧阳示例';
const PHONE = '139-0000-5678';
const GRID = '320506108207001';

let gateway: TestGateway;
let operator: Visitor;
let id: string;

beforeAll(async () => {
  gateway = await startGateway();
  operator = gateway.enter('operator1');
  const { text } = await operator.command('order.report', {
    ...reportIn(gridOf(GRID)),
    source: 'HOT',
    description: '示例:消防通道被占',
    caller: { name: NAME, phone: PHONE },
  });
  const { seq } = JSON.parse(text) as { seq: number };
  const orders = [...gateway.house.engine.world.orders.values()];
  id = orders.find(({ version }) => version === seq)?.id ?? '';
});
afterAll(() => gateway.close());

const ask = (who: Visitor, query = '') => who.get(`/api/orders/${id}/caller${query}`);
const callerOf = async (who: Visitor, query = '') => read(await ask(who, query), callerRead);

test('the operator sees a mask, and with a reason the whole, which the audit knows', async () => {
  expect(await callerOf(operator)).toEqual({ name: '欧阳*', phone: '139****5678', masked: true });
  expect(await callerOf(operator, '?reason=CALL_BACK')).toEqual({
    name: NAME,
    phone: PHONE,
    masked: false,
  });
  expectRefusal(await ask(operator, '?reason=CURIOUS'), 400, 'request.invalid');
  const row = gateway.store
    .prepare("select post, object, detail from audit where action = 'read-caller'")
    .all();
  expect(row).toEqual([{ post: 'OPERATOR-01', object: id, detail: 'CALL_BACK' }]);
});

test('nobody who handles or watches gets it: not by its own door, not among the words, not in world or journal', async () => {
  const dispatcher = gateway.enter('dispatcher1');
  expectRefusal(await ask(dispatcher), 403, 'access.no-function');
  const { words } = read(await operator.get(`/api/orders/${id}/words`), wordsRead);
  expect(words.map(({ purpose }) => purpose)).toEqual(['description']);
  const told = JSON.stringify([
    gateway.house.engine.world.orders.get(id),
    gateway.house.store.journal.story('orders', id),
  ]);
  expect(told).not.toContain('示例');
  expect(told).not.toContain('5678');
});
