import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf, useThing } from '#app/state/hooks.ts';
import { type Share, useCameras, useSensors } from '#app/state/things.ts';
import type { Grid } from '#domain/grid/grid.ts';
import styles from './GridCard.module.css';

const FACTS = ['households', 'persons', 'enterprises'] as const;

/** What the grid holds: counted heads with their day, what watches over it, and its branch. What it has not is left out. */
export function GridFacts({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const census = useThing('census', grid.id);
  const cameras = useCameras(grid.path);
  const sensors = useSensors(grid.path);
  const branch = useShelf('stations').find(
    (station) => station.kind === 'BRANCH' && station.grid === grid.id,
  );
  const share = ({ n, all }: Share) => (
    <dd>
      {telling.number(n)}
      <small>/{telling.number(all)}</small>
    </dd>
  );
  return (
    <dl className={styles.facts}>
      {census
        ? FACTS.map((fact) => (
            <div key={fact} data-fact={fact}>
              <dt>{t(`grid.${fact}`)}</dt>
              <dd>{telling.number(census[fact])}</dd>
            </div>
          ))
        : null}
      {cameras.all > 0 ? (
        <div data-fact="cameras">
          <dt>{t('grid.cameras')}</dt>
          {share(cameras)}
        </div>
      ) : null}
      {sensors.all > 0 ? (
        <div data-fact="sensors" data-alarm={sensors.n > 0 || undefined}>
          <dt>{t('grid.sensors')}</dt>
          {share(sensors)}
        </div>
      ) : null}
      {branch ? (
        <div data-fact="branch">
          <dt>{t('grid.branch')}</dt>
          <dd>{telling.label(branch.name)}</dd>
        </div>
      ) : null}
      {census ? (
        <p>
          {t('grid.counted', {
            day: telling.fullDay(census.asOf),
            owner: telling.org(census.source),
          })}
        </p>
      ) : null}
    </dl>
  );
}
