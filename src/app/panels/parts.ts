/** Figures of parts as panels read them: asked for again and again, with their age in the panel's head. */
import { useQuery } from '@tanstack/react-query';
import { type FiguresAsked, partsReading } from '#app/live/reads.ts';
import type { KpisRead } from '#wire/reads.ts';
import { useOwnAge } from './own-age.ts';

export type Part = KpisRead['groups'][number];

export const countIn = ({ counts }: Pick<Part, 'counts'>, id: string): number =>
  counts.find((count) => count.id === id)?.value ?? 0;
export const rateIn = ({ rates }: Pick<Part, 'rates'>, id: string) =>
  rates.find((rate) => rate.id === id);

/** @param note what the head says of them: the period, and what is counted. */
export function useParts(asked: FiguresAsked, note: string): KpisRead | undefined {
  const { data, dataUpdatedAt } = useQuery(partsReading(asked));
  useOwnAge(data && dataUpdatedAt, note);
  return data;
}

/** The question behind a figure, as the list of orders is asked it. */
export const rowsOf = (asked: FiguresAsked): string =>
  Object.entries(asked)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
