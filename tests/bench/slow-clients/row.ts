/** Row 17: one screen in a hundred reads 10 kB a second. What it costs the gateway, and what it costs the others. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { compare, spreadOf } from '../rounds.ts';
import { slowCrowd } from './crowd.ts';
import { type Held, slowGateway } from './gateway.ts';

export const SLOW_PARTS = { 'slow-gateway': slowGateway, 'slow-crowd': slowCrowd };

const ROW = '17 slow clients';
const FAST = 396;
const SLOW = 4;
/** A phase with the slow ones, or without; `--full` has five minutes of slow reading in its rounds. */
const SHORT_MS = 12_000;
const FULL_MS = 60_000;
const SETTLE_MS = 500;
const MEGABYTE = 1024 * 1024;

export async function benchSlowClients(full: boolean): Promise<Figure[]> {
  const ms = full ? FULL_MS : SHORT_MS;
  const [gateway, crowd] = [new Part('slow-gateway', ['--expose-gc']), new Part('slow-crowd')];
  const held: Record<'with' | 'without', number[]> = { with: [], without: [] };
  let everBehind = 0;

  const phase = async (slow: number, length: number): Promise<number> => {
    await crowd.ask('slow', slow);
    await crowd.ask('begin');
    const told = await gateway.ask<[number, number][]>('work', length);
    everBehind = Math.max(everBehind, await gateway.ask<number>('behind'));
    held[slow > 0 ? 'with' : 'without'].push((await gateway.ask<Held>('held')).held);
    await wait(SETTLE_MS);
    const latencies = await crowd.ask<Float64Array>('latencies', told);
    return latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN;
  };

  try {
    const port = await gateway.ask<number>('open');
    await crowd.ask('open', { port, count: FAST });
    await phase(0, ms / 2);
    held.without = [];
    const { ours, limit, ratio, thrown } = await compare(
      () => phase(0, ms),
      () => phase(SLOW, ms),
    );
    if (everBehind === 0) throw new Error('the slow ones were never behind: nothing was measured');
    const each = held.with.map((bytes, i) => {
      const around = ((held.without[i] ?? bytes) + (held.without[i + 1] ?? bytes)) / 2;
      return (bytes - around) / SLOW / MEGABYTE;
    });
    const megabytes = spreadOf(each);
    return [
      {
        row: ROW,
        what: `held by the gateway for each of ${SLOW} slow among ${FAST + SLOW}, after ${ms / 1000} s`,
        unit: 'MB',
        ours: megabytes,
        goal: '≤ 2 MB',
        met: megabytes.high <= 2,
        note: `${everBehind} of ${SLOW} were left behind`,
      },
      {
        row: ROW,
        what: 'p99 from telling to hearing, the others',
        unit: 'ms',
        ours,
        against: { name: 'without slow ones', value: limit, ratio },
        goal: '≤ 1.1 ×',
        met: ratio.median <= 1.1,
        note: `${thrown} thrown away`,
      },
    ];
  } finally {
    await gateway.ask('end').catch(() => {});
    crowd.end();
  }
}
