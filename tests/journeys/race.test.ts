/**
 * A race. A dispatcher and the duty chief open the same order; each sees the other there. The dispatcher begins to write; the
 * chief sees that it is in hand, and takes it over. The chief sends somebody; the dispatcher is told who was first and what it is
 * now, and what was written is still there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '#domain/order/order.ts';
import { type GatewayProcess, startGateway } from '../faults/process.ts';
import { FUXI, gridsIn, reportIn, wish } from '../support/small-world.ts';
import { openPage, signIn, type Watched, withBrowser } from './browser.ts';

withBrowser();

let folder: string;
let gateway: GatewayProcess;
let dispatcher: Watched;
let chief: Watched;

const give = ({ page }: Watched, name: string, input: object) =>
  page.evaluate(
    async ([name, id, input]) => {
      const response = await fetch(`/api/commands/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, input }),
      });
      return (await response.json()) as { ok: boolean; seq: number };
    },
    [name, wish(), input] as const,
  );

/** A filed order, made by the duty chief. */
async function filed(): Promise<Order> {
  const [grid] = gridsIn(FUXI);
  if (!grid) throw new Error('the town has no grids');
  const { seq } = await give(chief, 'order.report', reportIn(grid));
  const read = (query: string) =>
    chief.page.evaluate(
      async (query) =>
        ((await (await fetch(`/api/orders?limit=200&${query}`)).json()) as { rows: Order[] }).rows,
      query,
    );
  const made = (await read(`grid=${grid.id}`)).find(({ version }) => version === seq);
  if (!made) throw new Error('the report made no order');
  const { id, category } = made;
  const accepted = await give(chief, 'order.accept', { id, version: made.version });
  const filing = { id, version: accepted.seq, category, urgency: 2, level: 'GRID' };
  await give(chief, 'order.file', filing);
  return { ...made, id };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'race-'));
  gateway = await startGateway(folder, { PORT: String(20_000 + (process.pid % 20_000)) });
  const [first, second] = await Promise.all([
    openPage(gateway.url, '/dispatch'),
    openPage(gateway.url, '/dispatch'),
  ]);
  [dispatcher, chief] = [first, second];
  await signIn(dispatcher, 'dispatcher1');
  await signIn(chief, 'chief1');
});
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const WRITTEN = '带上警示牌,先拉起来';
const text = ({ page }: Watched) => page.locator('form[data-act="dispatch"] textarea');
const submit = ({ page }: Watched) => page.locator('form[data-act="dispatch"] [type=submit]');

test('each sees the other, one has it at a time, and who comes second is told who was first and keeps what was written', async () => {
  const { id, grid } = await filed();
  for (const { page } of [dispatcher, chief])
    await page.goto(`${gateway.url}/dispatch?order=${id}&grid=${grid}`);
  await dispatcher.page.waitForSelector('[data-onlookers="1"]');
  expect(await dispatcher.page.locator('[data-onlookers]').innerText()).toContain('值班长 01');
  await chief.page.waitForSelector('[data-onlookers="1"]');

  await text(dispatcher).fill(WRITTEN);
  await chief.page.waitForSelector('[data-held-by="DISPATCHER-01"]');
  expect(await submit(chief).getAttribute('aria-disabled')).toBe('true');
  const { violations } = await new AxeBuilder({ page: chief.page }).include('aside').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await chief.page.click('[data-take-over]');
  await dispatcher.page.waitForSelector('[data-held-by="DUTY_CHIEF-01"]');
  expect(await text(dispatcher).inputValue()).toBe(WRITTEN);
  expect(await submit(dispatcher).getAttribute('aria-disabled')).toBe('true');

  await submit(chief).click();
  const told = dispatcher.page.locator('form[data-act="dispatch"] [role=alert]');
  await told.waitFor();
  const words = await told.innerText();
  expect(words).toContain('值班长 01');
  expect(words).toContain('待签收');
  expect(await text(dispatcher).inputValue()).toBe(WRITTEN);
  for (const { complaints } of [dispatcher, chief]) expect(complaints).toEqual([]);
});
