/** Long reads: a store of a million orders (`--full`; a tenth of it else), asked as the routes ask, and what that costs everyone else. */
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { ROUNDS, spreadOf } from '../rounds.ts';
import { readsProcess, type Timed } from './process.ts';

export const READ_PARTS = { reads: readsProcess };

const ROW = 'reads';
const ORDERS = 100_000;
const FULL = 1_000_000;
/** What a person waits without losing the thread, and what a command may lose by somebody else's read. */
const PAGE_MS = 1_000;
const STALL_MS = 20;

export async function benchReads(full: boolean): Promise<Figure[]> {
  const count = full ? FULL : ORDERS;
  const part = new Part('reads');
  const figures: Figure[] = [];
  try {
    for (const what of await part.ask<string[]>('open', count)) {
      await part.ask('read', what);
      const timed: Timed[] = [];
      for (let i = 0; i < ROUNDS; i++) timed.push(await part.ask<Timed>('read', what));
      const ours = spreadOf(timed.map(({ ms }) => ms));
      const stall = spreadOf(timed.map((each) => each.stall));
      const isPage = !what.startsWith('KPI, all') && !what.startsWith('file');
      figures.push({
        row: ROW,
        what: `${what}, of ${count.toLocaleString('en')} orders`,
        unit: 'ms',
        ours,
        goal: `${isPage ? `≤ ${PAGE_MS} ms; ` : ''}loop ≤ ${STALL_MS} ms`,
        met: stall.median <= STALL_MS && (!isPage || ours.median <= PAGE_MS),
        note: `the asking loop stood still for ${stall.median.toFixed(1)} ms (p99)`,
      });
    }
    return figures;
  } finally {
    await part.ask('end').catch(() => {});
  }
}
