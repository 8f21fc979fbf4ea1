/** Who may take an order: the workers on shift, the grid's own first, then by how near their last fix is. */
import { distance } from '@turf/turf';
import { useMemo } from 'react';
import { fixStore } from '#app/state/fix-store.ts';
import { useShelf } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
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

/** The list holds still while people move: it is made anew only when a shift, the grid or the place changes. */
export function useAssignees(grid: string, point: Position | undefined): readonly Assignee[] {
  const workers = useShelf('workers');
  const [lon, lat] = point ?? [];
  return useMemo(
    () =>
      workers
        .filter(({ onShift }) => onShift)
        .map((worker): Assignee => {
          const fix = fixOf(fixStore.current, worker.no, townClock.now());
          const near = fix && fix.age <= STALE_FIX_MS && lon !== undefined && lat !== undefined;
          return {
            worker,
            own: worker.grids.includes(grid),
            metres: near
              ? Math.round(distance(fix.point, [lon, lat], { units: 'meters' }))
              : undefined,
          };
        })
        .sort(rank),
    [workers, grid, lon, lat],
  );
}
