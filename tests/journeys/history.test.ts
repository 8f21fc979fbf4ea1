/**
 * The shipped demo as it stands still: 48 grids, 313 cameras, and a year of orders that were lived, not written. What the rates say and
 * the list counts are one number.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kpisRead, orderList } from '#wire/reads.ts';
import { read, startGateway, type TestGateway, type Visitor } from '../support/gateway.ts';

let gateway: TestGateway;
let chief: Visitor;
const SINCE = Date.parse('2022-01-01T00:00:00+08:00');

beforeAll(async () => {
  gateway = await startGateway({ TOWNS_DIR: 'data/towns' });
  chief = gateway.enter('chief1');
}, 600_000);
afterAll(() => gateway?.close());

const count = async (query: string) =>
  read(await chief.get(`/api/orders?limit=1&${query}`), orderList).total;

test('应结 14,086, 结案 13,765, 未结 321, 97.72 %: in the rates and in the list', async () => {
  const { engine } = gateway.house;
  expect(engine.world.grids.size).toBe(48);
  expect(engine.world.cameras.size).toBe(313);
  const kpis = read(await chief.get(`/api/kpis?from=${SINCE}`), kpisRead);
  const counts = Object.fromEntries(kpis.counts.map(({ id, value }) => [id, value]));
  expect(counts).toMatchObject({ 'should-close': 14_086, closed: 13_765, open: 321 });
  const rate = (id: string) => kpis.rates.find((one) => one.id === id)?.percent ?? 0;
  expect(rate('closing-rate')).toBe(97.72);
  expect(rate('on-time-rate')).toBeGreaterThan(93);
  expect(rate('real-closing-rate')).toBeLessThan(93);
  expect(rate('satisfaction-rate')).toBeLessThan(96);

  const closed = await count(`from=${SINCE}&state=CLOSED&self=false`);
  expect(closed).toBe(13_765);
  const open = ['FILED', 'DISPATCHED', 'HANDLING', 'JOINT', 'HANDLED', 'CHECKING', 'CHECKED'];
  expect(await count(`from=${SINCE}&state=${open.join(',')}`)).toBe(321);
  expect(await count(`from=${SINCE}&state=SUSPENDED`)).toBe(counts.suspended);
});

test('departments differ, and one whistle rings on 漫山岛', async () => {
  const byOrg = read(await chief.get(`/api/kpis?from=${SINCE}&by=org`), kpisRead);
  const onTime = byOrg.groups
    .filter(({ ranked, key }) => ranked && key !== '')
    .map(({ rates }) => rates.find(({ id }) => id === 'on-time-rate')?.percent ?? 0);
  expect(Math.max(...onTime) - Math.min(...onTime)).toBeGreaterThan(3);
  const ringing = [...gateway.house.engine.world.whistles.values()].filter(
    ({ state }) => state === 'BLOWN',
  );
  expect(ringing).toHaveLength(1);
  const members = ringing[0]?.members ?? [];
  expect(members).toHaveLength(5);
  expect(new Set(members.map(({ state }) => state)).size).toBeGreaterThan(1);
  expect(members.some(({ signedAt }) => signedAt === null)).toBe(true);
  expect(members.some(({ reportedAt }) => reportedAt !== null)).toBe(true);
});

test('no figure of the plan is in the code', () => {
  for (const file of ['history', 'past', 'life', 'matters', 'rhythm'])
    expect(readFileSync(`src/gateway/demo/${file}.ts`, 'utf8')).not.toMatch(
      /13[_,]?765|14[_,]?086/,
    );
});
