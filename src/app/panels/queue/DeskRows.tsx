import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '#app/keys/use-key.ts';
import { useTelling } from '#app/language/telling.ts';
import { useViewer } from '#app/state/hooks.ts';
import { useLook } from '#app/state/order-lists.ts';
import { markAll, markTo, queueStore, toggleMark } from '#app/state/queue/queue-store.ts';
import { isNews, see, useSeen } from '#app/state/queue/seen.ts';
import { useView } from '#app/state/view.ts';
import type { Order } from '#domain/order/order.ts';
import { OrderRow } from './OrderRow.tsx';
import styles from './Queue.module.css';

const ROW = { high: 58, low: 54 };
const LOW_SCREEN = 960;

const rowOf = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement ? target.dataset.order : undefined;

/** With a hand on the keyboard a click marks instead of opening, as in any list of a desk. */
function onRowClick(event: MouseEvent<HTMLAnchorElement>, id: string, open: string | undefined) {
  const many = event.ctrlKey || event.metaKey;
  if (!many && !event.shiftKey) return;
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
  if (event.shiftKey) markTo(id, open);
  else toggleMark(id);
}

/** Any number of rows, of which only those in sight exist; ↑↓ walk through all of them, Space and Shift mark them. */
export function DeskRows({ rows }: { rows: readonly Order[] }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { post } = useViewer();
  const [view, go] = useView();
  const now = useLook();
  const seen = useSeen();
  const marked = queueStore((held) => held.marked);
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

  const walkTo = (index: number): string | undefined => {
    const id = rows[index]?.id;
    if (id === undefined) return undefined;
    virtual.scrollToIndex(index);
    due.current = id;
    setWalked(id);
    return id;
  };
  const at = walked ?? view.order;
  const here = at === undefined ? -1 : rows.findIndex(({ id }) => id === at);
  const stepped = ({ key }: KeyboardEvent): number => {
    const next = here === -1 ? 0 : here + (key === 'ArrowDown' ? 1 : -1);
    return Math.max(0, Math.min(rows.length - 1, next));
  };

  useKey('walk', (event) => walkTo(stepped(event)));
  useKey('run', (event) => {
    const from = rows[here]?.id;
    const to = walkTo(stepped(event));
    if (to !== undefined) markTo(to, from);
  });
  useKey('mark', ({ target }) => {
    const id = rowOf(target);
    if (id === undefined) return false;
    toggleMark(id);
  });
  useKey('all', () => (rows.length > 0 ? markAll() : false));
  useKey('news', () => {
    const isNext = (order: Order) => isNews(order, seen, post);
    const after = rows.findIndex((order, index) => index > here && isNext(order));
    const next = after === -1 ? rows.findIndex(isNext) : after;
    const order = rows[next];
    if (!order) return false;
    walkTo(next);
    go({ order: order.id, grid: order.grid, act: undefined });
  });

  // Whatever opens an order, it is seen then, and each time it changes while it lies open.
  const open = view.order === undefined ? undefined : rows.find(({ id }) => id === view.order);
  useEffect(() => {
    if (open) see(open);
  }, [open]);

  // The row may have to be scrolled into being first: it takes the focus as soon as it is there, once.
  useLayoutEffect(() => {
    const link =
      due.current && scroller.current?.querySelector<HTMLElement>(`a[data-order="${due.current}"]`);
    if (!link) return;
    due.current = undefined;
    link.focus({ preventScroll: true });
  });

  return (
    <section
      className={styles.scroller}
      ref={scroller}
      aria-label={t('panel.queue')}
      data-marking={marked.size > 0 || undefined}
    >
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const order = rows[index];
          if (!order) return null;
          const isMarked = marked.has(order.id);
          return (
            <li
              key={key}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-marked={isMarked || undefined}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <OrderRow
                order={order}
                now={now}
                chosen={order.id === view.order}
                news={isNews(order, seen, post)}
                onClick={(event) => onRowClick(event, order.id, view.order)}
              />
              <input
                type="checkbox"
                tabIndex={-1}
                className={styles.tick}
                checked={isMarked}
                aria-label={t('desk.queue.mark', { name: telling.category(order.category) })}
                onChange={() => toggleMark(order.id)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
