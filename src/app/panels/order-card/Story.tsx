import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Telling, useTelling } from '#app/language/telling.ts';
import type { zhCN } from '#app/language/zh-CN.ts';
import { useClock } from '#app/state/hooks.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import type { OrderRead } from '#wire/reads.ts';
import pane from '../pane.module.css';
import styles from './OrderCard.module.css';

type Told = keyof (typeof zhCN)['story'];
type Code = keyof (typeof zhCN)['code'];

/** How a step's codes read; codes of other names say nothing to a person. */
function useCodeWords(telling: Telling, order: Order) {
  const { t } = useTranslation();
  const readers: Readonly<Record<string, (code: string) => string>> = {
    handler: telling.worker,
    grid: telling.grid,
    category: telling.category,
    orderNo: (code) => code,
    verifier: telling.worker,
    checker: telling.worker,
    org: telling.org,
    suggested: telling.org,
    receiver: telling.org,
    reason: (code) => t(`code.${code as Code}`),
    result: (code) => t(`code.${code as Code}`),
    level: (code) => t(`code.${code as Code}`),
    to: (code) => t(`code.${code as Code}`),
    phase: (code) => t(`code.${code as Code}`),
  };
  // What stands in the card's head already is not said again at every step.
  const known = [order.grid, order.category, order.orderNo];
  return (codes: Readonly<Record<string, string>>): string[] =>
    Object.entries(codes).flatMap(([name, code]) =>
      known.includes(code) ? [] : (readers[name]?.(code) ?? []),
    );
}

/** The steps of an order's life from the journal, and where it stands now. */
export function Story({ order, reading }: { order: Order; reading: UseQueryResult<OrderRead> }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const codeWords = useCodeWords(telling, order);
  const { now } = useClock();
  const { data } = reading;
  const story = () => (
    <ol className={styles.story}>
      {data?.story.map(({ seq, at, by, type, codes }) => (
        <li key={seq} data-step={type}>
          <time dateTime={new Date(at).toISOString()}>{telling.when(at, now)}</time>
          <i />
          <b>{t(`story.${type.replace('order.', '') as Told}`)}</b>
          <em>{[telling.post(by), ...codeWords(codes)].join(' · ')}</em>
        </li>
      ))}
      {LIFE_CYCLE.open(order.state) ? (
        <li className={styles.now}>
          <time>{t('order.now')}</time>
          <i />
          <b>{telling.state(order.state)}</b>
          <em>
            {order.handler
              ? telling.worker(order.handler)
              : order.org
                ? telling.org(order.org)
                : ''}
          </em>
        </li>
      ) : null}
    </ol>
  );
  return (
    <section className={pane.section}>
      <h3>{t('order.story')}</h3>
      {data ? (
        story()
      ) : reading.isError ? (
        <Button onClick={() => void reading.refetch()}>{t('retry')}</Button>
      ) : (
        <Skeleton rows={3} label={t('loading')} />
      )}
    </section>
  );
}
