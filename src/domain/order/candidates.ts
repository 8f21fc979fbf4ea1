/**
 * Whom to send: everybody who can be asked, the best first, each with what every reason costs in minutes; and everybody who can't
 * be asked, with the reason. Nobody is in both (DOMAIN §6.7).
 */
import type { Worker } from '../worker/worker.ts';
import type { Order } from './order.ts';

/** Why somebody is left out; the first that holds is told. */
export const LEFT_OUT = [
  'OFF_SHIFT',
  'UNANSWERED',
  'RETURNED',
  'NO_FIX',
  'STALE_FIX',
  'TOO_FAR',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** How a distance was found: along the roads, or as the crow flies where no road is known. */
export const MEASURES = ['ROAD', 'LINE'] as const;
export interface Way {
  readonly metres: number;
  readonly by: (typeof MEASURES)[number];
}

export interface Prospect {
  readonly worker: Pick<Worker, 'id' | 'no' | 'type' | 'grids' | 'path' | 'onShift'>;
  /** Milliseconds since the worker was last seen; absent where there is no fix. */
  readonly fixAge?: number | undefined;
  readonly way?: Way | undefined;
  /** Open orders at hand. */
  readonly load: number;
  /** Orders of this class carried through lately. */
  readonly done: number;
  /** Was sent to this order before, and did not sign or gave it back. */
  readonly declined?: 'UNANSWERED' | 'RETURNED' | undefined;
}

/** What each reason costs, in whole minutes: they add up to the place in the list. */
export interface Cost {
  readonly way: number;
  readonly load: number;
  /** Whose grid it is: the worker's own, one of the same community, a strange one. */
  readonly grid: number;
  readonly skill: number;
  readonly fix: number;
}
export interface Candidate extends Prospect {
  readonly way: Way;
  readonly fixAge: number;
  readonly cost: Cost;
  readonly total: number;
}
export interface Ranking {
  readonly candidates: readonly Candidate[];
  readonly leftOut: readonly { readonly prospect: Prospect; readonly why: LeftOut }[];
  /** Metres within which was looked. */
  readonly reach: number;
}

/** Older than this, a fix no longer says where somebody is (VISUAL §6). */
export const STALE_FIX_MS = 15 * 60_000;
const MINUTE = 60_000;
/** On foot. */
const METRES_A_MINUTE = 70;
/** As people go, a line is about this much longer. */
const DETOUR = 1.4;
const EACH_AT_HAND = 5;
const NEIGHBOUR = 15;
const STRANGER = 30;
const UNPRACTISED = 3;
/** How far is looked: further only while fewer than enough are found. The grid's own workers are looked for all the way. */
const REACHES_M = [1_000, 3_000] as const;
const REACH_MOST_M = 10_000;
const ENOUGH = 3;

/** How long the way takes on foot, in whole minutes, at least one. */
export const minutesOf = ({ metres, by }: Way): number =>
  Math.max(1, Math.ceil((metres * (by === 'LINE' ? DETOUR : 1)) / METRES_A_MINUTE));

/** The path of the community a path lies in. */
const communityOf = (path: string): string => path.split('/').slice(0, 3).join('/');

function gridCost({ grids, path }: Prospect['worker'], order: Pick<Order, 'grid' | 'path'>) {
  if (grids.includes(order.grid)) return 0;
  return communityOf(path) === communityOf(order.path) ? NEIGHBOUR : STRANGER;
}

function barOf({ worker, declined, fixAge, way }: Prospect): LeftOut | undefined {
  if (!worker.onShift) return 'OFF_SHIFT';
  if (declined) return declined;
  if (fixAge === undefined || !way) return 'NO_FIX';
  return fixAge > STALE_FIX_MS ? 'STALE_FIX' : undefined;
}

function weighed(
  prospect: Prospect,
  way: Way,
  fixAge: number,
  order: Pick<Order, 'grid' | 'path'>,
): Candidate {
  const cost: Cost = {
    way: minutesOf(way),
    load: prospect.load * EACH_AT_HAND,
    grid: gridCost(prospect.worker, order),
    skill: prospect.done > 0 ? 0 : UNPRACTISED,
    fix: Math.floor(fixAge / MINUTE / 2),
  };
  const total = cost.way + cost.load + cost.grid + cost.skill + cost.fix;
  return { ...prospect, way, fixAge, cost, total };
}

/** Equal minutes: the shorter way; then the lower number on the badge, so that the order is always the same. */
const byNeed = (a: Candidate, b: Candidate): number =>
  a.total - b.total || a.way.metres - b.way.metres || a.worker.no - b.worker.no;

export function rank(order: Pick<Order, 'grid' | 'path'>, prospects: readonly Prospect[]): Ranking {
  const able: Candidate[] = [];
  const leftOut: { prospect: Prospect; why: LeftOut }[] = [];
  for (const prospect of prospects) {
    const why = barOf(prospect);
    const { way, fixAge } = prospect;
    if (why || !way || fixAge === undefined) leftOut.push({ prospect, why: why ?? 'NO_FIX' });
    else able.push(weighed(prospect, way, fixAge, order));
  }
  const isNear = ({ way, cost }: Candidate, reach: number) =>
    way.metres <= (cost.grid === 0 ? REACH_MOST_M : reach);
  const reach =
    REACHES_M.find((metres) => able.filter((one) => isNear(one, metres)).length >= ENOUGH) ??
    REACH_MOST_M;
  for (const one of able) if (!isNear(one, reach)) leftOut.push({ prospect: one, why: 'TOO_FAR' });
  return { candidates: able.filter((one) => isNear(one, reach)).sort(byNeed), leftOut, reach };
}
