import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useThing } from '#app/state/hooks.ts';
import type { Order } from '#domain/order/order.ts';
import pane from '../pane.module.css';

/** What the world holds of an order, in words. */
export function Facts({ order }: { order: Order }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const grid = useThing('grids', order.grid);
  const { urgency, reportedUrgency } = order;
  const said = t('order.reportedUrgency', { urgency: t(`urgency.${reportedUrgency}`) });
  const facts: readonly (readonly [string, string])[] = [
    [t('order.place'), grid ? telling.label(grid.name) : telling.grid(order.grid)],
    [
      t('order.urgency'),
      t(`urgency.${urgency}`) + (urgency === reportedUrgency ? '' : ` · ${said}`),
    ],
    [t('order.handler'), order.handler ? telling.worker(order.handler) : telling.worker(null)],
    [t('order.reported'), `${telling.date(order.reportedAt)} · ${telling.post(order.reportedBy)}`],
    ...(order.returns > 0
      ? [[t('order.returns'), t('order.returnsCount', { n: order.returns })] as const]
      : []),
  ];
  return (
    <section className={pane.section}>
      <dl className={pane.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
