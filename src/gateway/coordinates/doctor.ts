/**
 * In which coordinate system a file's points are, judged by what is known of the ground: under the right one they lie in the grids
 * they claim, on roads and houses and out of the water. Where two systems explain the points about as well, it says so.
 */
import type { Position } from '#domain/geo/shape.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import type { KnownGround, Sign } from './known-ground.ts';
import { type Pair, type System, systemsFor, toWgs84, wordOf } from './systems.ts';

export interface Claim {
  readonly at: Pair;
  /** The grid the file says it lies in. */
  readonly grid?: string | undefined;
}

/** One reading of the file: a system, and whether latitude (northing) stands first. */
export interface Reading {
  readonly system: System;
  readonly swapped: boolean;
}

/** How the points lie on the ground under one reading. */
export interface Score extends Reading {
  readonly points: number;
  readonly inTown: number;
  /** Of those that claim a grid. */
  readonly claimed: number;
  readonly inClaimed: number;
  readonly onBuilding: number;
  readonly onRoad: number;
  readonly inWater: number;
}

export type Diagnosis = {
  /** Each reading, the best first. */
  readonly scores: readonly Score[];
} & (
  | {
      readonly found: Reading;
      /** Metres by which a point is off when the file is taken for WGS-84; the middle one. 0 where it may be. */
      readonly shift: number;
      /** By how many standard deviations the reading is better than the next. */
      readonly margin: number;
    }
  | { readonly found: undefined; readonly why: 'too-few' | 'no-ground' | 'elsewhere' | 'alike' }
);

/** So few say nothing, however well they lie. */
const FEWEST = 20;
/** More make the answer no surer. */
const MOST = 500;
/** Standard deviations: chance alone does so once in some thirty thousand files. */
const SURE = 4;
/** Of the points: where fewer lie in the town at all, the file is of another place. */
const AT_HOME = 0.5;

const WEIGHTS = { claimed: 3, elsewhere: -1, building: 2, road: 2, water: -2, away: -2 } as const;

function worthOf(sign: Sign, { grid }: Claim, ground: KnownGround): number {
  let worth = sign.building ? WEIGHTS.building : sign.road ? WEIGHTS.road : 0;
  if (sign.water && !sign.building && !sign.road) worth += WEIGHTS.water;
  if (ground.hasGrids && sign.grid === undefined) worth += WEIGHTS.away;
  if (grid !== undefined && ground.hasGrids)
    worth += sign.grid === grid ? WEIGHTS.claimed : WEIGHTS.elsewhere;
  return worth;
}

interface Read extends Score {
  readonly worths: readonly number[];
}

export const placeIn = ({ system, swapped }: Reading, [x, y]: Pair): Position =>
  toWgs84(system, swapped ? [y, x] : [x, y]);

function scored(reading: Reading, claims: readonly Claim[], ground: KnownGround): Read {
  const signs = claims.map(({ at }) => ground.at(placeIn(reading, at)));
  const count = (is: (sign: Sign, claim: Claim | undefined) => boolean): number =>
    signs.filter((sign, i) => is(sign, claims[i])).length;
  return {
    ...reading,
    points: claims.length,
    inTown: count(({ grid }) => grid !== undefined),
    claimed: count((_sign, claim) => claim?.grid !== undefined),
    inClaimed: count(({ grid }, claim) => claim?.grid !== undefined && claim.grid === grid),
    onBuilding: count(({ building }) => building),
    onRoad: count(({ road }) => road),
    inWater: count(({ water }) => water),
    worths: signs.map((sign, i) => worthOf(sign, claims[i] ?? { at: [0, 0] }, ground)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** How much better one reading is than another, point by point, in standard deviations. */
function marginOver(one: Read, other: Read): number {
  const differences = one.worths.map((worth, i) => worth - (other.worths[i] ?? 0));
  return sum(differences) / Math.sqrt(sum(differences.map((difference) => difference ** 2)) || 1);
}

const metresBetween = ([ax, ay]: Position, [bx, by]: Position): number =>
  111_195 * Math.hypot((ax - bx) * Math.cos((ay * Math.PI) / 180), ay - by);

function shiftOf(reading: Reading, claims: readonly Claim[]): number {
  if (typeof reading.system !== 'string') return 0;
  const away = claims
    .map(({ at }) => {
      const plain: Reading = { system: 'wgs84', swapped: reading.swapped };
      return metresBetween(placeIn(plain, at), placeIn(reading, at));
    })
    .sort((a, b) => a - b);
  return Math.round(away[Math.floor(away.length / 2)] ?? 0);
}

/** Every n-th, so that all of the file is heard. */
const sampled = (claims: readonly Claim[]): readonly Claim[] => {
  const step = Math.ceil(claims.length / MOST);
  return step <= 1 ? claims : claims.filter((_claim, i) => i % step === 0);
};

const bare = ({ worths: _worths, ...score }: Read): Score => score;

/** @param around somewhere in the town: it says which zones may be meant. */
export function examine(all: readonly Claim[], ground: KnownGround, around: Position): Diagnosis {
  const claims = sampled(all.filter(({ at }) => at.every(Number.isFinite)));
  const [first] = claims;
  if (!first || claims.length < FEWEST) return { scores: [], found: undefined, why: 'too-few' };
  if (!ground.fine && !ground.hasGrids) return { scores: [], found: undefined, why: 'no-ground' };
  const reads = systemsFor(first.at, around)
    .flatMap((system) => [false, true].map((swapped): Reading => ({ system, swapped })))
    .map((reading) => scored(reading, claims, ground))
    .sort((a, b) => sum(b.worths) - sum(a.worths));
  const scores = reads.map(bare);
  const [best, ...others] = reads;
  if (!best || (ground.hasGrids && best.inTown < AT_HOME * claims.length))
    return { scores, found: undefined, why: 'elsewhere' };
  const margin = Math.min(...others.map((other) => marginOver(best, other)));
  if (!(margin >= SURE)) return { scores, found: undefined, why: 'alike' };
  const found = { system: best.system, swapped: best.swapped };
  return { scores, found, margin, shift: shiftOf(found, claims) };
}

const NAMES: Readonly<Record<string, string>> = {
  wgs84: 'WGS-84 / CGCS2000',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};
const WHY = {
  'too-few': 'crs.too-few',
  'no-ground': 'crs.no-ground',
  elsewhere: 'crs.elsewhere',
  alike: 'crs.alike',
} as const;

/** What it found, with its evidence; or why it cannot tell. */
export function remarksOn(diagnosis: Diagnosis): Remark[] {
  const { found, scores } = diagnosis;
  const best = scores[0];
  if (!found || !best)
    return [remarkOf(found ? 'crs.too-few' : WHY[diagnosis.why], { fewest: FEWEST })];
  const { points, inTown, onBuilding, onRoad, inWater, claimed, inClaimed } = best;
  const word = wordOf(found.system);
  const told = { system: NAMES[word] ?? word, shift: diagnosis.shift, points };
  const evidence = { buildings: onBuilding, roads: onRoad, water: inWater };
  const onlyGrids = onBuilding + onRoad + inWater === 0;
  return [
    onlyGrids
      ? remarkOf('crs.looks-like-in-grids', { ...told, count: inTown })
      : remarkOf(diagnosis.shift > 0 ? 'crs.looks-like' : 'crs.looks-like-unshifted', {
          ...told,
          ...evidence,
        }),
    ...(claimed > 0 ? [remarkOf('crs.in-claimed', { count: inClaimed, points: claimed })] : []),
  ];
}
