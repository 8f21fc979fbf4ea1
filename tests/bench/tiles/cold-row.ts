/** The cold half of row 13: geojson-vt, ours, geojson-vt, and so on; a round in which geojson-vt moved is thrown away. */
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { ROUNDS, type Spread, STEADY, spreadOf } from '../rounds.ts';
import type { Drawn } from './cold.ts';

const ROW = '13 tiles';
/** A million takes geojson-vt 4 GB and the bench some minutes: `--full`. */
const POINTS = { usual: 250_000, full: 1_000_000 } as const;
const MEMORY = ['--max-old-space-size=6144'];

/** Microseconds of the processor. */
interface Costs {
  readonly index: number;
  readonly far: Drawn;
  readonly near: Drawn;
}

/** Far first, near from what the far one left: geojson-vt is spared half of the way down. */
async function both(part: Part, which: 'whole' | 'shown'): Promise<Costs> {
  const index = await part.ask<number>('index', which);
  const far = await part.ask<Drawn>('draw', 9);
  return { index, far, near: await part.ask<Drawn>('draw', 15) };
}

/** Deep down both hold every place of the tile; from afar ours holds those that show, and so does an index of only those. */
function check(ours: Costs, whole: Costs, shown: Costs): void {
  if (ours.near.points === 0 || ours.near.points !== whole.near.points)
    throw new Error(`z15: ${ours.near.points} places of ${whole.near.points}`);
  if (ours.far.points === 0 || ours.far.points !== shown.far.points)
    throw new Error(`z9: ${ours.far.points} places of ${shown.far.points}`);
  if (whole.far.points < 50 * ours.far.points)
    throw new Error(`z9: the whole has only ${whole.far.points} places`);
}

interface Compared {
  readonly ours: Spread;
  readonly theirs: Spread;
  readonly times: Spread;
  readonly thrown: number;
}

function weigh(ours: readonly number[], theirs: readonly number[]): Compared {
  const kept = ours.flatMap((mine, i) => {
    const [before = Number.NaN, after = Number.NaN] = theirs.slice(i, i + 2);
    const isSteady = Math.max(before, after) <= STEADY * Math.min(before, after);
    return isSteady ? [{ mine, theirs: (before + after) / 2 }] : [];
  });
  return {
    ours: spreadOf(kept.map(({ mine }) => mine)),
    theirs: spreadOf(kept.map((one) => one.theirs)),
    times: spreadOf(kept.map(({ mine, theirs: limit }) => limit / mine)),
    thrown: ours.length - kept.length,
  };
}

export async function benchCold(full: boolean): Promise<Figure[]> {
  const points = full ? POINTS.full : POINTS.usual;
  const [ours, theirs] = [new Part('tiles-ours', MEMORY), new Part('tiles-theirs', MEMORY)];
  const mine: Costs[] = [];
  const whole: Costs[] = [];
  const shown: Costs[] = [];
  try {
    await Promise.all([ours.ask('points', points), theirs.ask('points', points)]);
    // The first of each only warms up.
    for (let round = 0; round <= ROUNDS + 1; round++) {
      const [w, s, m] = [
        await both(theirs, 'whole'),
        await both(theirs, 'shown'),
        await both(ours, 'whole'),
      ];
      check(m, w, s);
      if (process.env.BENCH_SAYS) console.error(JSON.stringify({ m, w, s }));
      if (round === 0) continue;
      whole.push(w);
      shown.push(s);
      if (round <= ROUNDS) mine.push(m);
    }
  } finally {
    ours.end();
    theirs.end();
  }
  const figure = (
    what: string,
    cost: (of: Costs) => number,
    name: string,
    peers: readonly Costs[],
    least?: number,
  ): Figure => {
    const { ours, theirs, times, thrown } = weigh(mine.map(cost), peers.map(cost));
    return {
      row: ROW,
      what: `CPU of ${what}, ${points.toLocaleString('en')} points`,
      unit: 'µs',
      ours,
      against: { name, value: theirs, ratio: times },
      goal: least ? `≥ ${least} × less` : '–',
      met: least ? times.median >= least : null,
      note: `${thrown} thrown away`,
    };
  };
  const all = 'geojson-vt on the whole';
  const [far, near] = [mine[0]?.far, mine[0]?.near];
  const holds = `${far?.points} of ${whole[0]?.far.points} places`;
  return [
    figure(`a cold tile at z9 (${holds}), the index standing`, (of) => of.far.cost, all, whole, 10),
    figure('the same with making the index', (of) => of.index + of.far.cost, all, whole),
    figure(
      'the same tile, the same places in it',
      (of) => of.far.cost,
      'geojson-vt on those alone',
      shown,
    ),
    figure(
      `a cold tile at z15 (${near?.points} places), the index standing`,
      (of) => of.near.cost,
      all,
      whole,
    ),
  ];
}
