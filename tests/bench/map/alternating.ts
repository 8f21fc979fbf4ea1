/** Several contestants and their limit by turns; a round in which the limit's processor time moved is thrown away. */
import type { Figure } from '../figure.ts';
import { ROUNDS, type Spread, STEADY, spreadOf } from '../rounds.ts';
import type { Cost } from './measured.ts';

const TRIES = 8;

type Run = () => Promise<Cost>;
type Costs<N extends string> = Readonly<Record<N, Cost>>;

export interface Rounds<N extends string> {
  readonly kept: readonly Costs<N>[];
  readonly thrown: number;
}

const METRICS = ['tree', 'thread', 'script', 'interval', 'longest'] as const;
export type Metric = (typeof METRICS)[number];

const between = (a: Cost, b: Cost): Cost => {
  const half = (metric: Metric) => (a[metric] + b[metric]) / 2;
  return {
    tree: half('tree'),
    thread: half('thread'),
    script: half('script'),
    interval: half('interval'),
    longest: half('longest'),
  };
};

/** Each runs once before anything counts. */
export async function alternate<N extends string>(
  limitName: N,
  runs: Readonly<Record<N, Run>>,
): Promise<Rounds<N>> {
  const names = Object.keys(runs) as N[];
  const others = names.filter((name) => name !== limitName);
  const kept: Costs<N>[] = [];
  let tries = 0;
  for (const name of others) await runs[name]();
  await runs[limitName]();
  let before = await runs[limitName]();
  while (kept.length < ROUNDS && tries < TRIES) {
    tries += 1;
    const costs: [N, Cost][] = [];
    for (const name of others) costs.push([name, await runs[name]()]);
    const after = await runs[limitName]();
    costs.push([limitName, between(before, after)]);
    const round = Object.fromEntries(costs) as Costs<N>;
    if (process.env.BENCH_SAYS) console.error(JSON.stringify(round));
    const [least, most] = [before.tree, after.tree].toSorted((a, b) => a - b);
    if ((most ?? 0) <= STEADY * (least ?? 0)) kept.push(round);
    before = after;
  }
  return { kept, thrown: tries - kept.length };
}

const over = (costs: readonly number[], limit: readonly number[]): Spread =>
  spreadOf(costs.map((cost, i) => cost / (limit[i] ?? Number.NaN)));

export interface Goal {
  readonly words: string;
  readonly meets: (ratio: number, ours: number) => boolean;
}

interface Words<N extends string> {
  readonly row: string;
  readonly what: string;
  readonly whose: N;
  readonly beside: N;
  readonly name: string;
  readonly metric: Metric;
  readonly goal?: Goal;
  readonly note?: string;
}

/** One figure of what came out: a metric of one contestant beside another's, round by round. */
export function figureOf<N extends string>(
  { kept, thrown }: Rounds<N>,
  { row, what, whose, beside, name, metric, goal, note }: Words<NoInfer<N>>,
): Figure {
  const [ours, theirs] = [whose, beside].map((one) => kept.map((round) => round[one][metric]));
  const spread = spreadOf(ours ?? []);
  const ratio = over(ours ?? [], theirs ?? []);
  return {
    row,
    what,
    unit: 'ms',
    ours: spread,
    against: { name, value: spreadOf(theirs ?? []), ratio },
    goal: goal?.words ?? '–',
    met: goal ? kept.length > 0 && goal.meets(ratio.median, spread.median) : null,
    note: [note, `${thrown} thrown away`].filter((one) => one !== undefined).join('; '),
  };
}
