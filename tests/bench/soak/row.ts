/**
 * Row 14, the soak: the shipped town lives for days, and at random moments everything it tells is held against everything else.
 * `--full`: a thousand moments and thirty days of the town; else a day or more.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { chanceFrom } from '#gateway/chance.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { figuresOf, type Soaked } from './figures.ts';
import { type Left, type Lived, type Opened, soakGateway, type Weight } from './gateway.ts';
import { compareMoment, type Mismatch } from './moments.ts';
import type { Stuck } from './stuck.ts';
import { Walkers } from './walkers.ts';
import { Watcher } from './watcher.ts';

export const SOAK_PARTS = { 'soak-gateway': soakGateway };

const ZONE = 'Asia/Shanghai';
const TOWN = '/320506108/';
const LOGINS = ['chief1', 'dispatcher1', 'wall1', 'yuli1'] as const;
/** Rounds between two weighings. */
const WEIGH_EVERY = 5;
/** Seconds of the town in a second: a day in two minutes. */
const SPEED = Number(process.env.BENCH_SPEED ?? 720);
const DAY_MS = 86_400_000;
/** At least so many moments over so many days of the town. */
const SHORT = { moments: 100, days: 1 };
const FULL = { moments: 1_000, days: 30 };
/** Moments are at random distances, so long on the average. */
const BETWEEN_MS = 300;
/** A machine that is busy with other things is not waited for. */
const PATIENCE_MS = Number(process.env.BENCH_MINUTES ?? 60) * 60_000;

/** A line for whoever waits, in the file that BENCH_LOG names. */
function say(what: object): void {
  if (!process.env.BENCH_LOG) return;
  const line = { time: new Date().toISOString().slice(11, 19), ...what };
  appendFileSync(process.env.BENCH_LOG, `${JSON.stringify(line)}\n`);
}

async function soak(
  part: Part,
  watchers: readonly Watcher[],
  least: typeof FULL,
): Promise<Omit<Soaked, 'lived' | 'walked' | 'fresh' | 'lost'>> {
  const chance = chanceFrom(14);
  const weights = [await part.ask<Weight>('weight')];
  const mismatches: Mismatch[] = [];
  const stuck = new Map<string, Stuck>();
  const sums = { moments: 0, sayings: 0, rows: 0, moved: 0, hashed: 0, blind: 0 };
  const until = Date.now() + PATIENCE_MS;
  const lived = () => ((weights.at(-1)?.at ?? 0) - (weights[0]?.at ?? 0)) / DAY_MS;
  const isEnough = () => sums.moments >= least.moments && lived() >= least.days;
  for (let turn = 0; !isEnough() && Date.now() < until; turn++) {
    const heard = await Promise.all(
      watchers.map(async (watcher) => {
        await wait(-Math.log(1 - chance()) * BETWEEN_MS);
        return compareMoment(watcher, ZONE, turn);
      }),
    );
    for (const { sayings, rows, moved, hashed, blind, mismatches: found } of heard) {
      sums.moments += blind ? 0 : 1;
      sums.sayings += sayings;
      sums.rows += rows;
      sums.moved += moved > 0 ? 1 : 0;
      sums.hashed += hashed ? 1 : 0;
      sums.blind += blind ? 1 : 0;
      mismatches.push(...found);
      for (const mismatch of found) say({ mismatch });
    }
    if (turn % WEIGH_EVERY !== WEIGH_EVERY - 1) continue;
    const weight = await part.ask<Weight>('weight');
    weights.push(weight);
    for (const one of await part.ask<Stuck[]>('stuck')) {
      if (!stuck.has(one.id)) say({ stuck: one });
      stuck.set(one.id, one);
    }
    say({ ...sums, mismatches: mismatches.length, stuck: stuck.size, weight });
  }
  return { ...sums, mismatches, stuck: [...stuck.values()], weights };
}

export async function benchSoak(full: boolean): Promise<Figure[]> {
  const part = new Part('soak-gateway', ['--expose-gc']);
  const { url, tokens, ground } = await part.ask<Opened>('open', { speed: SPEED, logins: LOGINS });
  const watchers = LOGINS.map((login) => new Watcher(url, login, tokens[login] ?? ''));
  const walkers = new Walkers(url, tokens[LOGINS[0]] ?? '', TOWN, ground);
  try {
    say({ opened: url });
    for (const watcher of watchers) {
      const left = () => part.ask<Left>('left', watcher.login);
      // A screen's first state may be later than what was asked before it came.
      await watcher.reach((await left()).seq);
      const { seq, counts } = await left();
      await watcher.reach(seq);
      watcher.states.goTo(seq);
      watcher.states.learnLeft(counts);
    }
    const before = await part.ask<Record<string, number>>('tables');
    const soaked = await soak(part, watchers, full ? FULL : SHORT);
    const after = await part.ask<Record<string, number>>('tables');
    const lived = await part.ask<Lived>('lived');
    const grown = Object.entries(after).map(([name, bytes]) => [name, bytes - (before[name] ?? 0)]);
    say({ lived, grown: Object.fromEntries(grown), walked: walkers.read });
    const fresh = watchers.reduce((sum, { states }) => sum + states.worlds - 1, 0);
    const lost = watchers.reduce((sum, { states }) => sum + states.lost.length, 0);
    return figuresOf({ ...soaked, lived, walked: walkers.read, fresh, lost });
  } finally {
    for (const watcher of watchers) watcher.leave();
    walkers.leave();
    await part.ask('end').catch(() => {});
    part.end();
  }
}
