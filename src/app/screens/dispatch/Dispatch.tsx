import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { undoLast } from '#app/acts/undo.ts';
import { AlarmBanner } from '#app/alarms/AlarmBanner.tsx';
import { useKey } from '#app/keys/use-key.ts';
import { useTelling } from '#app/language/telling.ts';
import { steadfast } from '#app/live/steadfast.ts';
import { PanelSlot } from '#app/panels/PanelSlot.tsx';
import { useConnection, useTown, useViewer } from '#app/state/hooks.ts';
import { clearMarks, queueStore } from '#app/state/queue/queue-store.ts';
import { townClock } from '#app/state/town-clock.ts';
import { useView, type View } from '#app/state/view.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { holds } from '#domain/access/table.ts';
import { LineBanner } from '../Line.tsx';
import { MapArea } from '../MapArea.tsx';
import { NoHolidays } from '../NoHolidays.tsx';
import { Bar } from './Bar.tsx';
import styles from './Dispatch.module.css';
import { KeySheet } from './KeySheet.tsx';

const Palette = lazy(steadfast(() => import('./Palette.tsx')));

/** One level up: the form, the order, the thing, the grid, the community, and last the filter. */
const LEVELS = ['act', 'order', 'thing', 'grid', 'area', 'number'] as const;

function above(view: View): Partial<Record<keyof View, undefined>> {
  const level = LEVELS.find((one) => view[one] !== undefined);
  return level ? { [level]: undefined } : {};
}

/** Marks go first, then one level after the other. */
function goUp(view: View, go: (patch: Partial<Record<keyof View, undefined>>) => void): void {
  if (queueStore.getState().marked.size > 0) clearMarks();
  else go(above(view));
}

/** The dispatcher's desk: the queue, the map over the grid's card, and the order in hand. Layout only. */
export default function Dispatch() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const { asOf } = useConnection();
  const [sheet, setSheet] = useState(false);
  const [view, go] = useView();
  const openSheet = () => setSheet(true);
  useKey('sheet', openSheet);
  useKey('up', () => goUp(view, go));
  useKey('undo', undoLast);
  const viewer = useViewer();
  const intake = () => go({ act: 'intake', thing: undefined });
  useKey('intake', intake, holds(viewer, 'order.report'));
  const [palette, setPalette] = useState(false);
  useKey('palette', () => setPalette(true));
  return (
    <div className={styles.desk}>
      <a className={styles.skip} href="#queue">
        {t('bar.skip')}
      </a>
      <Bar onKeys={openSheet} onIntake={intake} />
      <div className={styles.banner}>
        <LineBanner />
        <AlarmBanner />
        <NoHolidays />
      </div>
      <nav className={styles.queue} aria-label={t('panel.queue')}>
        <PanelSlot slot="wing" />
      </nav>
      <main className={styles.middle}>
        <h1 className="unseen">{t('dispatch.title')}</h1>
        <div className={styles.map}>
          <MapArea density="desk" />
        </div>
        <div className={styles.dock}>
          <PanelSlot slot="dock" />
        </div>
      </main>
      <aside className={styles.case} aria-label={t('panel.order')}>
        <PanelSlot
          slot="case"
          empty={
            <>
              <Empty title={t('order.none')} hint={t('order.noneHint')} />
              <PanelSlot slot="idle" />
            </>
          }
        />
      </aside>
      <footer className={styles.foot}>
        <span>{telling.mapNotice(town)}</span>
        <span>
          {asOf
            ? t('panel.asOf', { time: telling.clock(townClock.at(asOf)), owner: t('panel.owner') })
            : ''}
        </span>
      </footer>
      {palette ? (
        <Suspense fallback={null}>
          <Palette onClose={() => setPalette(false)} onSheet={openSheet} />
        </Suspense>
      ) : null}
      {sheet ? <KeySheet onClose={() => setSheet(false)} /> : null}
    </div>
  );
}
