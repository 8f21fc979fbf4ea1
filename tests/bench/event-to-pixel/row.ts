/**
 * Row 2: from the commit of a case, and from the telling of a position, to the changed pixel in a real browser; beside a blank
 * map's repaint and beside GeoJSON setData of all devices in the same page. The pixel is read back in the frame that drew it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { chanceFrom } from '#gateway/chance.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { ROUNDS, STEADY, spreadOf } from '../rounds.ts';
import { type CrowdAsk, pixelCrowd, STREAMS_MOST } from './crowd.ts';
import { type Opened, pixelGateway } from './gateway.ts';
import { BenchPage } from './page.ts';

export const PIXEL_PARTS = { 'pixel-gateway': pixelGateway, 'pixel-crowd': pixelCrowd };

const ROW = '2 event → pixel';
const AREA = '/320506108/';
/** A city's. */
const WORKERS = 16_736;
const OTHERS = [0, 100, 1_000];
const SAMPLES = 7;
const WARM = 3;
const TRIES = 8;
/** A machine that is busy with other things is not waited for. */
const PATIENCE_MS = 120_000;
/** Between two symbols' places, in pixels. */
const PITCH = 34;
const EDGE = 60;
/** Everyone but the first keeps out of the window: degrees from its middle. */
const AWAY = 0.012;

type Where = readonly [number, number];
interface Round {
  readonly blank: number;
  readonly order: number;
  readonly move: number;
  readonly setData: number;
  readonly steady: boolean;
}

const chance = chanceFrom(20_221_025);
const median = (values: readonly number[]): number => spreadOf(values).median;

/** Places for symbols that don't touch, in a seeded order: around the middle, where the chosen grid is. */
function placesIn([width, height]: Where): Where[] {
  const places: Where[] = [];
  for (let x = width * 0.3; x < width * 0.7; x += PITCH)
    for (let y = Math.max(EDGE, height * 0.28); y < height * 0.72; y += PITCH) places.push([x, y]);
  return places
    .map((place) => ({ place, key: chance() }))
    .sort((a, b) => a.key - b.key)
    .map(({ place }) => place);
}

class Bench {
  readonly #gateway: Part;
  readonly #page: BenchPage;
  readonly #places: Where[];
  readonly #centre: Where;
  readonly #lonLat = new Float64Array(2 * WORKERS);
  /** The two places between which the first worker goes to and fro. */
  readonly #stands: readonly Where[];
  #turn = 0;

  constructor(gateway: Part, page: BenchPage, centre: Where) {
    this.#gateway = gateway;
    this.#page = page;
    this.#centre = centre;
    const [one, other, ...places] = placesIn(page.size);
    if (!one || !other) throw new Error('the map is too small');
    this.#stands = [one, other];
    this.#places = places;
    for (let i = 0; i < WORKERS; i++) this.#send(i);
  }

  async #several(count: number, sample: () => Promise<number>): Promise<number> {
    const took: number[] = [];
    for (let i = 0; i < count; i++) {
      // Not in step with the frames.
      await wait(40 + 40 * chance());
      took.push(await sample());
    }
    return median(took);
  }

  async #blank(count: number): Promise<number> {
    await this.#page.show('blank');
    return this.#several(count, () => this.#page.blank(this.#turn++));
  }

  async #orders(count: number): Promise<number> {
    await this.#page.show('ours');
    return this.#several(count, async () => {
      const at = this.#places.pop();
      if (!at) throw new Error('every place is taken');
      const point = await this.#page.pointAt(at);
      return this.#page.ours('order', at, () => this.#gateway.ask<number>('report', point));
    });
  }

  async #moves(count: number): Promise<number> {
    await this.#page.show('ours');
    return this.#several(count, async () => {
      const at = await this.#step();
      return this.#page.ours('worker', at, () => this.#gateway.ask<number>('move', this.#lonLat));
    });
  }

  async #setData(count: number): Promise<number> {
    await this.#page.show('devices');
    return this.#several(count, async () => {
      const at = await this.#step();
      return this.#page.devices([...this.#lonLat], at);
    });
  }

  /** Everybody goes a little; the first to the other of the two places. */
  async #step(): Promise<Where> {
    const at = this.#stands[this.#turn++ % 2] ?? [0, 0];
    this.#lonLat.set(await this.#page.pointAt(at), 0);
    for (let i = 1; i < WORKERS; i++)
      this.#lonLat[2 * i] = (this.#lonLat[2 * i] ?? 0) + (this.#turn % 2 ? 1e-5 : -1e-5);
    return at;
  }

  #send(i: number): void {
    const angle = 2 * Math.PI * chance();
    const far = AWAY * (1 + chance());
    this.#lonLat[2 * i] = this.#centre[0] + far * Math.cos(angle);
    this.#lonLat[2 * i + 1] = this.#centre[1] + far * Math.sin(angle);
  }

  async warm(): Promise<void> {
    await this.#blank(WARM);
    await this.#moves(WARM);
    await this.#orders(WARM);
    await this.#setData(WARM);
  }

  async round(): Promise<Round> {
    const before = await this.#blank(SAMPLES);
    const order = await this.#orders(SAMPLES);
    const move = await this.#moves(SAMPLES);
    const after = await this.#blank(SAMPLES);
    const setData = await this.#setData(Math.ceil(SAMPLES / 2));
    if (process.env.BENCH_SAYS) console.error({ before, order, move, after, setData });
    return {
      blank: (before + after) / 2,
      order,
      move,
      setData,
      steady: Math.max(before, after) <= STEADY * Math.min(before, after),
    };
  }
}

