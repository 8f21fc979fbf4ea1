/** Somebody who looks at a screen: a real page, read as it stands, as an eye would read it. */
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

const SIZE = { width: 1920, height: 1080 };

/** Runs in the page. */
function readFigures(): Seen[] {
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
  return [
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
}

export class Looker {
  readonly #page: Page;
  /** What the console said. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.#page = page;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async sitDown(browser: Browser, url: string, token: string, path: string) {
    const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'sid', value: token, url }]);
    const looker = new Looker(await context.newPage());
    await looker.#page.goto(url + path);
    await looker.#page.waitForSelector('[data-number]', { timeout: 120_000 });
    return looker;
  }

  look(): Promise<Seen[]> {
    return this.#page.evaluate(readFigures);
  }
}
