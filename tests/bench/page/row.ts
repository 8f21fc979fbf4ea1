/**
 * Row 14, the page's part: a wall that nobody touches and a desk on which orders are opened one after another, while the town
 * lives through a day. What each page still holds after a collection must not grow. `--full`: 24 hours in ten minutes.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { ARGUMENTS, CHROMIUM } from '../../support/chromium.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { spreadOf } from '../rounds.ts';
import { slopeOf } from '../slope.ts';
import type { Opened } from '../soak/gateway.ts';

const ROW = '14 soak of the page';
/** A day of the town in ten minutes. */
const SPEED = 144;
const SHORT_MS = 2 * 60_000;
const FULL_MS = 10 * 60_000;
const DAY_S = 86_400 / SPEED;
/** Until what is kept for a while is let go again, answers for five minutes, and what runs often is machine code. */
const SETTLES_MS = 6 * 60_000;
const WEIGH_MS = 10_000;
const OPEN_MS = 2_000;
const COMES_MS = 120_000;

/** In a page after a collection. */
interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

class Seat {
  readonly name: string;
  readonly page: Page;
  readonly held: (Held & { readonly at: number })[] = [];
  readonly complaints: string[] = [];
  readonly #inside: CDPSession;

  private constructor(name: string, page: Page, inside: CDPSession) {
    this.name = name;
    this.page = page;
    this.#inside = inside;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async sitDown(browser: Browser, { url, tokens }: Opened, login: string, path: string) {
    const viewport = { width: 1920, height: 1080 };
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'sid', value: tokens[login] ?? '', url }]);
    const page = await context.newPage();
    const inside = await context.newCDPSession(page);
    await inside.send('Performance.enable');
    const seat = new Seat(path, page, inside);
    await page.goto(url + path);
    await page.waitForSelector('[data-number]', { timeout: COMES_MS });
    return seat;
  }

  async weigh(at: number): Promise<void> {
    await this.#inside.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#inside.send('Performance.getMetrics');
    const of = (name: string) =>
      metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    const [heap, nodes, listeners] = [of('JSHeapUsedSize'), of('Nodes'), of('JSEventListeners')];
    this.held.push({ at, heap, nodes, listeners });
  }

  figures(): Figure[] {
    const told = (what: string, unit: string, of: (held: Held) => number, step: number): Figure => {
      const points = this.held.map((held) => [held.at / DAY_S, of(held)] as const);
      const { slope, error } = slopeOf(points);
      const [low, high] = [slope - 2 * error, slope + 2 * error];
      const [first, last] = [points[0]?.[1] ?? Number.NaN, points.at(-1)?.[1] ?? Number.NaN];
      return {
        row: ROW,
        what: `${this.name}: ${what} a day`,
        unit,
        ours: { median: slope / step, low: low / step, high: high / step, rounds: points.length },
        goal: '0 within its error',
        met: low <= 0,
        note: `from ${(first / step).toFixed(1)} to ${(last / step).toFixed(1)}`,
      };
    };
    return [
      told('heap', 'MB', ({ heap }) => heap, 1e6),
      told('nodes of the document', 'nodes', ({ nodes }) => nodes, 1),
      told('listeners', 'listeners', ({ listeners }) => listeners, 1),
    ];
  }
}

/** Goes on to the order after the present one, as a dispatcher's key does. */
async function openNext({ page }: Seat): Promise<void> {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

export async function benchPage(full: boolean): Promise<Figure[]> {
  const part = new Part('soak-gateway');
  const opened = await part.ask<Opened>('open', {
    speed: SPEED,
    logins: ['wall1', 'dispatcher1'],
    built: resolve('dist/app'),
  });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS] });
  try {
    const wall = await Seat.sitDown(browser, opened, 'wall1', '/wall');
    const desk = await Seat.sitDown(browser, opened, 'dispatcher1', '/dispatch');
    const began = Date.now();
    const end = began + SETTLES_MS + (full ? FULL_MS : SHORT_MS);
    let weighing = began + SETTLES_MS;
    let orders = 0;
    while (Date.now() < end) {
      await wait(OPEN_MS);
      await openNext(desk);
      orders += 1;
      if (Date.now() < weighing) continue;
      weighing = Date.now() + WEIGH_MS;
      for (const seat of [wall, desk]) await seat.weigh((Date.now() - began) / 1000);
      console.error(
        [wall, desk]
          .map(({ name, held }) => `${name} ${((held.at(-1)?.heap ?? 0) / 1e6).toFixed(1)} MB`)
          .join(', '),
      );
    }
    const complaints = [wall, desk].flatMap((seat) => seat.complaints);
    for (const what of complaints.slice(0, 5)) console.error(what);
    return [
      ...wall.figures(),
      ...desk.figures(),
      {
        row: ROW,
        what: 'complaints of the console',
        unit: 'lines',
        ours: spreadOf([complaints.length]),
        goal: '0',
        met: complaints.length === 0,
        note: `${orders} orders were opened at the desk`,
      },
    ];
  } finally {
    await browser.close();
    await part.ask('end').catch(() => {});
    part.end();
  }
}
