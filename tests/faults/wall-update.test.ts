/**
 * A new version of the page is put in while the wall hangs. As long as a red alarm stands there unanswered the wall shows it and
 * nothing else happens; once the chief has answered, the wall takes the new version by itself, and shows what it showed.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, type Watched, withBrowser } from '../journeys/browser.ts';
import { gatewayFolder, openOn, Visitor } from '../support/gateway.ts';

withBrowser();

const VIEW = '/wall?page=grids&light=day';
/** Longer than the wall waits between two looks whether the moment is quiet. */
const A_LOOK_MS = 7_000;

const place = gatewayFolder();
let gateway: Awaited<ReturnType<typeof openOn>>;
let wall: Watched;
beforeAll(async () => {
  rmSync(place.page, { recursive: true });
  mkdirSync(place.page);
  cpSync('dist/app', place.page, { recursive: true });
  // Packed they would be the old one's.
  for (const packed of ['br', 'gz']) rmSync(join(place.page, `index.html.${packed}`));
  gateway = await openOn(place);
  wall = await openPage(gateway.url, VIEW, { hasMap: false });
  // Nobody touches this page, not even to sign in: a touched one waits a minute more.
  const data = { login: 'wall1', password: 'demo-2022' };
  await wall.context.request.post(`${gateway.url}/api/session`, {
    data,
    headers: { origin: gateway.url },
  });
  await wall.page.goto(gateway.url + VIEW);
  await live(wall.page);
}, 120_000);
afterAll(async () => {
  await gateway?.close();
  place.remove();
});

async function enter(login: string): Promise<Visitor> {
  const visitor = new Visitor(gateway.url);
  expect((await visitor.signIn(login, 'demo-2022')).status).toBe(200);
  return visitor;
}

/** Puts a newer page in the place of the one that is served, as an update does. */
async function update(): Promise<void> {
  const { port } = new URL(gateway.url);
  await gateway.close();
  const index = join(place.page, 'index.html');
  const html = readFileSync(index, 'utf8');
  writeFileSync(index, html.replace('</head>', '<meta name="version" content="newer"></head>'));
  gateway = await openOn(place, { PORT: port });
}

const isNewer = () => document.querySelector('meta[name="version"]') !== null;
const live = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset.connection === 'live');

test('a wall takes a new version by itself, but not while a red alarm waits', async () => {
  const { page } = wall;
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  const before = page.url();
  const [worker] = [...gateway.house.engine.world.workers.values()].filter(({ no }) => no === 1);
  const caller = await enter('worker1');
  expect((await caller.command('worker.call-for-help', { id: worker?.id })).status).toBe(200);
  await page.waitForSelector('[data-level="RED"]');

  wall.expectOutage(true);
  await update();
  await page.waitForSelector('[data-banner="offline"]', { state: 'detached' });
  await live(page);
  wall.expectOutage(false);
  await page.waitForTimeout(A_LOOK_MS);
  expect(await page.evaluate(isNewer)).toBe(false);
  expect(loads).toBe(0);

  const chief = await enter('chief1');
  const answer = { id: `SOS.${worker?.id}`, action: 'CALLED' };
  expect((await chief.command('alarm.acknowledge', answer)).status).toBe(200);
  await page.waitForFunction(isNewer, undefined, { timeout: 3 * A_LOOK_MS });
  await live(page);
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  await page.waitForSelector('[data-panel="communities"]');
  await page.waitForTimeout(A_LOOK_MS);
  expect(loads).toBe(1);
  expect(wall.complaints).toEqual([]);
});
