/** The figures of a screen: those of its area in this year, and whether there are any yet. */
import { useQuery } from '@tanstack/react-query';
import { figuresReading } from '#app/live/reads.ts';
import { holds } from '#domain/access/table.ts';
import type { KpisRead } from '#wire/reads.ts';
import { useFigureScope } from './figure-scope.ts';
import { useViewer } from './hooks.ts';

export function useFigures() {
  const { area, since } = useFigureScope();
  const enabled = holds(useViewer(), 'kpi.read');
  return useQuery({ ...figuresReading(area, since), enabled });
}

export const countOf = ({ counts }: KpisRead, id: string): number =>
  counts.find((count) => count.id === id)?.value ?? 0;

/** A town where nothing was to be closed yet has no rates to show. */
export function useHasFigures(): boolean {
  const { data } = useFigures();
  return data !== undefined && countOf(data, 'should-close') > 0;
}
