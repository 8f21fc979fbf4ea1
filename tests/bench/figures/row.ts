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
import { type Things, thingsIn } from '../soak/things.ts';
import { Watcher } from '../soak/watcher.ts';
import { type Look, Looker, type Seen } from './looker.ts';

const ROW = 'figures';
const ZONE = 'Asia/Shanghai';
/** A minute of the town in a second: it moves every few seconds. */
const SPEED = 60;
const MOMENTS = { short: 100, full: 1_000 };
const BETWEEN_MS = 250;
/** A thousand take an hour or so: how it goes is said after so many. */
const TOLD_EACH = 50;
/** As on the page: lamps are looked at anew at every such step of the clock … */
const LOOK_MS = 10_000;
/** … its clock goes on once a second, and is believed for six without the gateway's word … */
const CLOCK_MS = 7_000 * SPEED;
/** … and figures that are read are read again, and drawn, within this. */
const FIGURES_MS = 33_000;
const SCREENS = { dispatcher1: '/dispatch', wall1: '/wall' } as const;

interface Counted {
  readonly at: number;
  readonly counts: ReadonlyMap<OrderCount, number>;
}

interface Seeing {
  readonly seen: number;
  readonly moved: boolean;
  /** The line was cut meanwhile: what it missed came as one, and the states between were never told. */
  readonly blind: boolean;
  readonly wrong: readonly string[];
}

/** One screen, and everything its figures may rightly say. */
class Screened {
  readonly watcher: Watcher;
  readonly looker: Looker;
  #told: Counted[] = [];

  constructor(watcher: Watcher, looker: Looker) {
    this.watcher = watcher;
    this.looker = looker;
  }

  #count(now: number): void {
    const at = Date.now();
    this.#told.push({ at, counts: this.watcher.states.counts({ now, zone: ZONE }) });
    const first = this.#told.findLastIndex((one) => one.at < at - FIGURES_MS);
    this.#told = this.#told.slice(Math.max(0, first));
  }

  /** Reads the screen and the doors behind it, and gives what was true of no state. */
  async moment(number: string): Promise<Seeing> {
    const { watcher, looker } = this;
    const { states, screen } = watcher;
    const { resumes } = screen;
    const before = await watcher.hash();
    const first = await watcher.read('/api/numbers', numbersRead);
    await watcher.reach(before.seq);
    // A figure that was read a while ago may be of any state since.
    while (states.next(before.seq)) this.#count(first.asOf);
    const look = await looker.look(before.seq, first.asOf - CLOCK_MS);
    if (!look) return { seen: 0, moved: false, blind: false, wrong: ['no screen that is now'] };
    const list = await watcher.read(`/api/orders?number=${number}&limit=1`, orderList);
    const last = await watcher.read('/api/numbers', numbersRead);
    const after = await watcher.hash();
    await watcher.reach(after.seq);
    if (screen.resumes > resumes) return { seen: 0, moved: false, blind: true, wrong: [] };
    const early = look.clock > last.asOf;
    let wrong = this.#wrongs(look, states);
    let untrue = [first, last].filter((read) => !truly(states, read));
    let rows = list.total !== counted(states, number, list.asOf);
    this.#count(last.asOf);
    while (states.next(after.seq)) {
      this.#count(last.asOf);
      const still = new Set(this.#wrongs(look, states));
      wrong = wrong.filter((one) => still.has(one));
      untrue = untrue.filter((read) => !truly(states, read));
      rows &&= list.total !== counted(states, number, list.asOf);
    }
    return {
      seen: look.figures.length,
      moved: after.seq > before.seq,
      blind: false,
      wrong: [
        ...(early ? [`clock ${look.clock}, the town’s ${last.asOf}`] : []),
        ...wrong,
        ...untrue.map(({ asOf }) => `numbers as of ${asOf}`),
        ...(rows ? [`rows of ${number}: ${list.total}`] : []),
      ],
    };
  }

  #wrongs({ figures, clock }: Look, states: States): string[] {
    const things = thingsIn(states.world);
    return figures
      .filter((seen) => !this.#isTrue(seen, things, clock, states))
      .map(
        ({ kind, id, value, of }) => `${kind} ${id} ${value}${of === undefined ? '' : `/${of}`}`,
      );
  }

  #isTrue({ kind, id, value, of }: Seen, things: Things, clock: number, states: States): boolean {
    if (kind === 'count')
      return this.#told.some(({ counts }) => (counts.get(id as OrderCount) ?? 0) === value);
    if (kind === 'figure') return things[id]?.[0] === value && things[id][1] === of;
    return counted(states, id, Math.floor(clock / LOOK_MS) * LOOK_MS) === value;
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
    const screen = new Screened(watcher, looker);
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
    const sums = { seen: 0, moved: 0, blind: 0 };
    const wrong: string[] = [];
    for (let i = 0; i < moments + sums.blind; i++) {
      await wait(-Math.log(1 - chance()) * BETWEEN_MS);
      const screen = screens[i % screens.length];
      const number = ORDER_NUMBERS[Math.floor(chance() * ORDER_NUMBERS.length)];
      if (!screen || !number) throw new Error('nobody looks');
      const moment = await screen.moment(number.id);
      sums.seen += moment.seen;
      sums.moved += moment.moved ? 1 : 0;
      sums.blind += moment.blind ? 1 : 0;
      if (sums.blind > moments) throw new Error('the lines hold no moment long');
      wrong.push(...moment.wrong.map((what) => `${screen.watcher.login}: ${what}`));
      if ((i + 1) % TOLD_EACH === 0)
        console.error(`${i + 1} moments, ${sums.seen} figures, ${wrong.length} untrue`);
    }
    const lookers = screens.map(({ looker }) => looker);
    const early = lookers.reduce((sum, looker) => sum + looker.early, 0);
    const ways = lookers.flatMap((looker) => looker.ways);
    const complaints = lookers.flatMap((looker) => looker.complaints);
    for (const what of [...wrong.slice(0, 20), ...complaints.slice(0, 5), ...ways.slice(0, 5)])
      console.error(what);
    if (sums.seen < moments) throw new Error(`only ${sums.seen} figures were seen`);
    return [
      {
        row: ROW,
        what: 'printed figures, reads and rows that were true of no state',
        unit: `of ${sums.seen} figures`,
        ours: spreadOf([wrong.length]),
        goal: '0',
        met: wrong.length === 0,
        note: `${moments} moments of wall and desk; the world moved in ${sums.moved}; ${Object.keys(ORDER_COUNTS).length} counts; ${sums.blind} more lay over a cut line; ${early} looks came before the screen, ${ways.length} ways of a page that was led away`,
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
