import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { zhCN } from '#app/language/zh-CN.ts';
import { TroubleError } from '#app/live/call.ts';
import { wordsReading } from '#app/live/reads.ts';
import { useViewer } from '#app/state/hooks.ts';
import { Button } from '#app/widgets/Button.tsx';
import type { Order } from '#domain/order/order.ts';
import { useBarWords } from './bar-words.ts';
import styles from './OrderWords.module.css';
import { barOf } from './permits.ts';

type Purpose = keyof (typeof zhCN)['purpose'];

/** The words people typed, fetched only when asked for: reading them is written down. */
export function OrderWords({ order }: { order: Order }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const barWords = useBarWords();
  const { data, error, isFetching, refetch } = useQuery(wordsReading(order.id, order.version));
  const title = t('order.readWords');
  const bar = barOf(viewer, 'order.words', order);
  return (
    <section className={styles.section}>
      <h3>{t('order.words')}</h3>
      {data ? (
        <ul className={styles.words}>
          {data.words.length === 0 ? <li>{t('order.noWords')}</li> : null}
          {data.words.map(({ id, purpose, at, by, text }) => (
            <li key={id}>
              <small>
                {[t(`purpose.${purpose as Purpose}`), telling.time(at), telling.post(by)].join(
                  ' · ',
                )}
              </small>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.ask}>
          <Button why={barWords(bar, title)} disabled={isFetching} onClick={() => void refetch()}>
            {title}
          </Button>
          <span>
            {error instanceof TroubleError
              ? telling.trouble(error.trouble)
              : t('order.readWordsHint')}
          </span>
        </div>
      )}
    </section>
  );
}
