/** Who may take an order: the workers on shift, the grid's own first, then by how near their last fix is. */
import { distance } from '@turf/turf';
import { useMemo } from 'react';
import { fixStore } from '#app/state/fix-store.ts';
import { useShelf } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import { Nearest } from '#domain/geo/nearest.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { Worker } from '#domain/worker/worker.ts';
import { AGE_STEP_MS, type Fixes } from '#wire/frames.ts';

/** Older than this, a fix no longer says where somebody is (VISUAL §6). */
export const STALE_FIX_MS = 15 * 60_000;

export interface Fix {
  readonly point: Position;
  /** Milliseconds. */
  readonly age: number;
}

/** @param no the worker's number */
export function fixOf(fixes: Fixes | undefined, no: number, now: number): Fix | undefined {
  const at = fixes?.no.indexOf(no) ?? -1;
  if (!fixes || at === -1) return undefined;
  const [lon, lat] = [fixes.lonLat[at * 2], fixes.lonLat[at * 2 + 1]];
  if (lon === undefined || lat === undefined) return undefined;
  return {
    point: [lon, lat],
    age: Math.max(0, now - fixes.now) + (fixes.age[at] ?? 0) * AGE_STEP_MS,
  };
}

export interface Assignee {
  readonly worker: Worker;
  readonly own: boolean;
  /** Metres as the crow flies; undefined without a usable fix. */
  readonly metres: number | undefined;
}

const rank = (a: Assignee, b: Assignee): number =>
  Number(b.own) - Number(a.own) ||
  (a.metres ?? Number.MAX_SAFE_INTEGER) - (b.metres ?? Number.MAX_SAFE_INTEGER) ||
  a.worker.no - b.worker.no;

/** So many can be read through; of more only the grid's own and the nearest are offered. */
const READABLE = 60;
const OFFERED = 20;
const FREE = 1;
/** Degrees around the place within which somebody can be near at all. */
const REACH = 0.25;

/** Those among many who are worth a look: by one pass over the frame instead of a distance for each. */
function nearestOf(
  workers: readonly Worker[],
  fixes: Fixes,
  [lon, lat]: Position,
): ReadonlySet<number> {
  const { count, no, lonLat, age } = fixes;
  const free = new Set(workers.map((worker) => worker.no));
  const [west, east] = [lon - REACH, lon + REACH];
  const nearest = new Nearest([west, lat - REACH, east, lat + REACH], count);
  const stale = STALE_FIX_MS / AGE_STEP_MS;
  nearest.move({
    lon: Float64Array.from({ length: count }, (_, i) => lonLat[i * 2] ?? Number.NaN),
    lat: Float64Array.from({ length: count }, (_, i) => lonLat[i * 2 + 1] ?? Number.NaN),
    marks: Uint8Array.from({ length: count }, (_, i) =>
      free.has(no[i] ?? -1) && (age[i] ?? 255) <= stale ? FREE : 0,
    ),
  });
  const into = new Int32Array(OFFERED);
  return new Set([...into.subarray(0, nearest.find(lon, lat, FREE, into))].map((i) => no[i] ?? -1));
}

/** The list holds still while people move: it is made anew only when a shift, the grid or the place changes. */
export function useAssignees(grid: string, point: Position | undefined): readonly Assignee[] {
  const workers = useShelf('workers');
  const [lon, lat] = point ?? [];
  return useMemo(() => {
    const fixes = fixStore.current;
    const onShift = workers.filter((worker) => worker.onShift);
    const place: Position | undefined =
      lon === undefined || lat === undefined ? undefined : [lon, lat];
    const offered =
      onShift.length > READABLE && fixes && place ? nearestOf(onShift, fixes, place) : undefined;
    return onShift
      .filter(({ no, grids }) => !offered || offered.has(no) || grids.includes(grid))
      .map((worker): Assignee => {
        const fix = fixOf(fixes, worker.no, townClock.now());
        const near = fix && fix.age <= STALE_FIX_MS && place;
        return {
          worker,
          own: worker.grids.includes(grid),
          metres: near ? Math.round(distance(fix.point, place, { units: 'meters' })) : undefined,
        };
      })
      .sort(rank);
  }, [workers, grid, lon, lat]);
}
