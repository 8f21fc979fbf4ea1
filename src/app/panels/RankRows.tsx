import { useTranslation } from 'react-i18next';
import { useBrushing } from '#app/state/brush.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import type { View } from '#app/state/view.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import styles from './RankRows.module.css';
import { useWholeRows } from './whole-rows.ts';

export interface Rank {
  readonly key: string;
  readonly name: string;
  /** What it is ranked by, in words. */
  readonly value: string;
  /** What that is made of. */
  readonly beside: string;
  /** Length of the bar, 0–1. */
  readonly share: number;
  /** Path of the place it is about. */
  readonly place?: string;
  /** What the row opens. */
  readonly to: Partial<View>;
  readonly chosen?: boolean;
}

/** Height of a row in rem: 36 du. */
const ROW_REM = 3.6;

/** Bars from zero, the longest first, as many as fit. Without `numbered` there is an order, but no place in it. */
export function RankRows({ rows, numbered = true }: { rows: readonly Rank[]; numbered?: boolean }) {
  const [list, room] = useWholeRows(ROW_REM);
  const brushing = useBrushing();
  const { t } = useTranslation();
  if (rows.length === 0) return <Empty title={t('wall.noneYet')} />;
  return (
    <ol className={styles.ranks} ref={list} data-numbered={numbered || undefined}>
      {rows.slice(0, room).map(({ key, name, value, beside, share, place, to, chosen }, i) => (
        <li key={key} {...brushing(place)}>
          <ViewLink
            className={styles.rank}
            to={to}
            data-rank={key}
            aria-current={chosen || undefined}
          >
            {numbered ? <i>{i + 1}</i> : null}
            <span className={styles.name}>{name}</span>
            <span className={styles.track}>
              <span style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
            </span>
            <b>{value}</b>
            <small>{beside}</small>
          </ViewLink>
        </li>
      ))}
    </ol>
  );
}
