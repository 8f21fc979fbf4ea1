import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { type FiguresAsked, partsReading } from '#app/live/reads.ts';
import { useDay, useFigureArea } from '#app/state/figure-scope.ts';
import { useClock } from '#app/state/hooks.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { countIn, rowsOf } from '../parts.ts';
import styles from './Numbers.module.css';

const DAY_MS = 86_400_000;
/** Yesterday is asked about up to this step: a question a second would never be answered twice. */
const STEP_MS = 10 * 60_000;

const useCount = (asked: FiguresAsked, count: 'filed' | 'closed'): number | undefined => {
  const { data } = useQuery(partsReading(asked));
  return data && countIn(data, count);
};

/** What came in and what was closed today, beside yesterday up to the same hour. */
export function Today() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const { now } = useClock();
  const [today, yesterday] = [useDay(), useDay(1)];
  const same = Math.floor(now / STEP_MS) * STEP_MS - DAY_MS;
  const filed = useCount({ area, from: today }, 'filed');
  const closed = useCount({ area, closedFrom: today }, 'closed');
  const figures = [
    {
      id: 'filed',
      value: filed,
      before: useCount({ area, from: yesterday, to: same }, 'filed'),
      rows: rowsOf({ count: 'filed', area, from: today }),
    },
    {
      id: 'closed',
      value: closed,
      before: useCount({ area, closedFrom: yesterday, closedTo: same }, 'closed'),
      rows: rowsOf({ count: 'closed', area, closedFrom: today }),
    },
  ] as const;
  return (
    <p className={styles.today}>
      {figures.map(({ id, value, before, rows }) =>
        value === undefined || before === undefined ? null : (
          <ViewLink key={id} to={{ rows }} data-today={id} data-value={value}>
            {t(`wall.today.${id}`)} <b>{telling.number(value)}</b>{' '}
            <small>{t('wall.yesterday', { n: telling.number(before) })}</small>
          </ViewLink>
        ),
      )}
    </p>
  );
}
