import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { StateMark } from '#app/widgets/StateMark.tsx';
import { UrgencyTag } from '#app/widgets/UrgencyTag.tsx';
import type { Order } from '#domain/order/order.ts';
import { useSurface } from '../contract.tsx';
import styles from './Queue.module.css';

interface OrderRowProps {
  order: Order;
  /** Town time to the minute, for how long it has waited. */
  now: number;
  chosen: boolean;
}

/** One order as a row: what, how urgent, where, who, how long. Two lines at the desk, one on the wall. */
export const OrderRow = memo(function OrderRow({ order, now, chosen }: OrderRowProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const wall = useSurface() === 'wall';
  const { state } = order;
  const waits = telling.span((order.closedAt ?? now) - order.reportedAt);
  const who = order.handler ? telling.worker(order.handler) : telling.state(state);
  const urgency = <UrgencyTag level={order.urgency} label={t(`urgency.${order.urgency}`)} />;
  return (
    <ViewLink
      className={wall ? styles.wallRow : styles.row}
      to={{ order: order.id, grid: order.grid, act: undefined }}
      data-order={order.id}
      data-state={state}
      data-urgency={order.urgency}
      aria-current={chosen || undefined}
    >
      <StateMark state={state} label={telling.state(state)} />
      <span className={styles.what}>
        <b>{telling.category(order.category)}</b>
        {wall ? null : urgency}
      </span>
      <span className={styles.where}>
        {telling.grid(order.grid)}
        {!wall && order.orderNo ? ` · ${order.orderNo}` : ''}
      </span>
      <span className={styles.who} data-waits={state === 'FILED' || undefined}>
        {wall || order.handler ? who : telling.state(state)}
      </span>
      <time className={styles.waits}>{waits}</time>
    </ViewLink>
  );
});
