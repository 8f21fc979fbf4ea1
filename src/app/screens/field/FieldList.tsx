import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderActs } from '#app/acts/OrderActs.tsx';
import { OrderPhotos } from '#app/acts/OrderPhotos.tsx';
import { OrderWords } from '#app/acts/OrderWords.tsx';
import { useLampWords } from '#app/language/lamp-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { signOut } from '#app/live/session.ts';
import {
  useClock,
  useConnection,
  useShelf,
  useThing,
  useTown,
  useViewer,
} from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { StateMark } from '#app/widgets/StateMark.tsx';
import { UrgencyTag } from '#app/widgets/UrgencyTag.tsx';
import { isAsked, isOwn } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { OrderState } from '#domain/order/flow.ts';
import { type Order, placed } from '#domain/order/order.ts';
import { LanguageChoice } from '../LanguageChoice.tsx';
import { LineBanner } from '../Line.tsx';
import styles from './FieldList.module.css';
import { FieldReport } from './FieldReport.tsx';
import { HelpButton } from './HelpButton.tsx';
import { SelfHandle } from './SelfHandle.tsx';
import { ShiftButton } from './ShiftButton.tsx';

/** What the worker handles, and what the worker was sent to look at. */
const MINE: readonly OrderState[] = [
  'DISPATCHED',
  'VERIFYING',
  'CHECKING',
  'HANDLING',
  'JOINT',
  'SUSPENDED',
  'HANDLED',
];
const isMine = (order: Order, viewer: Viewer): boolean =>
  MINE.includes(order.state) && (isOwn(viewer, placed(order)) || isAsked(viewer, placed(order)));

function Task({ order, open }: { order: Order; open: boolean }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [, go] = useView();
  const { now } = useClock();
  const lit = useLampWords().ofOrder(order, now);
  return (
    <li className={styles.task} data-order={order.id} data-state={order.state}>
      <h2>
        <button
          type="button"
          className={styles.title}
          aria-expanded={open}
          onClick={() => go({ order: open ? undefined : order.id })}
        >
          {lit ? <LampMark lamp={lit.lamp} /> : <StateMark state={order.state} />}
          <b>{telling.category(order.category)}</b>
          <UrgencyTag level={order.urgency} label={t(`urgency.${order.urgency}`)} />
          <span>{telling.state(order.state)}</span>
          <small>
            {telling.grid(order.grid)} · {order.orderNo ?? t('order.noNumber')}
          </small>
          <small data-lamp={lit?.lamp}>
            {lit?.words ?? telling.span(now - (order.dispatchedAt ?? order.reportedAt))}
          </small>
        </button>
      </h2>
      {open ? (
        <div className={styles.open}>
          <OrderWords order={order} />
          <OrderPhotos order={order} />
          <OrderActs order={order} ownOnly />
        </div>
      ) : null}
    </li>
  );
}

/** The grid worker's phone: the orders that are theirs, and what each asks for. Light ground, thumbs, sunlight. */
export default function FieldList() {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const { town } = useTown();
  const { asOf } = useConnection();
  const [view] = useView();
  const worker = useThing('workers', viewer.worker);
  const orders = useShelf('orders')
    .filter((order) => isMine(order, viewer))
    .sort((a, b) => MINE.indexOf(a.state) - MINE.indexOf(b.state) || b.urgency - a.urgency);
  useEffect(() => {
    document.documentElement.dataset.theme = 'light';
    return () => {
      delete document.documentElement.dataset.theme;
    };
  }, []);
  return (
    <div className={styles.phone}>
      <header className={styles.head}>
        <h1>{t('mine.title')}</h1>
        <ShiftButton />
        <p>
          {telling.post(viewer.post)}
          {worker ? ` · ${t(worker.onShift ? 'mine.onShift' : 'mine.offShift')}` : ''}
          {asOf ? ` · ${telling.time(townClock.at(asOf))}` : ''}
        </p>
        <HelpButton />
      </header>
      <LineBanner />
      <main>
        <FieldReport />
        <SelfHandle />
        {asOf === 0 ? (
          <Skeleton rows={4} label={t('loading')} />
        ) : orders.length === 0 ? (
          <Empty title={t('mine.none')} hint={t('mine.noneHint')} />
        ) : (
          <ul className={styles.tasks}>
            {orders.map((order) => (
              <Task key={order.id} order={order} open={view.order === order.id} />
            ))}
          </ul>
        )}
      </main>
      <footer className={styles.foot}>
        <LanguageChoice />
        <Button data-sign-out="true" onClick={() => void signOut()}>
          {t('bar.signOut')}
        </Button>
        <p>{telling.label(town.notice)}</p>
      </footer>
    </div>
  );
}
