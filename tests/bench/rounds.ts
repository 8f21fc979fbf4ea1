/** Rounds: the limit, ours, the limit again, and so on by turns. A round in which the limit moved is thrown away. */

/** By how much the limit may move within a round. */
export const STEADY = 1.3;
export const ROUNDS = 5;
const TRIES = 16;
/** A machine that is busy with other things is not waited for. */
const PATIENCE_MS = 75_000;

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  const median = sorted.length % 2 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
  return {
    median,
    low: sorted[0] ?? Number.NaN,
    high: sorted.at(-1) ?? Number.NaN,
    rounds: sorted.length,
  };
}

export interface Compared {
  readonly ours: Spread;
  readonly limit: Spread;
  /** Ours over the limit, round by round. */
  readonly ratio: Spread;
  readonly thrown: number;
}

/** `limit` and `ours` each run once and return one number in the same unit. Without a steady round there is no number. */
export async function compare(
  limit: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<Compared> {
  const rounds: { ours: number; limit: number }[] = [];
  let tries = 0;
  let before = await limit();
  const until = Date.now() + PATIENCE_MS;
  while (rounds.length < ROUNDS && tries < TRIES && Date.now() < until) {
    tries += 1;
    const mine = await ours();
    const after = await limit();
    if (process.env.BENCH_SAYS) console.error(JSON.stringify({ before, mine, after }));
    if (Math.max(before, after) <= STEADY * Math.min(before, after))
      rounds.push({ ours: mine, limit: (before + after) / 2 });
    before = after;
  }
  return {
    ours: spreadOf(rounds.map((round) => round.ours)),
    limit: spreadOf(rounds.map((round) => round.limit)),
    ratio: spreadOf(rounds.map((round) => round.ours / round.limit)),
    thrown: tries - rounds.length,
  };
}
