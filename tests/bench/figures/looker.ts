/** Somebody who looks at a screen: a real page, read as it stands, as an eye would read it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

/** A figure on a screen: what it is, and the digits that are printed. */
export interface Seen {
  readonly kind: 'number' | 'figure' | 'count';
  readonly id: string;
  /** As printed, without its grouping; NaN where no digit stands. */
  readonly value: number;
  /** The whole after the slash. */
  readonly of?: number;
}

/** What stood on a screen at one look. */
export interface Look {
  /** What the screen says of itself: whether all this is now. */
  readonly live: boolean;
  /** The town's instant by the screen's own clock, to the second: what hangs on the time, the page counts at this one. */
  readonly clock: number;
  readonly figures: readonly Seen[];
}

const SIZE = { width: 1920, height: 1080 };
const COMES_MS = 120_000;
/** So long a screen may be too busy to show what it has heard. */
const PATIENCE_MS = 180_000;

/** Runs in the page. What it has heard just now is on the screen with the next frame, or a tenth of a second later. */
async function readFigures(): Promise<Look> {
  await new Promise((done) => setTimeout(done, 200));
  const digits = (text: string | null | undefined) => {
    const [value, of] = (text ?? '').replaceAll(',', '').match(/\d+/g) ?? [];
    return {
      value: Number(value ?? Number.NaN),
      ...(of === undefined ? {} : { of: Number(of) }),
    };
  };
  const seen = (
    kind: Seen['kind'],
    selector: string,
    id: (element: HTMLElement) => string | undefined,
    text: (element: HTMLElement) => string | null | undefined,
  ): Seen[] =>
    [...document.querySelectorAll<HTMLElement>(selector)].map((element) => ({
      kind,
      id: id(element) ?? '',
      ...digits(text(element)),
    }));
  const figures = [
    ...seen(
      'number',
      '[data-number]',
      ({ dataset }) => dataset.number,
      (li) => li.innerText,
    ),
    ...seen(
      'figure',
      '[data-figure]',
      ({ dataset }) => dataset.figure,
      (li) => li.innerText,
    ),
    ...seen(
      'count',
      '[data-count]',
      ({ dataset }) => dataset.count,
      (div) => div.querySelector('dd')?.innerText,
    ),
  ];
  return {
    live: document.querySelector('header [data-line]')?.getAttribute('data-line') === 'live',
    clock: Date.parse(document.querySelector('header time')?.getAttribute('datetime') ?? ''),
    figures,
  };
}

/** The number up to which a frame of the page's line tells everything. */
function toldIn(frame: string | Buffer): number {
  const text = frame.toString();
  if (!/^42\["(batch|pulse)"/.test(text)) return -1;
  const [, word] = JSON.parse(text.slice(2)) as [string, { upto?: number; seq?: number }];
  return word.upto ?? word.seq ?? -1;
}

export class Looker {
  readonly #page: Page;
  #heard = -1;
  /** What the console said. */
  readonly complaints: string[] = [];
  /** Where the page went by itself: a wall that hangs is led away and back. */
  readonly ways: string[] = [];
  /** Looks at a screen that was not there yet. */
  early = 0;

  private constructor(page: Page) {
    this.#page = page;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('websocket', (line) =>
      line.on('framereceived', ({ payload }) => {
        this.#heard = Math.max(this.#heard, toldIn(payload));
      }),
    );
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      this.#heard = -1;
      this.ways.push(frame.url());
    });
  }

  static async sitDown(browser: Browser, url: string, token: string, path: string) {
    const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'sid', value: token, url }]);
    const looker = new Looker(await context.newPage());
    await looker.#page.goto(url + path);
    await looker.#page.waitForSelector('[data-number]', { timeout: COMES_MS });
    looker.ways.length = 0;
    return looker;
  }

  /**
   * Looks at what stands there once the screen has heard of everything up to `seq`, calls it live and shows at least the time
   * `since`. Undefined where it came to that in no patience.
   */
  async look(seq: number, since: number): Promise<Look | undefined> {
    const giveUp = Date.now() + PATIENCE_MS;
    while (Date.now() < giveUp) {
      const look = this.#heard >= seq ? await this.#read() : undefined;
      if (look?.live && look.clock >= since) return look;
      if (look) this.early += 1;
      await wait(50);
    }
    return undefined;
  }

  async #read(): Promise<Look | undefined> {
    const ways = this.ways.length;
    try {
      return await this.#page.evaluate(readFigures);
    } catch (error) {
      if (this.ways.length === ways && !/navigation/.test(String(error))) throw error;
      await this.#page.waitForSelector('[data-number]', { timeout: COMES_MS });
      return undefined;
    }
  }
}
