import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '#app/state/keys.ts';
import { useLook } from '#app/state/order-lists.ts';
import { useView } from '#app/state/view.ts';
import type { Order } from '#domain/order/order.ts';
import { OrderRow } from './OrderRow.tsx';
import styles from './Queue.module.css';

const ROW = { high: 58, low: 54 };
const LOW_SCREEN = 960;

/** Any number of rows, of which only those in sight exist; ↑↓ walk through all of them. */
export function DeskRows({ rows }: { rows: readonly Order[] }) {
  const { t } = useTranslation();
  const [view] = useView();
  const now = useLook();
  const scroller = useRef<HTMLDivElement>(null);
  const [walked, setWalked] = useState<string>();
  const due = useRef<string>(undefined);
  const height = window.innerHeight <= LOW_SCREEN ? ROW.low : ROW.high;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });

  const walk = useCallback(
    (step: 1 | -1) => {
      const here = rows.findIndex(({ id }) => id === (walked ?? view.order));
      const next = Math.max(0, Math.min(rows.length - 1, here === -1 ? 0 : here + step));
      virtual.scrollToIndex(next);
      due.current = rows[next]?.id;
      setWalked(rows[next]?.id);
    },
    [rows, walked, view.order, virtual],
  );

  // The row may have to be scrolled into being first: it takes the focus as soon as it is there, once.
  useLayoutEffect(() => {
    const link =
      due.current && scroller.current?.querySelector<HTMLElement>(`[data-order="${due.current}"]`);
    if (!link) return;
    due.current = undefined;
    link.focus({ preventScroll: true });
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      if (isTyping(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      walk(event.key === 'ArrowDown' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [walk]);

  return (
    <>
      <section className={styles.scroller} ref={scroller} aria-label={t('panel.queue')}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => {
            const order = rows[index];
            return order ? (
              <li key={key} style={{ height: size, transform: `translateY(${start}px)` }}>
                <OrderRow order={order} now={now} chosen={order.id === view.order} />
              </li>
            ) : null;
          })}
        </ul>
      </section>
      <p className={styles.foot}>{t('queue.keys')}</p>
    </>
  );
}
