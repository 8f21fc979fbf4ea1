import { useTranslation } from 'react-i18next';
import { type Fix, fixOf, STALE_FIX_MS } from '#app/acts/assignees.ts';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useFixes, useShelf } from '#app/state/hooks.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { Worker } from '#domain/worker/worker.ts';
import styles from './GridCard.module.css';

const MINUTE = 60_000;
/** So many by name; the rest are counted. */
const NAMED = 4;

function useFixWords() {
  const { t } = useTranslation();
  const telling = useTelling();
  return ({ onShift }: Worker, fix: Fix | undefined): string => {
    if (!onShift) return t('grid.off');
    if (!fix) return t('grid.fixUnknown');
    if (fix.age < MINUTE) return t('span.justNow');
    const span = telling.span(fix.age);
    return fix.age > STALE_FIX_MS ? t('grid.fixStale', { span }) : t('span.ago', { span });
  };
}

/** The grid's workers, on shift and full-time first, with the age of each fix. */
export function GridTeam({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const fixWords = useFixWords();
  const fixes = useFixes();
  const { now } = useClock();
  const full = ({ type }: Worker) => Number(type === 'FULLTIME');
  const team = useShelf('workers')
    .filter(({ grids }) => grids.includes(grid.id))
    .sort((a, b) => Number(b.onShift) - Number(a.onShift) || full(b) - full(a) || a.no - b.no);
  const onShift = team.filter((worker) => worker.onShift).length;
  const rest = team.slice(NAMED);
  return (
    <section className={styles.column}>
      <h4>
        {t('grid.team')}
        <span>{t('grid.onShift', { n: onShift, all: team.length })}</span>
      </h4>
      <ul>
        {team.length === 0 ? <li className={styles.none}>{t('grid.noTeam')}</li> : null}
        {team.slice(0, NAMED).map((worker) => (
          <li key={worker.id} data-worker={worker.id} data-on={worker.onShift || undefined}>
            <b>{telling.worker(worker.id)}</b>
            <span>{t(worker.type === 'FULLTIME' ? 'grid.fulltime' : 'grid.parttime')}</span>
            <em>{fixWords(worker, fixOf(fixes, worker.no, now))}</em>
          </li>
        ))}
        {rest.length > 0 ? (
          <li className={styles.none}>
            {t('gridCard.rest', {
              n: telling.number(rest.length),
              on: telling.number(rest.filter((worker) => worker.onShift).length),
            })}
          </li>
        ) : null}
      </ul>
    </section>
  );
}
