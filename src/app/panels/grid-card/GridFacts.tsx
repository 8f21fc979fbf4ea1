import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf, useThing } from '#app/state/hooks.ts';
import { useSensors } from '#app/state/things.ts';
import type { Grid } from '#domain/grid/grid.ts';
import styles from './GridCard.module.css';

const COUNTS = ['households', 'persons', 'floating', 'enterprises', 'shops'] as const;

/** What the grid holds: counted heads with their day and who answers for them, sensors over a line, its branch. */
export function GridFacts({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const census = useThing('census', grid.id);
  const sensors = useSensors(grid.path);
  const branch = useShelf('stations').find(
    (station) => station.kind === 'BRANCH' && station.grid === grid.id,
  );
  const told = (n: number | null | undefined) => (typeof n === 'number' ? telling.number(n) : '—');
  return (
    <section className={`${styles.column} ${styles.base}`}>
      <h4>
        {t('gridCard.base')}
        {census ? (
          <span title={telling.org(census.source)}>
            {t('gridCard.asOf', { day: telling.fullDay(census.asOf) })}
          </span>
        ) : null}
      </h4>
      <dl className={styles.facts}>
        {COUNTS.map((count) => (
          <div key={count} data-fact={count}>
            <dt>{t(`gridCard.${count}`)}</dt>
            <dd>{told(census?.[count])}</dd>
          </div>
        ))}
        {sensors.all > 0 ? (
          <div data-fact="sensors" data-alarm={sensors.n > 0 || undefined}>
            <dt>{t('grid.sensors')}</dt>
            <dd>
              {telling.number(sensors.n)}
              <small>/{telling.number(sensors.all)}</small>
            </dd>
          </div>
        ) : null}
        {branch ? (
          <div data-fact="branch">
            <dt>{t('grid.branch')}</dt>
            <dd title={telling.label(branch.name)}>{telling.label(branch.name)}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}
