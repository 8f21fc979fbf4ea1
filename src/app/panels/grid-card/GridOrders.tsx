import { useTranslation } from 'react-i18next';
import { useLampWords } from '#app/language/lamp-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { useLook, useOpenOrdersOf } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { StateMark } from '#app/widgets/StateMark.tsx';
import type { Grid } from '#domain/grid/grid.ts';
import { ORDER_STATES } from '#domain/order/flow.ts';
import styles from './GridCard.module.css';

const SHOWN = 4;

/** The grid's open orders: how many in each state, and the first of them. */
export function GridOrders({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const now = useLook();
  const lampWords = useLampWords();
  const orders = useOpenOrdersOf(grid.id);
  const states = ORDER_STATES.map((state) => ({
    state,
    n: orders.filter((order) => order.state === state).length,
  })).filter(({ n }) => n > 0);
  return (
    <section className={styles.column}>
      <h4>
        {t('grid.orders')}
        <span>{t('grid.open', { n: telling.number(orders.length) })}</span>
      </h4>
      <p className={styles.states}>
        {states.map(({ state, n }) => (
          <span key={state} data-state={state}>
            <StateMark state={state} />
            <b>{telling.number(n)}</b>
            {telling.state(state)}
          </span>
        ))}
      </p>
      <ul>
        {orders.length === 0 ? <li className={styles.none}>{t('grid.noOrders')}</li> : null}
        {orders.slice(0, SHOWN).map((order) => {
          const { id, state, category } = order;
          const lit = lampWords.ofOrder(order, now);
          return (
            <li key={id}>
              <ViewLink
                to={{ order: id, act: undefined }}
                aria-current={view.order === id || undefined}
              >
                {lit ? (
                  <LampMark lamp={lit.lamp} label={t(`lamp.${lit.lamp}`)} />
                ) : (
                  <StateMark state={state} label={telling.state(state)} />
                )}
                <b>{telling.category(category)}</b>
                <span>
                  {[lit?.lamp !== 'paused' && telling.state(state), lit?.words]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </ViewLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
