import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Caller } from '#app/acts/Caller.tsx';
import { OrderActs } from '#app/acts/OrderActs.tsx';
import { OrderPhotos } from '#app/acts/OrderPhotos.tsx';
import { OrderWords } from '#app/acts/OrderWords.tsx';
import { WhistleActs } from '#app/acts/WhistleActs.tsx';
import { useLampWords } from '#app/language/lamp-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { TroubleError } from '#app/live/call.ts';
import { orderReading } from '#app/live/reads.ts';
import { useClock, useThing } from '#app/state/hooks.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { StateMark } from '#app/widgets/StateMark.tsx';
import { UrgencyTag } from '#app/widgets/UrgencyTag.tsx';
import pane from '../pane.module.css';
import { Around } from './Around.tsx';
import { Facts } from './Facts.tsx';
import { Nearest } from './Nearest.tsx';
import styles from './OrderCard.module.css';
import { Related } from './Related.tsx';
import { Story } from './Story.tsx';
import { useWhistleOf, WhistleSide } from './WhistleSide.tsx';

/** Whether the order was opened from its row by a key: then its button takes the focus, and Enter goes on. */
const byKey = (): boolean =>
  document.activeElement?.matches('[data-panel="queue"] :focus-visible') ?? false;

/** One order: what it is, how it came here, and what can be done with it now. */
export default function OrderCard() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const [view, go] = useView();
  const id = view.order ?? '';
  const live = useThing('orders', id);
  const reading = useQuery(orderReading(id, live?.version));
  const order = live ?? reading.data?.order;
  const lampWords = useLampWords();
  const whistle = useWhistleOf(order, reading.data?.whistles);

  if (!order) {
    if (reading.isPending) return <Skeleton rows={6} label={t('loading')} />;
    const trouble = reading.error instanceof TroubleError ? reading.error.trouble : undefined;
    const silent = trouble?.reason === 'line.silent';
    return (
      <Empty
        title={silent ? t('panel.failed') : t('order.gone')}
        hint={silent ? t('panel.failedHint') : t('order.goneHint')}
      >
        {silent ? (
          <Button onClick={() => void reading.refetch()}>{t('retry')}</Button>
        ) : (
          <Button onClick={() => go({ order: undefined })}>{t('close')}</Button>
        )}
      </Empty>
    );
  }

  const lit = lampWords.ofOrder(order, now);
  const side = whistle.offered && view.tab === 'whistle' ? 'whistle' : 'order';
  return (
    <article
      className={styles.card}
      data-order={order.id}
      data-state={order.state}
      data-version={order.version}
    >
      <section className={pane.scroll} aria-label={t('order.facts')}>
        <header className={styles.head}>
          <p>
            {order.orderNo ?? t('order.noNumber')}
            <span>{t(`source.${order.source}`)}</span>
          </p>
          <h3>
            {telling.category(order.category)}
            <UrgencyTag level={order.urgency} label={t(`urgency.${order.urgency}`)} />
            {lit ? (
              <span className={styles.left} data-lamp={lit.lamp}>
                <LampMark lamp={lit.lamp} label={t(`lamp.${lit.lamp}`)} />
                {lit.words}
              </span>
            ) : null}
          </h3>
          <p>
            <span className={styles.state}>
              <StateMark state={order.state} />
              {telling.state(order.state)}
            </span>
            <span>
              {telling.grid(order.grid)} ·{' '}
              {t('order.elapsed', {
                span: telling.span((order.closedAt ?? now) - order.reportedAt),
              })}
            </span>
          </p>
        </header>
        {whistle.offered ? (
          <nav className={styles.sides} aria-label={t('order.tabs')}>
            <ViewLink to={{ tab: undefined }} aria-current={side === 'order' || undefined}>
              {t('whistle.orderTab')}
            </ViewLink>
            <ViewLink
              to={{ tab: 'whistle' }}
              data-tab="whistle"
              aria-current={side === 'whistle' || undefined}
            >
              {t('whistle.tab')}
            </ViewLink>
          </nav>
        ) : null}
        {side === 'order' ? (
          <>
            <Facts order={order} />
            <Story order={order} reading={reading} />
            {live ? <Around key={`around-${id}`} order={live} /> : null}
            {live ? <Nearest order={live} /> : null}
            <Related related={reading.data?.related} />
            <OrderWords order={order} />
            <Caller order={order} />
            <OrderPhotos order={order} />
          </>
        ) : (
          <WhistleSide order={order} whistle={whistle.latest} />
        )}
      </section>
      <div className={pane.pinned}>
        {side === 'whistle' ? (
          <WhistleActs key={whistle.latest?.id ?? id} order={order} whistle={whistle.latest} />
        ) : live ? (
          <OrderActs key={live.id} order={live} focus={byKey()} />
        ) : (
          <p>{t('order.archived')}</p>
        )}
      </div>
    </article>
  );
}
