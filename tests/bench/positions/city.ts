/** A city's worth of workers, and where each of them is at any second: seeded, and the same in every process. */
import { chanceFrom } from '#gateway/chance.ts';
import type { FixColumns } from '#gateway/live/stream-fixes.ts';

export const WORKERS = 16_736;
export const CITY = '/320500/';
/** About 66 km each way. */
export const BOUNDS = [120.2, 31, 120.9, 31.6] as const;
export const START = Date.parse('2022-10-25T06:30:00Z');

const [WEST, SOUTH, EAST, NORTH] = BOUNDS;
/** Degrees walked in a second at about 1.3 m/s. */
const PACE = 1.2e-5;

interface Walker {
  readonly lon: number;
  readonly lat: number;
  readonly east: number;
  readonly north: number;
  /** Seconds walked before turning back. */
  readonly leg: number;
}

const chance = chanceFrom(20_221_025);
const walkers: Walker[] = Array.from({ length: WORKERS }, () => {
  const heading = chance() * 2 * Math.PI;
  return {
    lon: WEST + (0.02 + 0.96 * chance()) * (EAST - WEST),
    lat: SOUTH + (0.02 + 0.96 * chance()) * (NORTH - SOUTH),
    east: PACE * Math.cos(heading),
    north: PACE * Math.sin(heading),
    leg: 60 + Math.floor(chance() * 240),
  };
});

/** There and back again: seconds from the start of the leg at second `tick`. */
const along = (tick: number, leg: number): number => Math.abs(((tick + leg) % (2 * leg)) - leg);

/** Longitude and latitude of worker `i` (number `i + 1`) at second `tick`. */
export function placeOf(i: number, tick: number): [number, number] {
  const { lon, lat, east, north, leg } = walkers[i] as Walker;
  const seconds = along(tick, leg);
  return [lon + east * seconds, lat + north * seconds];
}

export const timeOf = (tick: number): number => START + tick * 1000;

export function columnsAt(tick: number): FixColumns {
  const no = Uint32Array.from(walkers, (_, i) => i + 1);
  const lon = new Float64Array(WORKERS);
  const lat = new Float64Array(WORKERS);
  const at = new Float64Array(WORKERS).fill(timeOf(tick));
  for (let i = 0; i < WORKERS; i++) [lon[i], lat[i]] = placeOf(i, tick) as [number, number];
  return { no, lon, lat, at };
}
