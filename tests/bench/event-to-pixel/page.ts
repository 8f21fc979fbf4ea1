/** The page of the bench: our wall with the bare maps beside it, asked one sample at a time. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { ARGUMENTS, CHROMIUM } from '../../support/chromium.ts';
import type { Part } from '../part.ts';
import type { Opened } from './gateway.ts';
import { type BenchHook, installHook, type Watch } from './hook.ts';
import { installPeers, type Peers } from './peers.ts';

declare const benchHook: BenchHook;
declare const benchPeers: Peers;

const SIZE = { width: 1600, height: 1000 };
const OURS = '[data-ready="true"] canvas';
const BACKGROUNDS = { '#c03020': [192, 48, 32], '#20a040': [32, 160, 64] } as const;
/** A case just reported is soon due: half an hour to be taken up. */
const WARN_LAMP = [0xf2, 0xc1, 0x4e] as const;
const DEVICE = [0xf3, 0xf6, 0xf9] as const;
/** Half the side of the window that is read back. */
const REACH = 9;
/** As in camera.ts. */
const EDGE = 0.16;
const MAX_ZOOM = 16.5;
/** Between these everything stands for itself, and workers are drawn without their names. */
const ZOOMS = [15, 16] as const;
/** Two clocks that are further apart than this are two clocks. */
const CLOCKS_MS = 3;

type Where = readonly [number, number];

export class BenchPage {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly size: Where;

  private constructor(browser: Browser, page: Page, size: Where) {
    this.#browser = browser;
    this.#page = page;
    this.size = size;
  }

  static async open({ url, grid, bounds }: Opened, token: string): Promise<BenchPage> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
    await context.addInitScript(installHook);
    await context.addCookies([{ name: 'sid', value: token, url }]);
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`${url}/wall?grid=${grid}`);
    await page.waitForSelector(OURS, { timeout: 120_000 });
    // A banner that comes would push the map away from under the watched pixel.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('[data-banner] { display: none }');
      document.adoptedStyleSheets.push(sheet);
    });
    const place = { from: `${url}/bench`, canvas: OURS, bounds, edge: EDGE, maxZoom: MAX_ZOOM };
    await page.evaluate(installPeers, place);
    const zoom = await page.evaluate(() => benchPeers.zoom);
    if (zoom < ZOOMS[0] || zoom >= ZOOMS[1]) throw new Error(`the map stands at zoom ${zoom}`);
    const box = await page.locator(OURS).boundingBox();
    if (!box) throw new Error('the map has no size');
    return new BenchPage(browser, page, [box.width, box.height]);
  }

  /** The point under a pixel of our map. */
  pointAt(at: Where): Promise<[number, number]> {
    return this.#page.evaluate((at) => benchPeers.unproject(at), at);
  }

  show(which: 'ours' | 'blank' | 'devices'): Promise<void> {
    return this.#page.evaluate((which) => benchPeers.show(which), which);
  }

  /** Milliseconds from a colour's being asked for to its being there, on a map with nothing else. */
  async blank(turn: number): Promise<number> {
    const [name, colour] = Object.entries(BACKGROUNDS)[turn % 2] ?? ['#000', WARN_LAMP];
    const watch: Watch = { canvas: '#blank canvas', at: this.#middle, reach: REACH, colour };
    return this.#page.evaluate(
      async ({ watch, name }) => {
        benchHook.watch(watch);
        const began = benchPeers.blank(name);
        return (await benchHook.seen()) - began;
      },
      { watch, name },
    );
  }

  /** The same from setData of all devices to the one that moved being there. */
  async devices(lonLat: readonly number[], at: Where): Promise<number> {
    const watch: Watch = { canvas: '#devices canvas', at, reach: REACH, colour: DEVICE };
    return this.#page.evaluate(
      async ({ watch, lonLat }) => {
        benchHook.watch(watch);
        const began = benchPeers.devices(lonLat);
        return (await benchHook.seen()) - began;
      },
      { watch, lonLat },
    );
  }

  /** From the instant that `cause` returns to our map's showing it. Throws when the symbol was there before. */
  async ours(what: 'order' | 'worker', at: Where, cause: () => Promise<number>): Promise<number> {
    const colour = what === 'order' ? WARN_LAMP : DEVICE;
    const watch: Watch = { canvas: OURS, at, reach: REACH, colour };
    await this.#page.evaluate((watch) => benchHook.watch(watch), watch);
    const began = await cause();
    const seen = await this.#page.evaluate(() => benchHook.seen());
    if (seen < began) throw new Error(`a ${what} was seen before it was told`);
    return seen - began;
  }

  /** Throws unless the page and a part tell the same time. */
  async compareClocks(part: Part): Promise<void> {
    let [least, apart] = [Number.POSITIVE_INFINITY, 0];
    for (let i = 0; i < 20; i++) {
      const before = await part.ask<number>('clock');
      const here = await this.#page.evaluate(() => benchHook.clock());
      const after = await part.ask<number>('clock');
      if (after - before >= least) continue;
      least = after - before;
      apart = Math.max(0, before - here, here - after);
    }
    if (apart > CLOCKS_MS) throw new Error(`the clocks are ${apart} ms apart`);
  }

  async shot(path: string): Promise<void> {
    await this.#page.screenshot({ path });
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  get #middle(): Where {
    return [this.size[0] / 2, this.size[1] / 2];
  }
}
