/**
 * Row 12: orders of an old system imported into a gateway at which a desk goes on working; beside it the same bytes read and inserted
 * by bare better-sqlite3 in one transaction. Every row stands in the journal once, or there is no number.
 */
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { compare, type Spread, spreadOf } from '../rounds.ts';
import { Desk } from './desk.ts';
import { type Imported, importBare, importGateway } from './gateway.ts';

export const IMPORT_PARTS = { 'import-gateway': importGateway, 'import-bare': importBare };

const ROW = '12 import';
const ROWS = { usual: 100_000, full: 1_000_000 };
const P99_MS = 20;
const MB = 1024 ** 2;

const only = (value: number): Spread => spreadOf([value]);

export async function benchImport(full: boolean): Promise<Figure[]> {
  const count = full ? ROWS.full : ROWS.usual;
  const [ours, bare] = [new Part('import-gateway'), new Part('import-bare')];
  const runs: Imported[] = [];
  const took: number[] = [];
  try {
    const { url, token } = await ours.ask<{ url: string; token: string }>('open');
    let file = await bare.ask<string>('write', count);
    const limit = async () => count / (await bare.ask<number>('insert', file));
    const bring = async () => {
      file = await bare.ask<string>('write', count);
      const desk = new Desk(url, token);
      const run = await ours.ask<Imported>('bring', file);
      await desk.rest();
      if (run.events !== count || run.orders !== count)
        throw new Error(`${run.events} events about ${run.orders} orders, of ${count} rows`);
      runs.push(run);
      took.push(...desk.took);
      return count / run.seconds;
    };
    const compared = full ? await once(limit, bring) : await compare(limit, bring);
    return figuresOf(count, compared, runs, took);
  } finally {
    await Promise.allSettled([ours, bare].map((part) => part.ask('end')));
    ours.end();
    bare.end();
  }
}

/** A million rows are imported once, between two runs of the limit. */
async function once(limit: () => Promise<number>, ours: () => Promise<number>) {
  const before = await limit();
  const mine = await ours();
  const after = await limit();
  const between = (before + after) / 2;
  return {
    ours: only(mine),
    limit: spreadOf([before, after]),
    ratio: only(mine / between),
    thrown: 0,
  };
}

function figuresOf(
  count: number,
  { ours, limit, ratio, thrown }: Awaited<ReturnType<typeof compare>>,
  runs: readonly Imported[],
  took: readonly number[],
): Figure[] {
  const sorted = [...took].sort((a, b) => a - b);
  const late = spreadOf(runs.map(({ p99 }) => p99));
  const worst = Math.max(...runs.map(({ worst }) => worst));
  const more = runs.map(({ rssPeak, rssBefore }) => (rssPeak - rssBefore) / MB);
  const peak = Math.max(...runs.map(({ rssPeak }) => rssPeak)) / MB;
  return [
    {
      row: ROW,
      what: `${count.toLocaleString('en')} orders while a desk works`,
      unit: 'rows/s',
      ours,
      against: { name: 'bare better-sqlite3, one transaction', value: limit, ratio },
      goal: '–',
      met: null,
      note: `each read twice (tried, then stored), folded, chained into the journal and keyed; ${thrown} thrown away`,
    },
    {
      row: ROW,
      what: 'the gateway’s event loop meanwhile, p99',
      unit: 'ms late',
      ours: late,
      goal: `≤ ${P99_MS} ms`,
      met: late.median <= P99_MS,
      note: `at worst ${worst.toFixed(0)} ms`,
    },
    {
      row: ROW,
      what: 'a report at the desk meanwhile, p99',
      unit: 'ms',
      ours: only(sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN),
      goal: '–',
      met: null,
      note: `${took.length} reports, the middle one ${(sorted[sorted.length >> 1] ?? Number.NaN).toFixed(1)} ms`,
    },
    {
      row: ROW,
      what: 'memory more than before, at the peak',
      unit: 'MB',
      ours: spreadOf(more),
      goal: '–',
      met: null,
      note: `${peak.toFixed(0)} MB in all`,
    },
  ];
}