function figuresOf(others: number, rounds: readonly Round[], thrown: number): Figure[] {
  const against = (name: string, of: (round: Round) => number, ours: (round: Round) => number) => ({
    name,
    value: spreadOf(rounds.map(of)),
    ratio: spreadOf(rounds.map((round) => ours(round) / of(round))),
  });
  const figure = (what: string, ours: (round: Round) => number): Figure => {
    const beside = against('blank repaint', ({ blank }) => blank, ours);
    return {
      row: ROW,
      what: `p50 from ${what} to the pixel, ${others.toLocaleString('en')} other screens`,
      unit: 'ms',
      ours: spreadOf(rounds.map(ours)),
      against: beside,
      goal: '≤ 1.2 ×',
      met: rounds.length === 0 ? null : beside.ratio.median <= 1.2,
      note: `${thrown} thrown away`,
    };
  };
  const set = against(
    'GeoJSON setData',
    ({ setData }) => setData,
    ({ move }) => move,
  );
  const times = spreadOf(rounds.map(({ setData, move }) => setData / move));
  return [
    figure('the commit of a case', ({ order }) => order),
    figure(`the telling of ${WORKERS.toLocaleString('en')} positions`, ({ move }) => move),
    {
      row: ROW,
      what: `the same positions, ${others.toLocaleString('en')} other screens`,
      unit: 'ms',
      ours: spreadOf(rounds.map(({ move }) => move)),
      against: { ...set, ratio: times },
      goal: '≥ 5 × better',
      met: rounds.length === 0 ? null : times.median >= 5,
    },
  ];
}

export async function benchEventToPixel(full: boolean): Promise<Figure[]> {
  const [gateway, crowd] = [new Part('pixel-gateway'), new Part('pixel-crowd')];
  let page: BenchPage | undefined;
  try {
    const opened = await gateway.ask<Opened>('open', WORKERS);
    const token = () => gateway.ask<string>('enter', 'wall1');
    page = await BenchPage.open(opened, await token());
    const [west, south, east, north] = opened.bounds;
    const bench = new Bench(gateway, page, [(west + east) / 2, (south + north) / 2]);
    await bench.warm();
    const tokens: string[] = [];
    const figures: Figure[] = [];
    for (const others of full ? OTHERS : OTHERS.slice(0, 2)) {
      while (tokens.length < Math.ceil(others / STREAMS_MOST)) tokens.push(await token());
      const ask: CrowdAsk = { url: opened.url, area: AREA, tokens, count: others };
      await crowd.ask('grow', ask);
      await page.compareClocks(gateway);
      await crowd.ask('heard');
      const rounds: Round[] = [];
      const until = performance.now() + PATIENCE_MS;
      const enough = () => rounds.filter(({ steady }) => steady).length >= ROUNDS;
      while (!enough() && rounds.length < TRIES && performance.now() < until)
        rounds.push(await bench.round());
      const tries = rounds.length;
      const heard = await crowd.ask<{ batches: number; frames: number }>('heard');
      const [batches, frames] = [heard.batches / tries, heard.frames / tries];
      if (batches < others * SAMPLES || frames < others * SAMPLES)
        throw new Error(`the others heard ${batches} batches and ${frames} frames a round`);
      const steady = rounds.filter((one) => one.steady);
      figures.push(...figuresOf(others, steady, tries - steady.length));
    }
    return figures;
  } finally {
    if (process.env.BENCH_SAYS) await page?.shot('dist/bench/event-to-pixel.png').catch(() => {});
    await page?.close();
    await gateway.ask('end').catch(() => {});
    crowd.end();
  }
}
