import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLampWords } from '#app/language/lamp-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { TroubleError } from '#app/live/call.ts';
import { rowsReading } from '#app/live/reads.ts';
import { useBrushing } from '#app/state/brush.ts';
import { useLook } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import type { Order } from '#domain/order/order.ts';
import { PanelCount } from '../contract.tsx';
import { useOwnAge } from '../own-age.ts';
import styles from '../wall-rows.module.css';
import { useWholeRows } from '../whole-rows.ts';
import { useRowsTitle } from './rows-title.ts';

/** Height of a row in rem: 42 du. */
const ROW_REM = 4.2;

function Row({ order, now, chosen }: { order: Order; now: number; chosen: boolean }) {
  const telling = useTelling();
  const lit = useLampWords().ofOrder(order, now);
  return (
    <ViewLink
      className={styles.row}
      to={{ order: order.id, grid: order.grid, act: undefined }}
      data-order={order.id}
      aria-current={chosen || undefined}
    >
      {lit ? <LampMark lamp={lit.lamp} /> : <i />}
      <b>{telling.category(order.category)}</b>
      <span>{telling.grid(order.grid)}</span>
      <span>{telling.state(order.state)}</span>
      <time>{telling.shortDay(order.filedAt ?? order.reportedAt)}</time>
    </ViewLink>
  );
}

/** The rows behind a figure: how many there are, and the newest of them. They are counted by the rule the figure is counted by. */
export default function Rows() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const now = useLook();
  const brushing = useBrushing();
  const [list, room] = useWholeRows(ROW_REM);
  const asked = view.rows ?? '';
  const { data, error, dataUpdatedAt } = useQuery(rowsReading(asked));
  const title = useRowsTitle(asked);
  useOwnAge(data && dataUpdatedAt, data ? t('wall.asOf', { time: telling.time(data.asOf) }) : '');
  return (
    <>
      {data ? <PanelCount>{t('queue.count', { n: telling.number(data.total) })}</PanelCount> : null}
      <p className={styles.asked}>
        <b>{title}</b>
        <ViewLink to={{ rows: undefined, kind: undefined }}>{t('wall.back')}</ViewLink>
      </p>
      {data?.total === 0 ? <Empty title={t('wall.noRows')} /> : null}
      {error && !data ? (
        <Empty
          title={t('panel.failed')}
          hint={error instanceof TroubleError ? telling.trouble(error.trouble) : undefined}
        />
      ) : null}
      {data || error ? null : <Skeleton rows={6} label={t('loading')} />}
      <ul className={styles.rows} ref={list}>
        {data?.rows.slice(0, room).map((order) => (
          <li key={order.id} {...brushing(order.path)}>
            <Row order={order} now={now} chosen={order.id === view.order} />
          </li>
        ))}
      </ul>
      {data && data.total > room ? (
        <p className={styles.more}>
          {t('queue.more', { n: telling.number(data.total - Math.min(room, data.rows.length)) })}
        </p>
      ) : null}
    </>
  );
}
