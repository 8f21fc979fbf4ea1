import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useShelf, useThing } from '#app/state/hooks.ts';
import { usePresence } from '#app/state/presence.ts';
import type { Grid } from '#domain/grid/grid.ts';

const DAY = 86_400_000;
/** Half a year. */
const FRESH_CENSUS_MS = 183 * DAY;

/** How much of what the card tells is fresh: fixes, cameras, the count of heads. */
export function GridFreshness({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const presence = usePresence();
  const census = useThing('census', grid.id);
  const onShift = useShelf('workers').filter(
    ({ onShift, grids }) => onShift && grids.includes(grid.id),
  );
  const fresh = onShift.filter((worker) => presence(worker) === 'fresh').length;
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
