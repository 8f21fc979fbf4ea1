import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useBrushing } from '#app/state/brush.ts';
import { useLook } from '#app/state/order-lists.ts';
import { useView } from '#app/state/view.ts';
import type { Order } from '#domain/order/order.ts';
import { useWholeRows } from '../whole-rows.ts';
import { OrderRow } from './OrderRow.tsx';
import styles from './Queue.module.css';

/** Least height of a row in rem; longer words take two lines. */
const ROW_REM = 4.2;
const TWO_LINES_REM = 5.6;

/** As many rows as fit, whole; the rest is a number under them. */
export function WallRows({ rows }: { rows: readonly Order[] }) {
  const { t, i18n } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const now = useLook();
  const brushing = useBrushing();
  const row = i18n.language === 'en' ? TWO_LINES_REM : ROW_REM;
  const [list, room] = useWholeRows(row);
  const shown = rows.slice(0, room);
  const hidden = rows.length - shown.length;
  return (
    <>
      <ul className={styles.wallRows} style={{ '--row': `${row}rem` } as CSSProperties} ref={list}>
        {shown.map((order) => (
          <li key={order.id} {...brushing(order.path)}>
            <OrderRow order={order} now={now} chosen={order.id === view.order} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <p className={styles.more}>{t('queue.more', { n: telling.number(hidden) })}</p>
      ) : null}
    </>
  );
}
