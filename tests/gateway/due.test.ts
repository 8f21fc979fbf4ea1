/** Nothing is scheduled and nothing is forgotten: what fell due while the gateway was down happens once when it is back. */
import { expect, test } from 'vitest';
import { dueOrders } from '#domain/order/due.ts';
import type { House } from '#gateway/house.ts';
import { letDueHappen } from '#gateway/housekeeping.ts';
import { townFacts } from '#gateway/town-facts.ts';
import { take } from '../support/order-ways.ts';
import {
  engineOn,
  filedOrder,
  files,
  foundedEngine,
  NOW,
  officer,
  openStore,
  wish,
} from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { readyToWhistle } from '../support/whistle-ways.ts';

const facts = townFacts(files);

/** The parts of a house that what is due concerns. */
const houseOf = (engine: House['engine'], now: () => number): House =>
  ({ engine, facts, clock: { mode: 'still', now, read: () => ({}) } }) as unknown as House;

test('past its promise after a restart, an order is reminded of exactly once', async () => {
  const folder = temporaryFolder();
  const { engine } = await foundedEngine(folder);
  const id = await filedOrder(engine);
  const dueAt = engine.world.orders.get(id)?.handle?.dueAt ?? 0;
  expect(dueAt).toBeGreaterThan(NOW);
  const seq = engine.seq;
  await letDueHappen(houseOf(engine, () => NOW));
  expect(engine.seq).toBe(seq);
  await engine.close();

  const now = () => dueAt + 1;
  const again = await engineOn(openStore(folder), { now });
  const house = houseOf(again, now);
  await Promise.all([letDueHappen(house), letDueHappen(house)]);
  await letDueHappen(house);
  expect(again.seq).toBe(seq + 1);
  expect(again.world.orders.get(id)).toMatchObject({ escalated: 1, supervision: 'URGED' });
  await again.close();

  const third = await engineOn(openStore(folder), { now });
  await letDueHappen(houseOf(third, now));
  expect(third.seq).toBe(seq + 1);
  await third.close();
});

test('a suspended order goes on by itself on its review day, with the time it had left', async () => {
  const { engine } = await foundedEngine(temporaryFolder());
  const id = await filedOrder(engine);
  for (const action of ['dispatch', 'sign', 'ask-suspension', 'suspend'] as const)
    expect(await take(engine, id, action), action).toMatchObject({ ok: true });
  const suspended = engine.world.orders.get(id);
  const reviewAt = suspended?.suspended?.reviewAt ?? 0;
  const early = { now: reviewAt - 1, calendar: facts.calendar, rules: facts.rulesAt(reviewAt) };
  expect(dueOrders(engine.world, early)).toEqual([]);
  await letDueHappen(houseOf(engine, () => reviewAt));
  const resumed = engine.world.orders.get(id);
  expect(resumed).toMatchObject({ state: 'HANDLING', pausedAt: null, suspended: null });
  expect(resumed?.handle?.dueAt).toBeGreaterThan(suspended?.handle?.dueAt ?? 0);
  await engine.close();
});

test('who did not sign in time after a restart is marked once each, and who did is not', async () => {
  const folder = temporaryFolder();
  const { engine } = await foundedEngine(folder);
  const ORGS = { lead: 'ENFORCEMENT', assist: 'FOOD' };
  const { whistle } = await readyToWhistle(engine, '320506108207001', 'sign', ORGS);
  const [id, version] = [whistle?.id ?? '', whistle?.version];
  await engine.run('whistle.sign', wish(), { id, version }, officer('FOOD'));
  const signDue = whistle?.members[0]?.signDue ?? 0;
  expect(signDue).toBeGreaterThan(NOW);
  const seq = engine.seq;
  await engine.close();

  const now = () => signDue + 1;
  const again = await engineOn(openStore(folder), { now });
  const house = houseOf(again, now);
  await Promise.all([letDueHappen(house), letDueHappen(house)]);
  await letDueHappen(house);
  expect(again.seq).toBe(seq + 1);
  const late = again.world.whistles.get(id)?.members.map(({ org, signLate }) => [org, signLate]);
  expect(late).toEqual([
    ['ENFORCEMENT', true],
    ['FOOD', false],
  ]);
  await again.close();
});
