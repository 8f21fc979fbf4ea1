/** What stands in the town, counted as the screens show it: within an area, from what the viewer holds. */
import { useMemo } from 'react';
import type { IndicatorCode } from '#domain/indicator/indicator.ts';
import { type Sum, sumOf } from '#domain/indicator/sums.ts';
import { dayOf } from '#domain/time/day.ts';
import { useClock, useShelf, useTown } from './hooks.ts';

/** Part of a whole; never shown without it. */
export interface Share {
  readonly n: number;
  readonly all: number;
}

export function shareOf<T>(things: readonly T[], counts: (thing: T) => boolean): Share {
  return { n: things.filter(counts).length, all: things.length };
}

const useWithin = <T extends { readonly path: string }>(
  things: readonly T[],
  area: string,
): readonly T[] =>
  useMemo(() => things.filter(({ path }) => path.startsWith(area)), [things, area]);

export const useCameras = (area: string): Share =>
  shareOf(useWithin(useShelf('cameras'), area), ({ online }) => online);

export const useSensors = (area: string): Share =>
  shareOf(useWithin(useShelf('sensors'), area), ({ level }) => level !== 'NORMAL');

/** An indicator over this year so far, by the town's clock; undefined where nothing was reported. */
export function useYearSums(): (code: IndicatorCode) => Sum | undefined {
  const indicators = useShelf('indicators');
  const { zone } = useTown().town;
  const { now } = useClock();
  const day = dayOf(now, zone);
  return useMemo(() => {
    const year = day.slice(0, 4);
    const span = { from: `${year}-01`, to: `${year}-${day.slice(4, 6)}` };
    return (code) => sumOf(indicators, code, span);
  }, [indicators, day]);
}
