/**
 * What stands on the wall and the desk, at random moments of a living town: each printed figure must be exactly true of a state
 * the town was in while it was read, counted from the orders as they were told; the read and the rows behind it likewise.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ORDER_COUNTS, type OrderCount } from '#domain/order/kpis/counts.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { numbersRead, orderList } from '#wire/reads.ts';
import { ARGUMENTS, CHROMIUM } from '../../support/chromium.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { spreadOf } from '../rounds.ts';
import type { Left, Opened } from '../soak/gateway.ts';
import type { States } from '../soak/states.ts';
import type { Things } from '../soak/things.ts';
import { Watcher } from '../soak/watcher.ts';
import { Looker, type Seen } from './looker.ts';

const ROW = 'figures';
const ZONE = 'Asia/Shanghai';
/** A minute of the town in a second: it moves every few seconds. */
const SPEED = 60;
const MOMENTS = { short: 100, full: 1_000 };
const BETWEEN_MS = 250;
/** As on the page: lamps are looked at anew this often … */
const LOOK_MS = 10_000;
/** … and figures that are read are read again, and drawn, within this. */
const FIGURES_MS = 33_000;
const SCREENS = { dispatcher1: '/dispatch', wall1: '/wall' } as const;

interface Counted {
  readonly at: number;
  readonly counts: ReadonlyMap<OrderCount, number>;
}

/** One screen, and everything its figures may rightly say. */
class Screened {
  readonly watcher: Watcher;
  readonly looker: Looker;
  readonly #part: Part;
  #told: Counted[] = [];

  constructor(watcher: Watcher, looker: Looker, part: Part) {
    this.watcher = watcher;
    this.looker = looker;
    this.#part = part;
  }

  #count(now: number): void {
    const at = Date.now();
    this.#told.push({ at, counts: this.watcher.states.counts({ now, zone: ZONE }) });
    const first = this.#told.findLastIndex((one) => one.at < at - FIGURES_MS);
    this.#told = this.#told.slice(Math.max(0, first));
  }

  /** Reads the screen and the doors behind it, and gives what was true of no state. */
  async moment(number: string): Promise<{ seen: number; moved: boolean; wrong: string[] }> {
    const { watcher, looker } = this;
    const { states } = watcher;
    const before = await watcher.hash();
    const first = await watcher.read('/api/numbers', numbersRead);
    const had = await this.#part.ask<Things>('things');
    await watcher.reach(before.seq);
    // A figure that was read a while ago may be of any state since.
    while (states.next(before.seq)) this.#count(first.asOf);
    const figures = await looker.look();
    const list = await watcher.read(`/api/orders?number=${number}&limit=1`, orderList);
    const has = await this.#part.ask<Things>('things');
    const last = await watcher.read('/api/numbers', numbersRead);
    const after = await watcher.hash();
    await watcher.reach(after.seq);
    let wrong = this.#wrongs(figures, [had, has], [first.asOf, last.asOf], states);
    let untrue = [first, last].filter((read) => !truly(states, read));
    let rows = list.total !== counted(states, number, list.asOf);
    this.#count(last.asOf);
    while (states.next(after.seq)) {
      this.#count(last.asOf);
      const still = new Set(this.#wrongs(figures, [had, has], [first.asOf, last.asOf], states));
      wrong = wrong.filter((one) => still.has(one));
      untrue = untrue.filter((read) => !truly(states, read));
      rows &&= list.total !== counted(states, number, list.asOf);
    }
    return {
      seen: figures.length,
      moved: after.seq > before.seq,
      wrong: [
        ...wrong,
        ...untrue.map(({ asOf }) => `numbers as of ${asOf}`),
        ...(rows ? [`rows of ${number}: ${list.total}`] : []),
      ],
    };
  }

  #wrongs(
    figures: readonly Seen[],
    things: readonly Things[],
    times: readonly [number, number],
    states: States,
  ): string[] {
    return figures
      .filter((seen) => !this.#isTrue(seen, things, times, states))
      .map(
        ({ kind, id, value, of }) => `${kind} ${id} ${value}${of === undefined ? '' : `/${of}`}`,
      );
  }

  #isTrue(
    { kind, id, value, of }: Seen,
    things: readonly Things[],
    [from, to]: readonly [number, number],
    states: States,
  ): boolean {
    if (kind === 'count')
      return this.#told.some(({ counts }) => (counts.get(id as OrderCount) ?? 0) === value);
    if (kind === 'figure') return things.some(({ [id]: it }) => it?.[0] === value && it[1] === of);
    // The page looks at the clock in steps; within one, what it counts stands still.
    for (let look = Math.floor(from / LOOK_MS) - 1; look * LOOK_MS <= to; look++)
      if (counted(states, id, look * LOOK_MS) === value) return true;
    return false;
  }

  begin(now: number): void {
    this.#count(now);
  }
}

