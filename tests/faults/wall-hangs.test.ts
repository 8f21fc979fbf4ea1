/**
 * A wall whose page hangs: its thread goes round in a circle and hears nobody, while panels and map stand there as if nothing had
 * happened. Nobody touches anything, and the same wall is back, and follows. Nobody holds on to the browser meanwhile either: a page
 * that hangs under a debugger is not led anywhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectWhole } from '../journeys/browser.ts';
import { openLoneBrowser } from '../support/lone-browser.ts';
import { type GatewayProcess, startGateway } from './process.ts';

const LONG = process.env.LONG === '1';
/** The watchdog is patient with slow machines; its clock runs so many times faster here, and as it is in the long profile. */
const HURRY = LONG ? 1 : 5;
/** What the README promises. */
const BACK_MS = 60_000;
const WALL = '/wall?page=grids&light=day';

let folder: string;
let gateway: GatewayProcess;
let browser: Awaited<ReturnType<typeof openLoneBrowser>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wall-'));
  gateway = await startGateway(folder);
  browser = await openLoneBrowser({ width: 960, height: 540 });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await gateway?.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function hang(page: Page): Promise<void> {
  const data = { login: 'wall1', password: 'demo-2022' };
  const headers = { origin: gateway.url };
  await page.context().request.post(`${gateway.url}/api/session`, { data, headers });
  await page.goto(gateway.url + WALL);
  await following(page);
}

const following = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset.connection === 'live');

/** Waits until the page is watched, and makes its watchdog's clock run faster. */
async function hurry(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const [dog] = page.context().serviceWorkers();
  if (!dog) throw new Error('nobody watches the wall');
  await dog.evaluate((times) => {
    const usual = setTimeout;
    Object.assign(globalThis, {
      setTimeout: (act: () => void, ms: number) => usual(act, ms / times),
    });
  }, HURRY);
}

/** Runs in the page: a little later it does nothing but this, for ever. */
const spin = () => {
  setTimeout(() => {
    for (;;);
  }, 500);
};

test('a wall that hangs is back by itself, as it was, and live', async () => {
  const born = await browser.visit(async (page) => {
    await hang(page);
    await hurry(page);
    // A word that came before counts by the slow clock: here comes the next.
    await page.waitForTimeout(2_500);
    const timeOrigin = await page.evaluate(() => performance.timeOrigin);
    await page.evaluate(spin);
    return timeOrigin;
  });
  const hung = Date.now();
  await browser.reaches((url) => url.includes('/heal?'), BACK_MS);
  await browser.reaches((url) => url === gateway.url + WALL, BACK_MS);
  await browser.visit(async (page) => {
    await following(page);
    const took = Date.now() - hung;
    console.log(`a wall that hung is back and live after ${took} ms`);
    expect(took).toBeLessThan(BACK_MS);
    expect(await page.evaluate(() => performance.timeOrigin)).toBeGreaterThan(born);
    await page.waitForSelector('[data-panel="communities"]');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    await expectWhole({ page });
  });
});
