/** What a screen's figures are about: its area, in the year that is. */
import { yearStart } from '#domain/time/zone.ts';
import { useTown, useViewer } from './hooks.ts';
import { townClock } from './town-clock.ts';
import { useView } from './view.ts';

export function useFigureScope(): { readonly area: string; readonly since: number } {
  const [{ area }] = useView();
  const { scopes } = useViewer();
  const { town } = useTown();
  return {
    area: area ?? scopes[0] ?? `/${town.code}/`,
    since: yearStart(townClock.now(), town.zone),
  };
}
