/** The figures of a soak. */
import type { Figure } from '../figure.ts';
import { spreadOf } from '../rounds.ts';
import { slopeOf } from '../slope.ts';
import type { Lived, Weight } from './gateway.ts';
import type { Mismatch } from './moments.ts';
import type { Stuck } from './stuck.ts';
import type { Walked } from './walkers.ts';

const ROW = '14 soak';
const DAY = 86_400_000;
const STORE_MB = 1;
/** A slope of memory that is none: less than a tenth of a megabyte a day. */
const FLAT_MB = 0.1;
const OFF_ROAD_M = 3;
const PACE = 1.6;

/** What a soak came to. */
export interface Soaked {
  readonly moments: number;
  readonly sayings: number;
  readonly rows: number;
  readonly moved: number;
  readonly hashed: number;
  /** Moments at which the line was cut: they count for nothing. */
  readonly blind: number;
  readonly mismatches: readonly Mismatch[];
  readonly stuck: readonly Stuck[];
  readonly weights: readonly Weight[];
  readonly lived: Lived;
  readonly walked: Walked;
  /** How often a screen lost the thread and was told everything anew. */
  readonly fresh: number;
  /** Open orders that a viewer saw no more. */
  readonly lost: number;
}

/** Growth of a figure in one day of the town, over the second half of the weighings. */
const dailyOf = (weights: readonly Weight[], of: (weight: Weight) => number): number =>
  slopeOf(
    weights
      .slice(Math.floor(weights.length / 2))
      .map((weight) => [weight.at / DAY, of(weight)] as const),
  ).slope;

const mb = (bytes: number): number => Math.round(bytes / 1e6);

export function figuresOf(soaked: Soaked): Figure[] {
  const { moments, sayings, rows, moved, hashed, blind, mismatches, stuck, weights } = soaked;
  const { lived, walked, fresh, lost } = soaked;
  const [first, last] = [weights[0], weights.at(-1)];
  if (!first || !last) throw new Error('nothing was weighed');
  const days = (last.at - first.at) / DAY;
  const store = dailyOf(weights, (weight) => weight.store) / 1e6;
  const held = dailyOf(weights, ({ heap, external }) => heap + external) / 1e6;
  const refused = Object.values(lived.refused).reduce((sum, n) => sum + n, 0);
  const { 'order.reported': reported = 0, 'order.closed': closed = 0 } = lived.events;
  const followed = walked.fixes > 0 && walked.strayed.length === 0;
  const figure = (
    what: string,
    unit: string,
    [value, goal, met]: [number, string, boolean],
    note: string,
  ): Figure => ({ row: ROW, what, unit, ours: spreadOf([value]), goal, met, note });
  return [
    figure(
      'answers that were true of no state',
      `of ${sayings}`,
      [mismatches.length, '0', mismatches.length === 0],
      `${moments} moments in ${days.toFixed(1)} days, ${rows} rows; the world moved in ${moved}, the hash was compared in ${hashed}; ${blind} more lay over a cut line`,
    ),
    figure(
      'screens told afresh',
      'times',
      [fresh, '0', fresh === 0],
      `${lost} open orders left a viewer's sight`,
    ),
    figure(
      'orders that stand without a reason',
      'orders',
      [stuck.length, '0', stuck.length === 0],
      `${reported} reported, ${closed} closed, ${refused} wishes refused`,
    ),
    figure(
      'farthest off a road',
      'm',
      [walked.offRoad, `≤ ${OFF_ROAD_M} m`, followed && walked.offRoad <= OFF_ROAD_M],
      `${walked.fixes} fixes of ${walked.workers} workers`,
    ),
    figure(
      'fastest pace',
      'm/s',
      [walked.pace, `≤ ${PACE} m/s`, followed && walked.pace <= PACE],
      'metres over town seconds',
    ),
    figure(
      'memory, growth in a day',
      'MB',
      [held, '0', held < FLAT_MB],
      `rss ${mb(first.rss)} → ${mb(last.rss)} MB, held ${mb(first.heap + first.external)} → ${mb(last.heap + last.external)} MB, ${first.orders} → ${last.orders} orders`,
    ),
    figure(
      'store, growth in a day',
      'MB',
      [store, `≤ ${STORE_MB} MB`, store <= STORE_MB],
      `${mb(first.store)} → ${mb(last.store)} MB`,
    ),
  ];
}
