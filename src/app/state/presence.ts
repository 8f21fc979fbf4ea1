/** Whether somebody's place is known now: by the shift, and by the newest frame of positions. */
import { useMemo } from 'react';
import type { Worker } from '#domain/worker/worker.ts';
import { AGE_STEP_MS } from '#wire/frames.ts';
import { useFixes } from './hooks.ts';

export type Presence = 'fresh' | 'stale' | 'off';

/** Older than this, nobody relies on a place. */
const FRESH_MS = 10 * 60_000;

export function usePresence(): (worker: Pick<Worker, 'no' | 'onShift'>) => Presence {
  const fixes = useFixes();
  return useMemo(() => {
    const ages = new Map<number, number>();
    for (let i = 0; i < (fixes?.count ?? 0); i++)
      ages.set(fixes?.no[i] ?? 0, (fixes?.age[i] ?? Number.POSITIVE_INFINITY) * AGE_STEP_MS);
    return ({ no, onShift }) => {
      if (!onShift) return 'off';
      return (ages.get(no) ?? Number.POSITIVE_INFINITY) <= FRESH_MS ? 'fresh' : 'stale';
    };
  }, [fixes]);
}
