import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { NearestRead } from '#wire/nearest.ts';
import styles from './Candidates.module.css';
import { useWayWords } from './way-words.ts';

/** Who can't be sent, and why: the near ones by name, the others counted. */
export function LeftOut({ ranking: { leftOut, others } }: { ranking: NearestRead }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const wayWords = useWayWords();
  const all = leftOut.length + others.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return null;
  return (
    <details className={styles.left}>
      <summary>{t('nearest.leftOut', { n: telling.number(all) })}</summary>
      <ul>
        {leftOut.map(({ worker, why, way, fixAge }) => (
          <li key={worker} data-left-out={why}>
            <span>{telling.worker(worker)}</span>
            <span>{t(`nearest.why.${why}`)}</span>
            <span>
              {[way && wayWords.way(way), fixAge !== null && wayWords.age(fixAge)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
        {others.map(({ why, n }) => (
          <li key={why}>
            {t('nearest.others', { why: t(`nearest.why.${why}`), n: telling.number(n) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
