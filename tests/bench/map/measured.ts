/** One Chromium with the benches' page, and what a piece of work in it costs. */
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { ARGUMENTS, CHROMIUM } from '../../support/chromium.ts';
import type { BenchPage, Flight } from './page/asked.ts';
import { servedPage } from './served-page.ts';

/** Each for one frame, in milliseconds. */
export interface Cost {
  /** Processor time of the whole browser: page, threads, and the GPU that is software here. */
  readonly tree: number;
  /** Processor time of the page's own thread. */
  readonly thread: number;
  /** Of that, in JavaScript. */
  readonly script: number;
  /** Median from one frame to the next. */
  readonly interval: number;
  readonly longest: number;
}

declare global {
  var benchPage: BenchPage | undefined;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export class Measured {
  readonly #page: Page;
  readonly #browser: CDPSession;
  readonly #session: CDPSession;
  readonly close: () => Promise<void>;

  private constructor(
    page: Page,
    browser: CDPSession,
    session: CDPSession,
    close: () => Promise<void>,
  ) {
    this.#page = page;
    this.#browser = browser;
    this.#session = session;
    this.close = close;
  }

  static async open(): Promise<Measured> {
    const served = await servedPage();
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    const close = async () => {
      await browser.close();
      served.close();
    };
    try {
      const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
      page.on('pageerror', (error) => console.error(error));
      if (process.env.BENCH_SAYS) page.on('console', (said) => console.error(said.text()));
      await page.goto(served.url);
      await page.waitForFunction(() => globalThis.benchPage !== undefined);
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      return new Measured(page, await browser.newBrowserCDPSession(), session, close);
    } catch (error) {
      await close();
      throw error;
    }
  }

  ask<K extends keyof BenchPage>(
    what: K,
    ...said: Parameters<BenchPage[K]>
  ): Promise<Awaited<ReturnType<BenchPage[K]>>> {
    return this.#page.evaluate(
      ([name, words]) => {
        const asked = globalThis.benchPage?.[name as 'make'];
        return asked?.(...(words as Parameters<BenchPage['make']>)) as never;
      },
      [what, said] as const,
    );
  }

  async cost(work: () => Promise<Flight>): Promise<Cost> {
    const before = await this.#now();
    const { frames, intervals } = await work();
    const after = await this.#now();
    return {
      tree: (after.tree - before.tree) / frames,
      thread: (after.thread - before.thread) / frames,
      script: (after.script - before.script) / frames,
      interval: median(intervals),
      longest: Math.max(...intervals),
    };
  }

  /** Milliseconds so far. */
  async #now() {
    const [{ processInfo }, { metrics }] = await Promise.all([
      this.#browser.send('SystemInfo.getProcessInfo'),
      this.#session.send('Performance.getMetrics'),
    ]);
    const metric = (name: string) =>
      1000 * (metrics.find((one) => one.name === name)?.value ?? Number.NaN);
    return {
      tree: 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
      thread: metric('TaskDuration'),
      script: metric('ScriptDuration'),
    };
  }
}
