import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import type { Order } from '#domain/order/order.ts';
import type { AlikeRead } from '#wire/reads.ts';
import pane from '../pane.module.css';
import styles from './OrderCard.module.css';

const SHOWN = 3;

/** Orders close by that may be the same matter, and what came back to the place. */
export function Related({ related }: { related: AlikeRead | undefined }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const list = (title: string, orders: readonly Order[]) =>
    orders.length === 0 ? null : (
      <section className={`${pane.section} ${styles.related}`}>
        <h3>
          {title}
          <span>{telling.number(orders.length)}</span>
        </h3>
        {orders.slice(0, SHOWN).map(({ id, grid, category, state, orderNo }) => (
          <ViewLink key={id} to={{ order: id, grid, act: undefined }}>
            {telling.category(category)}
            <span>{`${orderNo ?? t('order.noNumber')} · ${telling.state(state)}`}</span>
          </ViewLink>
        ))}
      </section>
    );
  return (
    <>
      {list(t('order.duplicates'), related?.duplicates ?? [])}
      {list(t('order.repeats'), related?.repeats ?? [])}
    </>
  );
}
