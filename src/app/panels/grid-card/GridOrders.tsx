import { useTranslation } from 'react-i18next';
import { useLampWords } from '#app/language/lamp-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { useLook, useOpenOrdersOf } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { StateMark } from '#app/widgets/StateMark.tsx';
import type { Grid } from '#domain/grid/grid.ts';
import { orderLamp } from '#domain/order/order-lamp.ts';
import styles from './GridCard.module.css';

const SHOWN = 3;
const LAMPS = ['late', 'warn', 'ok', 'paused'] as const;

/** The grid's open orders: how many under each lamp, and those that need somebody first. */
export function GridOrders({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const now = useLook();
  const lampWords = useLampWords();
  const orders = useOpenOrdersOf(grid.id);
  const lit = orders.map((order) => orderLamp(order, now));
  const counts = LAMPS.map((lamp) => ({ lamp, n: lit.filter((one) => one === lamp).length }));
  return (
    <section className={styles.column}>
      <h4>
        {t('grid.orders')}
        <span>{t('grid.open', { n: telling.number(orders.length) })}</span>
      </h4>
      <p className={styles.lamps}>
        {counts.map(({ lamp, n }) => (
          <span key={lamp} data-lamp-count={lamp} data-none={n === 0 || undefined}>
            <LampMark lamp={lamp} label={t(`lamp.${lamp}`)} />
            <b>{telling.number(n)}</b>
          </span>
        ))}
      </p>
      <ul>
        {orders.length === 0 ? <li className={styles.none}>{t('grid.noOrders')}</li> : null}
        {orders.slice(0, SHOWN).map((order) => {
          const { id, state, category } = order;
          const words = lampWords.ofOrder(order, now);
          return (
            <li key={id}>
              <ViewLink
                to={{ order: id, act: undefined }}
                aria-current={view.order === id || undefined}
              >
                {words ? (
                  <LampMark lamp={words.lamp} label={t(`lamp.${words.lamp}`)} />
                ) : (
                  <StateMark state={state} label={telling.state(state)} />
                )}
                <b>{telling.category(category)}</b>
                <span>{telling.state(state)}</span>
                <em>{words?.words}</em>
              </ViewLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
