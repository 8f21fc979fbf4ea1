/** Counts of single buildings: small ones hidden, within the viewer's areas, asked for again for nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHOWN_FROM } from '#domain/census/hide-small.ts';
import { readBuildingCensus } from '#gateway/town/building-census.ts';
import { buildingCensusRead } from '#wire/reads.ts';
import { expectRefusal, read, startGateway, type TestGateway } from '../support/gateway.ts';
import { pathOf, YULI } from '../support/small-world.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const URL = '/api/census/buildings';
const counted = readBuildingCensus('tests/towns/guangfu');

test('every building is told, and no count from one to four', async () => {
  const told = read(await gateway.enter('chief1').get(URL), buildingCensusRead);
  expect(told.id).toHaveLength(45);
  expect(told.asOf).toBe(counted?.asOf);
  for (const column of ['households', 'persons', 'enterprises'] as const)
    for (const [i, shown] of told[column].entries()) {
      const true_ = counted?.[column][counted.id.indexOf(told.id[i] ?? '')] ?? 0;
      if (true_ > 0 && true_ < SHOWN_FROM) expect(shown, `${column} of ${told.id[i]}`).toBeNull();
      if (shown !== null) expect(shown).toBe(true_);
    }
  expect(told.enterprises).toContain(0);
  // In each grid a house of three stands beside one block of flats: what the block says would give the house away.
  expect(told.persons.some((count) => count !== null && count > 0)).toBe(false);
});

test('a clerk is told of the village’s buildings only, whatever area is asked for', async () => {
  const clerk = await gateway.enterAs('COMMUNITY', [pathOf(YULI)]);
  for (const query of ['', '?area=/320506108/', `?area=${pathOf(YULI)}`]) {
    const told = read(await clerk.get(URL + query), buildingCensusRead);
    expect(told.id.length).toBeGreaterThan(0);
    expect(told.id.every((id) => id.startsWith(YULI))).toBe(true);
    for (const column of ['lon', 'lat', 'households', 'persons', 'enterprises'] as const)
      expect(told[column]).toHaveLength(told.id.length);
  }
  const one = read(await clerk.get(`${URL}?area=${pathOf(YULI)}${YULI}001/`), buildingCensusRead);
  expect(one.id).toHaveLength(3);
});

test('who keeps the accounts, or serves a department, is told nothing', async () => {
  for (const role of ['SYS_ADMIN', 'DEPT'] as const)
    expectRefusal(await (await gateway.enterAs(role)).get(URL), 403, 'access.no-function');
});

test('asked again with its tag the answer is 304; another’s sight has another tag', async () => {
  const chief = gateway.enter('chief1');
  const first = await chief.get(URL);
  const tag = first.headers.get('etag') ?? '';
  const again = await chief.get(URL, { 'if-none-match': tag });
  expect([again.status, again.text]).toEqual([304, '']);
  const clerk = await gateway.enterAs('COMMUNITY', [pathOf(YULI)]);
  expect((await clerk.get(URL, { 'if-none-match': tag })).status).toBe(200);
});
