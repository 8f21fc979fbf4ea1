/** Rows 6 and 7: which grid holds a point, and who is nearest; beside the libraries and the plain loop, in one process. */
import { bbox, booleanPointInPolygon } from '@turf/turf';
import RBush from 'rbush';
import { AreaFinder } from '#domain/geo/area-finder.ts';
import { Nearest } from '#domain/geo/nearest.ts';
import type { Figure } from '../figure.ts';
import { cpuMicros } from '../part.ts';
import { compare, type Spread, spreadOf } from '../rounds.ts';
import { BOUNDS, grids, points, WORKERS } from './city.ts';

const POINTS = 1_000_000;
const ASKED = 200_000;
const NEAREST = 5;

const inverse = ({ median, low, high, rounds }: Spread): Spread => ({
  median: 1 / median,
  low: 1 / high,
  high: 1 / low,
  rounds,
});

/** Millions a second, from microseconds for each. */
const perSecond = inverse;

/** A row: how many a second against another way to answer, and the least of both that is good enough. */
function judged(
  compared: Awaited<ReturnType<typeof compare>>,
  told: Pick<Figure, 'row' | 'what' | 'unit' | 'note'> & { readonly against: string },
  least: { readonly rate: number; readonly times: number },
): Figure {
  const { against, ...row } = told;
  const rate = perSecond(compared.ours);
  const ratio = inverse(compared.ratio);
  return {
    ...row,
    ours: rate,
    against: { name: against, value: perSecond(compared.limit), ratio },
    goal: `≥ ${least.rate} M/s, ≥ ${least.times} ×`,
    met: rate.median >= least.rate && ratio.median >= least.times,
  };
}

async function pointToGrid(): Promise<Figure[]> {
  const all = points(POINTS);
  const finder = new AreaFinder(grids);
  const features = grids.map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates }));
  const tree = new RBush<{ minX: number; minY: number; maxX: number; maxY: number; i: number }>();
  tree.load(
    features.map((feature, i) => {
      const [minX, minY, maxX, maxY] = bbox(feature) as [number, number, number, number];
      return { minX, minY, maxX, maxY, i };
    }),
  );
  const exact = (lon: number, lat: number): number =>
    tree
      .search({ minX: lon, minY: lat, maxX: lon, maxY: lat })
      .map(({ i }) => i)
      .sort((a, b) => a - b)
      .find((i) => booleanPointInPolygon([lon, lat], features[i] as (typeof features)[0])) ?? -1;
  let mismatches = 0;
  for (let i = 0; i < POINTS; i++) {
    const [lon, lat] = [all[2 * i] as number, all[2 * i + 1] as number];
    if (finder.find(lon, lat) !== exact(lon, lat)) mismatches += 1;
  }
  if (mismatches > 0) throw new Error(`${mismatches} of ${POINTS} points in another grid`);
  const run = async (find: (lon: number, lat: number) => number, count: number) => {
    const before = cpuMicros();
    let sum = 0;
    for (let i = 0; i < count; i++) sum += find(all[2 * i] as number, all[2 * i + 1] as number);
    if (sum < count) throw new Error('hardly any point lies in a grid');
    return (cpuMicros() - before) / count;
  };
  const compared = await compare(
    () => run(exact, POINTS / 10),
    () => run((lon, lat) => finder.find(lon, lat), POINTS),
  );
  const what = '1 M points among 6,013 grids, 0 mismatches';
  const told = { row: '6 point → grid', what, unit: 'M/s/core', against: 'rbush + turf' };
  return [judged(compared, told, { rate: 5, times: 8 })];
}

async function nearestWorkers(): Promise<Figure[]> {
  const places = points(WORKERS);
  const lon = Float64Array.from({ length: WORKERS }, (_, i) => places[2 * i] as number);
  const lat = Float64Array.from({ length: WORKERS }, (_, i) => places[2 * i + 1] as number);
  // Seven in ten on duty, one in four with the skill.
  const marks = Uint8Array.from(
    { length: WORKERS },
    (_, i) => (i % 10 < 7 ? 1 : 0) | (i % 4 ? 0 : 2),
  );
  const nearest = new Nearest(BOUNDS, WORKERS);
  const askers = points(ASKED);
  const scale = Math.cos((((BOUNDS[1] + BOUNDS[3]) / 2) * Math.PI) / 180);
  const into = new Int32Array(NEAREST);
  const far = new Float64Array(NEAREST);
  const plain = (x: number, y: number): number => {
    let found = 0;
    for (let i = 0; i < WORKERS; i++) {
      if (((marks[i] as number) & 3) !== 3) continue;
      const dx = ((lon[i] as number) - x) * scale;
      const dy = (lat[i] as number) - y;
      const d = dx * dx + dy * dy;
      if (found === NEAREST && d >= (far[NEAREST - 1] as number)) continue;
      let at = found < NEAREST ? found : NEAREST - 1;
      while (at > 0 && (far[at - 1] as number) > d) {
        far[at] = far[at - 1] as number;
        into[at] = into[at - 1] as number;
        at -= 1;
      }
      far[at] = d;
      into[at] = i;
      if (found < NEAREST) found += 1;
    }
    return found;
  };
  const step = () => {
    for (let i = 0; i < WORKERS; i++) {
      lon[i] = (lon[i] as number) + (i % 2 ? 1e-5 : -1e-5);
      lat[i] = (lat[i] as number) + (i % 3 ? 1e-5 : -1e-5);
    }
  };
  nearest.move({ lon, lat, marks });
  for (let i = 0; i < 2_000; i++) {
    const [x, y] = [askers[2 * i] as number, askers[2 * i + 1] as number];
    nearest.find(x, y, 3, into);
    const ours = [...into];
    plain(x, y);
    if (ours.some((one, k) => one !== into[k])) throw new Error(`others are nearest to ${x}, ${y}`);
  }
  /** Microseconds for a question, everybody having moved once for each `ASKED` of them. */
  const run = async (find: (x: number, y: number) => number, count: number, moves: boolean) => {
    step();
    const before = cpuMicros();
    if (moves) nearest.move({ lon, lat, marks });
    let sum = 0;
    for (let i = 0; i < count; i++)
      sum += find(askers[2 * i] as number, askers[2 * i + 1] as number);
    if (sum !== count * NEAREST) throw new Error('somebody got fewer than five');
    return (cpuMicros() - before) / count;
  };
  const compared = await compare(
    () => run(plain, ASKED / 50, false),
    () => run((x, y) => nearest.find(x, y, 3, into), ASKED, true),
  );
  const moving: number[] = [];
  for (let i = 0; i < 20; i++) {
    step();
    const before = cpuMicros();
    nearest.move({ lon, lat, marks });
    moving.push((cpuMicros() - before) / 1000);
  }
  const told = {
    row: '7 nearest worker',
    what: 'k = 5 by skill and duty among 16,736 who moved',
    unit: 'M/s',
    against: 'typed brute force',
    note: `moving all: ${spreadOf(moving).median.toFixed(2)} ms`,
  };
  return [judged(compared, told, { rate: 1, times: 60 })];
}

export const benchPlaces = async (): Promise<Figure[]> => [
  ...(await pointToGrid()),
  ...(await nearestWorkers()),
];
