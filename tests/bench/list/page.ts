/** The desk's own page with its queue full, and in the same page the bare scan of as many numbers. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { ARGUMENTS, CHROMIUM } from '../../support/chromium.ts';

const SIZE = { width: 1440, height: 900 };

/** What somebody does, and what it came to. */
export interface Deed {
  /** Until what it came to was painted. */
  readonly ms: number;
  /** The rows the queue then says it has. */
  readonly rows: number;
}

interface Hand {
  find(text: string): Promise<Deed>;
  jump(): Promise<Deed>;
  scan(n: number, kinds: number): number;
  frame(): Promise<number>;
}
declare const hand: Hand;

/** Runs in the page. */
function installHand(): void {
  const queue = () => document.querySelector<HTMLElement>('[data-panel="queue"]');
  const sum = () => {
    const foot = [...(queue()?.querySelectorAll<HTMLElement>('[role="status"]') ?? [])].at(-1);
    return Number(/[\d,]+/.exec(foot?.innerText ?? '')?.[0]?.replaceAll(',', '') ?? 'NaN');
  };
  /** The first frame in which `is` holds has been painted. */
  const painted = (is: () => boolean) =>
    new Promise<number>((done) => {
      const look = () => {
        if (!is()) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        return port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
  const values = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  const made: Hand = {
    find: async (text) => {
      const input = queue()?.querySelector<HTMLInputElement>('input[type="text"]');
      if (!input) throw new Error('the queue has no line to type in');
      const before = sum();
      const began = performance.now();
      values?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      const ended = await painted(() => sum() !== before && !Number.isNaN(sum()));
      return { ms: ended - began, rows: sum() };
    },
    jump: async () => {
      const scroller = queue()?.querySelector('section');
      if (!scroller) throw new Error('the queue has no rows');
      const isLast = () =>
        [...scroller.querySelectorAll('li')].some(
          (li) => li.getAttribute('aria-posinset') === li.getAttribute('aria-setsize'),
        );
      const began = performance.now();
      scroller.scrollTop = scroller.scrollHeight;
      const ended = await painted(isLast);
      scroller.scrollTop = 0;
      await painted(() => !isLast());
      return { ms: ended - began, rows: sum() };
    },
    // The least that anything costs here: a letter changes, and is painted.
    frame: async () => {
      const mark = document.createElement('b');
      queue()?.append(mark);
      const began = performance.now();
      mark.textContent = '1';
      const ended = await painted(() => true);
      mark.remove();
      await painted(() => true);
      return ended - began;
    },
    scan: (n, kinds) => {
      const codes = Uint16Array.from({ length: n }, (_, i) => i % kinds);
      const began = performance.now();
      const found: number[] = [];
      for (let i = 0; i < n; i++) if (codes[i] === 1) found.push(i);
      const ms = performance.now() - began;
      if (found.length !== Math.floor(n / kinds)) throw new Error('the scan found something else');
      return ms;
    },
  };
  Object.assign(globalThis, { hand: made });
}

export class ListPage {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async open(url: string, token: string, rows: number): Promise<ListPage> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS] });
    const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'sid', value: token, url }]);
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    // The map has benches of its own.
    await page.route(/\/assets\/MapStage-[^/]*\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'export default () => null;' }),
    );
    await page.goto(`${url}/dispatch`);
    const whole = `[data-panel="queue"] li[aria-setsize="${rows}"]`;
    await page.waitForSelector(whole, { timeout: 180_000 });
    await page.evaluate(installHand);
    return new ListPage(browser, page);
  }

  find(text: string): Promise<Deed> {
    return this.#page.evaluate((text) => hand.find(text), text);
  }
  jump(): Promise<Deed> {
    return this.#page.evaluate(() => hand.jump());
  }
  scan(n: number, kinds: number): Promise<number> {
    return this.#page.evaluate(([n, kinds]) => hand.scan(n, kinds), [n, kinds] as const);
  }
  frame(): Promise<number> {
    return this.#page.evaluate(() => hand.frame());
  }
  close(): Promise<void> {
    return this.#browser.close();
  }
}
