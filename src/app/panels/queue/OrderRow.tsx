import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLampWords } from '#app/language/lamp-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { StateMark } from '#app/widgets/StateMark.tsx';
import { UrgencyTag } from '#app/widgets/UrgencyTag.tsx';
import type { Order } from '#domain/order/order.ts';
import { useSurface } from '../contract.tsx';
import styles from './Queue.module.css';

interface OrderRowProps {
  order: Order;
  /** Town time, as often as lists look at it. */
  now: number;
  chosen: boolean;
  /** It has changed since somebody last looked. */
  news?: boolean;
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/** One order as a row: its lamp, what, where, who, how much time is left. Two lines at the desk, one on the wall. */
export const OrderRow = memo(function OrderRow({
  order,
  now,
  chosen,
  news,
  onClick,
}: OrderRowProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const wall = useSurface() === 'wall';
  const { state, handler, org } = order;
  const lit = useLampWords().ofOrder(order, now);
  const worker = wall ? telling.workerShort : telling.worker;
  const office = wall ? telling.orgShort : telling.org;
  const who = handler ? worker(handler) : org ? office(org) : telling.state(state);
  const urgency = <UrgencyTag level={order.urgency} label={t(`urgency.${order.urgency}`)} />;
  return (
    <ViewLink
      className={wall ? styles.wallRow : styles.row}
      to={{ order: order.id, grid: order.grid, act: undefined }}
      data-order={order.id}
      data-state={state}
      data-lamp={lit?.lamp}
      data-urgency={order.urgency}
      aria-current={chosen || undefined}
      {...(onClick ? { onClick } : {})}
    >
      {lit ? (
        <LampMark lamp={lit.lamp} label={t(`lamp.${lit.lamp}`)} />
      ) : (
        <StateMark state={state} label={telling.state(state)} />
      )}
      <span className={styles.what}>
        <b>{wall ? telling.categoryShort(order.category) : telling.category(order.category)}</b>
        {wall ? null : urgency}
        {news ? (
          <i className={styles.news} role="img" aria-label={t('desk.queue.newsMark')} />
        ) : null}
      </span>
      <span className={styles.second}>
        <span className={styles.where}>
          <span>{telling.grid(order.grid)}</span>
          {!wall && order.orderNo ? <span>{order.orderNo}</span> : null}
        </span>
        <span
          className={styles.who}
          data-waits={state === 'FILED' || undefined}
          title={wall ? undefined : telling.state(state)}
        >
          {who}
        </span>
      </span>
      <time className={styles.left} data-lamp={lit?.lamp}>
        {lit?.words ?? telling.span((order.closedAt ?? now) - order.reportedAt)}
      </time>
    </ViewLink>
  );
});