const counted = (states: States, id: string, now: number): number | undefined => {
  const rule = ORDER_NUMBERS.find((number) => number.id === id);
  return rule && states.all((order) => rule.counts(order, { now, zone: ZONE })).length;
};

const truly = (states: States, { asOf, numbers }: ReturnType<typeof numbersRead.parse>): boolean =>
  numbers.every(({ id, value }) => counted(states, id, asOf) === value);

async function screensOf(part: Part, { url, tokens }: Opened) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS] });
  const screens: Screened[] = [];
  for (const [login, path] of Object.entries(SCREENS)) {
    const token = tokens[login] ?? '';
    const watcher = new Watcher(url, login, token);
    await watcher.reach((await part.ask<Left>('left', login)).seq);
    const { seq, counts } = await part.ask<Left>('left', login);
    await watcher.reach(seq);
    watcher.states.goTo(seq);
    watcher.states.learnLeft(counts);
    const looker = await Looker.sitDown(browser, url, token, path);
    const screen = new Screened(watcher, looker, part);
    screen.begin((await watcher.read('/api/numbers', numbersRead)).asOf);
    screens.push(screen);
  }
  return { browser, screens };
}

export async function benchFigures(full: boolean): Promise<Figure[]> {
  const moments = full ? MOMENTS.full : MOMENTS.short;
  const chance = chanceFrom(5);
  const part = new Part('soak-gateway');
  const opened = await part.ask<Opened>('open', {
    speed: SPEED,
    logins: Object.keys(SCREENS),
    built: resolve('dist/app'),
  });
  const { browser, screens } = await screensOf(part, opened);
  try {
    // Figures that are read have come once, and stand.
    await wait(FIGURES_MS);
    const sums = { seen: 0, moved: 0 };
    const wrong: string[] = [];
    for (let i = 0; i < moments; i++) {
      await wait(-Math.log(1 - chance()) * BETWEEN_MS);
      const screen = screens[i % screens.length];
      const number = ORDER_NUMBERS[Math.floor(chance() * ORDER_NUMBERS.length)];
      if (!screen || !number) throw new Error('nobody looks');
      const moment = await screen.moment(number.id);
      sums.seen += moment.seen;
      sums.moved += moment.moved ? 1 : 0;
      wrong.push(...moment.wrong.map((what) => `${screen.watcher.login}: ${what}`));
    }
    const complaints = screens.flatMap(({ looker }) => looker.complaints);
    for (const what of [...wrong.slice(0, 20), ...complaints.slice(0, 5)]) console.error(what);
    if (sums.seen < moments) throw new Error(`only ${sums.seen} figures were seen`);
    return [
      {
        row: ROW,
        what: 'printed figures, reads and rows that were true of no state',
        unit: `of ${sums.seen} figures`,
        ours: spreadOf([wrong.length]),
        goal: '0',
        met: wrong.length === 0,
        note: `${moments} moments of wall and desk; the world moved in ${sums.moved}; ${Object.keys(ORDER_COUNTS).length} counts`,
      },
      {
        row: ROW,
        what: 'complaints of the console',
        unit: 'lines',
        ours: spreadOf([complaints.length]),
        goal: '0',
        met: complaints.length === 0,
      },
    ];
  } finally {
    await browser.close();
    for (const { watcher } of screens) watcher.leave();
    await part.ask('end').catch(() => {});
    part.end();
  }
}
