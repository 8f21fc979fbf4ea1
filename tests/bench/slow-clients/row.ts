/** Row 17: a few screens in a hundred read 10 kB a second. What it costs the gateway, and what it costs the others. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { ROUNDS, STEADY, spreadOf } from '../rounds.ts';
import { slowCrowd } from './crowd.ts';
import { BURST_EVERY_MS, type Held, slowGateway } from './gateway.ts';

export const SLOW_PARTS = { 'slow-gateway': slowGateway, 'slow-crowd': slowCrowd };

const ROW = '17 slow clients';
/**
 * Screens of each of the two gateways: one has the slow ones, the other has none, and they take turns in that. Two in a hundred
 * are slow, twice what is asked, and there is so much to tell that the kernel's buffers can't hide it.
 */
const FAST = 98;
const SLOW = 2;
/**
 * A round; with `--full` there are five minutes of slow reading. The kernel takes in 4 MB first, which is 13 seconds here, and
 * the gateway gives up a socket that has not answered for 20.
 */
const SHORT_MS = 17_000;
const FULL_MS = 60_000;
const SETTLE_MS = 500;
const TRIES = 8;
const WATCH_MS = 1_000;
const MEGABYTE = 1024 * 1024;

type Told = [number, number][];

const quantile = (sorted: Float64Array, q: number): number =>
  sorted[Math.floor(sorted.length * q)] ?? Number.NaN;

/** A gateway and its screens. */
class Town {
  readonly #gateway = new Part('slow-gateway', ['--expose-gc']);
  readonly #crowd = new Part('slow-crowd');
  /** What it held after each round, and with how many slow ones. */
  readonly held: { slow: number; bytes: number }[] = [];
  behind = 0;

  async open(): Promise<void> {
    await this.#crowd.ask('open', { port: await this.#gateway.ask<number>('open'), count: FAST });
  }

  async prepare(slow: number): Promise<void> {
    await this.#crowd.ask('slow', slow);
    await this.#crowd.ask('begin');
  }

  /** Works `offset` milliseconds out of step with the other town. */
  async work(length: number, offset: number, slow: number): Promise<Told> {
    await wait(offset);
    const watch = setInterval(async () => {
      this.behind = Math.max(this.behind, await this.#gateway.ask<number>('behind'));
    }, WATCH_MS);
    const told = await this.#gateway.ask<Told>('work', length);
    clearInterval(watch);
    const { held } = await this.#gateway.ask<Held>('held');
    this.held.push({ slow, bytes: held });
    return told;
  }

  latencies(told: Told): Promise<Float64Array> {
    return this.#crowd.ask<Float64Array>('latencies', told);
  }

  async end(): Promise<void> {
    await this.#gateway.ask('end').catch(() => {});
    this.#crowd.end();
  }

  /** Megabytes for each slow one: what was held with them, less what was held in the rounds around. */
  megabytes(): number[] {
    return this.held.flatMap(({ slow, bytes }, i) => {
      const around = [this.held[i - 1], this.held[i + 1]].filter((other) => other?.slow === 0);
      if (slow === 0 || around.length === 0) return [];
      const without = around.reduce((sum, other) => sum + (other?.bytes ?? 0), 0) / around.length;
      return [(bytes - without) / slow / MEGABYTE];
    });
  }
}

interface Round {
  readonly slow: number;
  readonly free: number;
  readonly steady: boolean;
}

/** Both towns at work at once, their bursts in turns, so that whatever else the machine does meets both. */
async function round(slow: Town, free: Town, ms: number): Promise<Round> {
  await slow.prepare(SLOW);
  await free.prepare(0);
  const [toldSlow, toldFree] = await Promise.all([
    slow.work(ms, 0, SLOW),
    free.work(ms, BURST_EVERY_MS / 2, 0),
  ]);
  await wait(SETTLE_MS);
  const half = toldFree.length >> 1;
  const [first, last] = [toldFree.slice(0, half), toldFree.slice(half)];
  const medians = [await free.latencies(first), await free.latencies(last)].map((all) =>
    quantile(all, 0.5),
  );
  return {
    slow: quantile(await slow.latencies(toldSlow), 0.99),
    free: quantile(await free.latencies(toldFree), 0.99),
    steady: Math.max(...medians) <= STEADY * Math.min(...medians),
  };
}

export async function benchSlowClients(full: boolean): Promise<Figure[]> {
  const ms = full ? FULL_MS : SHORT_MS;
  const [one, other] = [new Town(), new Town()];
  const rounds: Round[] = [];
  try {
    await Promise.all([one.open(), other.open()]);
    await round(one, other, ms / 2);
    let tries = 0;
    for (; rounds.filter(({ steady }) => steady).length < ROUNDS && tries < TRIES; tries++)
      rounds.push(await (tries % 2 ? round(one, other, ms) : round(other, one, ms)));
    if (one.behind + other.behind === 0)
      throw new Error('the slow ones were never behind: nothing was measured');
    const steady = rounds.filter((each) => each.steady);
    const megabytes = spreadOf([...one.megabytes(), ...other.megabytes()]);
    const ratio = spreadOf(steady.map((each) => each.slow / each.free));
    return [
      {
        row: ROW,
        what: `held by the gateway for each of ${SLOW} slow among ${FAST + SLOW}, after ${ms / 1000} s`,
        unit: 'MB',
        ours: megabytes,
        goal: '≤ 2 MB',
        note: `${one.behind + other.behind} screens were left behind`,
        met: megabytes.high <= 2,
      },
      {
        row: ROW,
        what: 'p99 from telling to hearing, the others',
        unit: 'ms',
        ours: spreadOf(steady.map((each) => each.slow)),
        against: {
          name: 'without slow ones',
          value: spreadOf(steady.map((each) => each.free)),
          ratio,
        },
        goal: '≤ 1.1 ×',
        met: ratio.rounds === 0 ? null : ratio.median <= 1.1,
        note: `${rounds.length - steady.length} thrown away`,
      },
    ];
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}
