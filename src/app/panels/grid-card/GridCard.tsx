import { useTranslation } from 'react-i18next';
import { useBarWords } from '#app/acts/bar-words.ts';
import { barOf } from '#app/acts/permits.ts';
import { useTelling } from '#app/language/telling.ts';
import { useThing, useViewer } from '#app/state/hooks.ts';
import { useOpenOrdersOf } from '#app/state/order-lists.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import type { Grid } from '#domain/grid/grid.ts';
import { GridCameras } from './GridCameras.tsx';
import styles from './GridCard.module.css';
import { GridFacts } from './GridFacts.tsx';
import { GridLately } from './GridLately.tsx';
import { GridOrders } from './GridOrders.tsx';
import { GridTeam } from './GridTeam.tsx';

function GridButtons({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const barWords = useBarWords();
  const [view, go] = useView();
  const waits = useOpenOrdersOf(grid.id).some(({ state }) => state === 'FILED');
  const dispatchBar = barWords(barOf(viewer, 'order.dispatch', grid), t('grid.dispatch'));
  return (
    <div className={styles.buttons}>
      <Button
        data-open="report"
        why={barWords(barOf(viewer, 'order.report', grid), t('grid.report'))}
        aria-pressed={view.act === 'report'}
        onClick={() => go({ act: 'report' })}
      >
        {t('grid.report')}
      </Button>
      <Button
        data-open="dispatch"
        why={dispatchBar ?? (waits ? undefined : t('why.noFiled'))}
        aria-pressed={view.act === 'dispatch'}
        onClick={() => go({ act: 'dispatch' })}
      >
        {t('grid.dispatch')}
      </Button>
    </div>
  );
}

/** The chosen grid, docked under the map: who is there, what is open, what can be done. */
export default function GridCard() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const grid = useThing('grids', view.grid);
  if (!grid) return null;
  return (
    <div className={styles.card} data-grid={grid.id}>
      <div className={styles.head}>
        <h3>{telling.label(grid.name)}</h3>
        <span className={styles.code}>{grid.id}</span>
        <span>{t(`grid.type.${grid.type}`)}</span>
        <span>{telling.area(grid.community)}</span>
        <GridButtons grid={grid} />
      </div>
      <div className={styles.columns}>
        <GridTeam grid={grid} />
        <GridOrders grid={grid} />
        <GridCameras grid={grid} />
        <GridFacts grid={grid} />
        <GridLately grid={grid} />
      </div>
    </div>
  );
}
