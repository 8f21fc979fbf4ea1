/** Fetches what layers show beyond the world, while they are shown. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { buildingsReading, historyReading } from '#app/live/reads.ts';
import { useLook } from '#app/state/order-lists.ts';
import { sinceOf, spanOf } from './history-span.ts';
import type { Came } from './layers/contract.ts';
import type { Sight } from './sight.ts';
import type { ShownLayers } from './use-layers.ts';

/** The same object until another answer comes. */
function useCame<T>({ data, dataUpdatedAt }: UseQueryResult<T>): Came<T> | undefined {
  return useMemo(
    () => (data === undefined ? undefined : { value: data, cameAt: dataUpdatedAt }),
    [data, dataUpdatedAt],
  );
}

export function useReads(sight: Sight, { layers }: ShownLayers): void {
  const now = useLook();
  const heat = layers.get('heat');
  const since = sinceOf(spanOf(heat?.filters.since?.[0]), now);
  const history = useCame(useQuery(historyReading(since, heat?.on === true)));
  const buildings = useCame(useQuery(buildingsReading(layers.get('people')?.on === true)));
  useEffect(() => sight.set({ history, buildings }), [sight, history, buildings]);
}
