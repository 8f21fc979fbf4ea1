import { useTranslation } from 'react-i18next';
import { fixOf } from '#app/acts/assignees.ts';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useFixes, useShelf, useThing } from '#app/state/hooks.ts';
import type { Grid } from '#domain/grid/grid.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A worker's fix is fresh for ten minutes (VISUAL §6), a census for half a year. */
const FRESH_FIX_MS = 10 * MINUTE;
const FRESH_CENSUS_MS = 183 * DAY;

/** How much of what the card tells is fresh: fixes, cameras, the count of heads. */
export function GridFreshness({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const fixes = useFixes();
  const census = useThing('census', grid.id);
  const onShift = useShelf('workers').filter(
    ({ onShift, grids }) => onShift && grids.includes(grid.id),
  );
  const fresh = onShift.filter(({ no }) => {
    const fix = fixOf(fixes, no, now);
    return fix !== undefined && fix.age <= FRESH_FIX_MS;
  }).length;
  const old = census ? now - census.asOf : undefined;
  return (
    <>
      <div data-fact="fixes" data-stale={fresh < onShift.length || undefined}>
        <dt>{t('gridCard.freshFixes')}</dt>
        <dd>
          {telling.number(fresh)}
          <small>/{telling.number(onShift.length)}</small>
        </dd>
      </div>
      {old === undefined ? null : (
        <div data-fact="census-age" data-stale={old > FRESH_CENSUS_MS || undefined}>
          <dt>{t('gridCard.censusAge')}</dt>
          <dd>{t('gridCard.days', { n: telling.number(Math.floor(old / DAY)) })}</dd>
        </div>
      )}
    </>
  );
}
