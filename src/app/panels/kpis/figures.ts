/** The figures of a screen: those of its area in this year, and whether there are any yet. */
import { useQuery } from '@tanstack/react-query';
import { figuresReading } from '#app/live/reads.ts';
import { useTown, useViewer } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import { useView } from '#app/state/view.ts';
import { yearStart } from '#domain/time/zone.ts';
import type { KpisRead } from '#wire/reads.ts';

export function useFigures() {
  const [{ area }] = useView();
  const { scopes } = useViewer();
  const { town } = useTown();
  const since = yearStart(townClock.now(), town.zone);
  return useQuery(figuresReading(area ?? scopes[0] ?? `/${town.code}/`, since));
}

export const countOf = ({ counts }: KpisRead, id: string): number =>
  counts.find((count) => count.id === id)?.value ?? 0;

/** A town where nothing was to be closed yet has no rates to show. */
export const hasFigures = (figures: KpisRead | undefined): boolean =>
  figures !== undefined && countOf(figures, 'should-close') > 0;
