/** The figures of a screen: those of its area in this year, and whether there are any yet. */
import { useQuery } from '@tanstack/react-query';
import { figuresReading } from '#app/live/reads.ts';
import { useFigureScope } from '#app/state/figure-scope.ts';
import type { KpisRead } from '#wire/reads.ts';

export function useFigures() {
  const { area, since } = useFigureScope();
  return useQuery(figuresReading(area, since));
}

export const countOf = ({ counts }: KpisRead, id: string): number =>
  counts.find((count) => count.id === id)?.value ?? 0;

/** A town where nothing was to be closed yet has no rates to show. */
export const hasFigures = (figures: KpisRead | undefined): boolean =>
  figures !== undefined && countOf(figures, 'should-close') > 0;
