import { useTranslation } from 'react-i18next';
import { useLampWords } from '#app/language/lamp-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { useWhistleClock } from '#app/language/whistle-clock.ts';
import { useInHand } from '#app/state/in-hand.ts';
import { useLook } from '#app/state/order-lists.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { LampMark } from '#app/widgets/LampMark.tsx';
import styles from './Event.module.css';

/** The event in hand: what and where it is, who leads, and how much time is left. */
export default function Event() {
  const { t } = useTranslation();
  const telling = useTelling();
  const now = useLook();
  const lampWords = useLampWords();
  const whistleClock = useWhistleClock();
  const { order, whistle } = useInHand();
  if (!order) return <Empty title={t('wall.noEvent')} hint={t('wall.noEventHint')} />;
  const lit = lampWords.ofOrder(order, now);
  const counting = whistle && whistleClock(whistle, now);
  const facts = [
    ...(order.orderNo ? [[t('wall.no'), order.orderNo] as const] : []),
    [
      t('order.source'),
      [t(`source.${order.source}`), t(`urgency.${order.urgency}`), t(`code.${order.level}`)].join(
        ' · ',
      ),
    ],
    [t('order.org'), order.org ? telling.org(order.org) : '—'],
    [
      t('order.handler'),
      order.handler ? telling.worker(order.handler) : telling.state(order.state),
    ],
    ...(order.handle ? [[t('order.due'), telling.when(order.handle.dueAt, now)]] : []),
    ...(whistle ? [[t('whistle.meet'), telling.when(whistle.meetAt, now)]] : []),
  ] as const;
  return (
    <div className={styles.event} data-event={order.id}>
      <h3>
        {telling.grid(order.grid)} · {telling.category(order.category)}
      </h3>
      <p className={styles.clock} data-lamp={lit?.lamp}>
        {lit ? <LampMark lamp={lit.lamp} label={t(`lamp.${lit.lamp}`)} /> : null}
        <b>{lit?.words ?? telling.state(order.state)}</b>
        {counting ? <span data-tone={counting.tone}>{counting.words}</span> : null}
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
