import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { steadfast } from '#app/live/steadfast.ts';
import { useView } from '#app/state/view.ts';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { useSurface } from '../contract.tsx';
import styles from './Queue.module.css';
import { WallQueue } from './WallQueue.tsx';

/** A wall has no hands: what they need is fetched at a desk only. */
const DeskQueue = lazy(
  steadfast(() => import('./DeskQueue.tsx').then((file) => ({ default: file.DeskQueue }))),
);

/** The orders that wait, or those behind a number; a row opens its order. */
export default function Queue() {
  const { t } = useTranslation();
  const wall = useSurface() === 'wall';
  const [{ number }] = useView();
  const empty = number
    ? t('queue.emptyNumber', { name: t(`numbers.${number}`) })
    : t('queue.empty');
  return (
    <div className={styles.queue} id="queue">
      {wall ? (
        <WallQueue empty={empty} />
      ) : (
        <Suspense fallback={<Skeleton rows={6} label={t('loading')} />}>
          <DeskQueue empty={empty} />
        </Suspense>
      )}
    </div>
  );
}
