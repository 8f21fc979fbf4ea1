import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { LATELY_DAYS, useLately } from '#app/state/grid-lately.ts';
import { Sparkline } from '#app/widgets/Sparkline.tsx';
import type { Grid } from '#domain/grid/grid.ts';
import styles from './GridCard.module.css';
import { GridFreshness } from './GridFreshness.tsx';

const DECIMALS = 1;

/** The grid's last thirty days: day by day, against its households and against the middle of all grids; and how old what is told is. */
export function GridLately({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { days, filed, rate, middle, of } = useLately(grid);
  const said = (value: number | undefined) => value?.toFixed(DECIMALS) ?? '—';
  const above = rate !== undefined && middle !== undefined && rate > middle;
  return (
    <section className={styles.column}>
      <h4>
        {t('gridCard.lately', { days: LATELY_DAYS })}
        <span data-fact="filed">{t('gridCard.filed', { n: telling.number(filed) })}</span>
      </h4>
      <Sparkline
        values={days}
        label={t('gridCard.trend', { days: LATELY_DAYS, n: telling.number(filed) })}
      />
      <dl className={styles.facts}>
        {rate === undefined ? null : (
          <div data-fact="rate" data-above={above || undefined}>
            <dt>{t('gridCard.perHundred')}</dt>
            <dd>
              {said(rate)}
              <small>{t('gridCard.middle', { n: telling.number(of), value: said(middle) })}</small>
            </dd>
          </div>
        )}
        <GridFreshness grid={grid} />
      </dl>
    </section>
  );
}
