/** What a screen's figures are about: its area, in the year or the last days that are. */
import { dayStart, yearStart } from '#domain/time/zone.ts';
import { useClock, useTown, useViewer } from './hooks.ts';
import { townClock } from './town-clock.ts';
import { useView } from './view.ts';

export function useFigureScope(): { readonly area: string; readonly since: number } {
  const { town } = useTown();
  return { area: useFigureArea(), since: yearStart(townClock.now(), town.zone) };
}

/** The area of the view, or else the viewer's own. */
export function useFigureArea(): string {
  const [{ area }] = useView();
  const { scopes } = useViewer();
  const { town } = useTown();
  return area ?? scopes[0] ?? `/${town.code}/`;
}

/** The first instant of today; with `back`, of so many days before. */
export function useDay(back = 0): number {
  const { zone } = useTown().town;
  const { now } = useClock();
  return dayStart(now, zone, back);
}
