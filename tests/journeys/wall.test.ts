/**
 * The wall as it hangs: at each of its sizes and pages, by day and by night, in each language, no text is cut, none lies on a seam
 * between screens, none is too small or too faint. The map is off: it draws no boxes, and its words are its own affair.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GatewayProcess, startGateway } from '../faults/process.ts';
import { openPage, signIn, type Watched, withBrowser } from './browser.ts';
import { type Asked, faultsOf } from './wall-boxes.ts';

withBrowser();

/** Each with the screens it is made of. */
const SIZES = [
  { width: 1920, height: 1080, seams: '1x1' },
  { width: 3840, height: 2160, seams: '2x2' },
  { width: 3840, height: 1080, seams: '2x1' },
  { width: 5760, height: 1080, seams: '3x1' },
  { width: 7680, height: 2160, seams: '4x2' },
  { width: 1080, height: 1920, seams: '1x1' },
] as const;
const PAGES = ['', 'command', 'grids'];
const LIGHTS = ['', 'day'];
const LANGUAGES = ['zh-CN', 'en', 'zh-Hant'];
/** VISUAL §2, for whoever sits six metres away. */
const CONTRAST = 7;

let folder: string;
let gateway: GatewayProcess;
let wall: Watched;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wall-'));
  gateway = await startGateway(folder);
  wall = await openPage(gateway.url, '/wall');
  await signIn(wall, 'wall1');
}, 120_000);
afterAll(async () => {
  await gateway?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Takes the page's right to a map: what is read here are boxes of words. */
const withoutMap = () => {
  const usual = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...asked: unknown[]) {
    if (String(asked[0]).startsWith('webgl')) return null;
    return Reflect.apply(usual, this, asked) as RenderingContext | null;
  } as typeof usual;
};

/** Goes to another view of the wall without loading the page. */
async function show(page: Page, asked: Record<string, string>): Promise<void> {
  const given = Object.entries(asked).filter(([, value]) => value !== '' && value !== '1x1');
  await page.evaluate((query) => {
    history.pushState({}, '', `/wall?${query}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, new URLSearchParams(given).toString());
  await page.waitForFunction(() => !document.querySelector('[data-panel] [role="status"] i'));
  // Columns measure themselves in the frames after.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 120))),
  );
}

/** What is wrong now and still a moment later: news may come between a change and the frame that makes room for it. */
async function lastingFaults(page: Page, asked: Asked): Promise<string[]> {
  const found = await page.evaluate(faultsOf, asked);
  if (found.length === 0) return found;
  await page.waitForTimeout(500);
  const still = await page.evaluate(faultsOf, asked);
  return found.filter((fault) => still.includes(fault));
}

test.each(LANGUAGES)(
  'in %s no text is cut, on a seam, or faint, whatever the size',
  async (language) => {
    const { page } = wall;
    await page.addInitScript(withoutMap);
    await page.evaluate((chosen) => localStorage.setItem('language', chosen), language);
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.connection === 'live');
    await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
    const faults: string[] = [];
    for (const { width, height, seams } of SIZES) {
      await page.setViewportSize({ width, height });
      const [across = 1, down = 1] = seams.split('x').map(Number);
      for (const shown of PAGES)
        for (const light of LIGHTS) {
          await show(page, { page: shown, light, seams });
          const found = await lastingFaults(page, { across, down, contrast: CONTRAST });
          const where = `${width}×${height} ${shown || 'overview'} ${light || 'night'}`;
          faults.push(...found.map((fault) => `${where}: ${fault}`));
        }
    }
    expect(faults).toEqual([]);
  },
  240_000,
);
