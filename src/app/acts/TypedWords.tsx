import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { zhCN } from '#app/language/zh-CN.ts';
import { TroubleError } from '#app/live/call.ts';
import { wordsReading } from '#app/live/reads.ts';
import { Button } from '#app/widgets/Button.tsx';
import { useBarWords } from './bar-words.ts';
import type { Bar } from './permits.ts';
import styles from './TypedWords.module.css';

type Purpose = keyof (typeof zhCN)['purpose'];

interface TypedWordsProps {
  of: 'orders' | 'whistles';
  about: { readonly id: string; readonly version: number };
  /** What keeps the viewer from them. */
  bar: Bar | undefined;
  heading: string;
  /** The button's. */
  title: string;
}

/** The words people typed, fetched only when asked for: reading them is written down. */
export function TypedWords({ of, about, bar, heading, title }: TypedWordsProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const barWords = useBarWords();
  const reading = wordsReading(of, about.id, about.version);
  const { data, error, isFetching, refetch } = useQuery(reading);
  return (
    <section className={styles.section} data-words={about.id}>
      <h3>{heading}</h3>
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
