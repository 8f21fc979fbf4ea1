/** A whistle long ended leaves the world; what it counted for, its row and its words stay, and nobody reads more than before. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Whistle } from '#domain/whistle/whistle.ts';
import { letOldLeave } from '#gateway/housekeeping.ts';
import { orderRead, whistleKpis, wordsRead } from '#wire/reads.ts';
import {
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { FUXI, NOW, pathOf, YULI } from '../support/small-world.ts';
import { readyToWhistle } from '../support/whistle-ways.ts';

const GRID = '320506108207001';
const ORGS = { lead: 'ENFORCEMENT', assist: YULI };
const DAY = 86_400_000;

let gateway: TestGateway;
let chief: Visitor;
let whistle: Whistle;
beforeAll(async () => {
  gateway = await startGateway();
  chief = gateway.enter('chief1');
  whistle = (await readyToWhistle(gateway.house.engine, GRID, 'score', ORGS)).whistle as Whistle;
}, 60_000);
afterAll(() => gateway.close());

const inWorld = () => gateway.house.engine.world.whistles.get(whistle.id) !== undefined;
const figures = async (by = chief) => read(await by.get('/api/whistle-kpis'), whistleKpis);
/** The house as its housekeeping finds it so long after the whistle's end. */
const later = (ms: number) => ({
  ...gateway.house,
  clock: { ...gateway.house.clock, now: () => (whistle.closedAt ?? NOW) + ms },
});

test('it stays for thirty days, and the figures do not notice when it goes', async () => {
  const before = await figures();
  expect(before.concluded.numerator).toBeGreaterThan(0);
  expect(before.whistleRate.numerator).toBeGreaterThan(0);
  await letOldLeave(later(30 * DAY));
  expect(inWorld()).toBe(true);
  await letOldLeave(later(30 * DAY + 1));
  expect(inWorld()).toBe(false);
  expect(await figures()).toEqual(before);
});

test('the figures are of what the reader sees', async () => {
  const clerk = await gateway.enterAs('COMMUNITY', [pathOf(YULI)], undefined, YULI);
  const stranger = await gateway.enterAs('OPERATOR', [pathOf(FUXI)]);
  const { whistles } = gateway.store
    .prepare('select count(*) as whistles from whistles where path not like ? and blown_at > 0')
    .get(`${pathOf(YULI)}%`) as { whistles: number };
  const all = await figures();
  expect((await figures(clerk)).concluded.denominator).toBe(all.concluded.denominator - whistles);
  expect((await figures(stranger)).concluded.numerator).toBeLessThan(all.concluded.numerator);
});

test('its order still tells of it, to those who saw it', async () => {
  const address = `/api/orders/${whistle.order}`;
  const { whistles } = read(await chief.get(address), orderRead);
  expect(whistles).toMatchObject([{ id: whistle.id, state: 'CLOSED' }]);
});

test('its words are read with an audit row, by those who may', async () => {
  const address = `/api/whistles/${whistle.id}/words`;
  const rows = () =>
    gateway.store
      .prepare("select count(*) as n from audit where action = 'read-words' and object = ?")
      .get(whistle.id) as { n: number };
  const { words } = read(await chief.get(address), wordsRead);
  expect(words.map(({ purpose }) => purpose)).toEqual(['task', 'result', 'result', 'conclusion']);
  expect(rows().n).toBe(1);
  const member = await gateway.enterAs('DEPT', [], undefined, ORGS.lead);
  expect(read(await member.get(address), wordsRead).words).toHaveLength(words.length);
  for (const [role, scopes, org, status] of [
    ['DEPT', [], 'FOOD', 404],
    ['OPERATOR', [pathOf(FUXI)], undefined, 404],
    ['WALL', [pathOf(YULI)], undefined, 403],
  ] as const)
    expectRefusal(await (await gateway.enterAs(role, scopes, undefined, org)).get(address), status);
  expect(rows().n).toBe(2);
});
