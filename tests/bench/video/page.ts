/** Fresh pages of one browser: the patrol's sixteen tiles, sixteen bare players, or no picture at all, each beside the same map. */
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { ARGUMENTS, CHROMIUM } from '../../support/chromium.ts';
import { spreadOf } from '../rounds.ts';
import type { OpenedCameras } from './gateway.ts';
import { installVideoBench, type VideoBench } from './in-page.ts';

declare const videoBench: VideoBench;

export type Contestant = 'ours' | 'bare' | 'none';

/** What one contestant's turn came to. */
export interface Turn {
  /** Milliseconds: the middle one of the sixteen, and the last. */
  readonly first: number;
  readonly last: number;
  readonly shown: number;
  readonly dropped: number;
  /** Of the map's frames, milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the whole browser a second, in milliseconds. */
  readonly cpu: number;
}

const SIZE = { width: 1920, height: 1080 };
const FLIGHT = { seconds: 4, least: 24 } as const;
const PATROL = '/video?layout=16&turns=no';

export class VideoPages {
  readonly #browser: Browser;
  readonly #session: CDPSession;
  readonly #opened: OpenedCameras;
  readonly #token: string;

  private constructor(browser: Browser, session: CDPSession, opened: OpenedCameras, token: string) {
    this.#browser = browser;
    this.#session = session;
    this.#opened = opened;
    this.#token = token;
  }

  static async open(opened: OpenedCameras, token: string): Promise<VideoPages> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    return new VideoPages(browser, await browser.newBrowserCDPSession(), opened, token);
  }

  async turn(who: Contestant): Promise<Turn> {
    const { url, cameras } = this.#opened;
    const context = await this.#browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
    await context.addInitScript(installVideoBench);
    await context.addCookies([{ name: 'sid', value: this.#token, url }]);
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    try {
      await page.goto(url + (who === 'ours' ? `${PATROL}&area=/nowhere/` : '/bench/blank.html'));
      if (who === 'ours') await makeRoom(page);
      await page.evaluate(() => videoBench.map());
      const count = who === 'none' ? 0 : cameras.length;
      if (who === 'bare') await page.evaluate((all) => videoBench.bare(all), cameras);
      if (who === 'ours') await goTo(page, PATROL);
      const { first } = await page.evaluate((count) => videoBench.playing(count), count);
      const [before, began] = [await this.#cpu(), performance.now()];
      const { intervals, ...played } = await page.evaluate(
        ({ seconds, least }) => videoBench.fly(seconds, least),
        FLIGHT,
      );
      const cpu = ((await this.#cpu()) - before) / ((performance.now() - began) / 1_000);
      if (process.env.BENCH_SAYS) await page.screenshot({ path: `dist/bench/video-${who}.png` });
      const sorted = intervals.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
      const { median, high } = spreadOf(first);
      return { first: median, last: high, ...played, p50: at(0.5), p99: at(0.99), cpu };
    } finally {
      await context.close();
    }
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  async #cpu(): Promise<number> {
    const { processInfo } = await this.#session.send('SystemInfo.getProcessInfo');
    return 1_000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  }
}

/** The map lies beside the pictures, not over them. */
async function makeRoom(page: Page): Promise<void> {
  const main = await page.waitForSelector('main[data-layout]', { timeout: 60_000 });
  await page.waitForFunction(() => document.documentElement.dataset.connection === 'live');
  await main.evaluate((main) => {
    (main as HTMLElement).style.marginRight = '620px';
  });
}
/** To another view without loading the page. */
const goTo = (page: Page, path: string) =>
  page.evaluate((path) => {
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
