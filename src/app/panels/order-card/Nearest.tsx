import { useTranslation } from 'react-i18next';
import { Candidates } from '#app/acts/Candidates.tsx';
import { barOfAct } from '#app/acts/permits.ts';
import { useCandidates } from '#app/acts/use-candidates.ts';
import { useTelling } from '#app/language/telling.ts';
import { useViewer } from '#app/state/hooks.ts';
import type { Order } from '#domain/order/order.ts';
import pane from '../pane.module.css';

const KILOMETRE = 1_000;

/** While an order waits to be sent: who is near, for those who may send somebody. */
export function Nearest({ order }: { order: Order }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const { ranking } = useCandidates(order);
  if (barOfAct(viewer, 'dispatch', order)) return null;
  return (
    <section className={pane.section} data-nearest={order.id}>
      <h3>
        {t('nearest.title')}
        {ranking ? (
          <span>
            {t('nearest.within', {
              reach: t('nearest.kilometres', { n: ranking.reach / KILOMETRE }),
              n: telling.number(ranking.candidates.length),
            })}
          </span>
        ) : null}
      </h3>
      <Candidates order={order} />
    </section>
  );
}
