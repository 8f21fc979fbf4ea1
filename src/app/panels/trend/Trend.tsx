import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useDay, useFigureArea } from '#app/state/figure-scope.ts';
import { useTown } from '#app/state/hooks.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { Chart, type Ink } from '#app/widgets/Chart.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { dayNumber, dayOf, dayText } from '#domain/time/day.ts';
import { dayStart } from '#domain/time/zone.ts';
import { countIn, type Part, rowsOf, useParts } from '../parts.ts';
import styles from './Trend.module.css';
import { trendOption } from './trend-option.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;

function valuesOf(groups: readonly Part[], days: readonly string[], count: string): number[] {
  const byDay = new Map(groups.map((group) => [group.key, countIn(group, count)]));
  return days.map((day) => byDay.get(day) ?? 0);
}

/** What came in and what was closed, day by day; a day opens its rows. Today's column is not whole yet, and is drawn so. */
export default function Trend() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const from = useDay(DAYS - 1);
  const { zone } = useTown().town;
  const [, go] = useView();
  const note = t('wall.lastDays', { days: DAYS });
  const filed = useParts({ area, from, by: 'day' }, note);
  const closed = useParts({ area, closedFrom: from, by: 'closing-day' }, note);
  const days = useMemo(() => {
    const first = dayNumber(dayOf(from, zone));
    return Array.from({ length: DAYS }, (_, i) => dayText(first + i));
  }, [from, zone]);
  const series = useMemo(
    () =>
      filed && closed
        ? {
            filed: valuesOf(filed.groups, days, 'filed'),
            closed: valuesOf(closed.groups, days, 'closed'),
          }
        : undefined,
    [filed, closed, days],
  );
  const draw = useCallback(
    (ink: Ink) => {
      const names = days.map((_, i) => telling.shortDay(from + i * DAY_MS));
      return trendOption(ink, names, series ?? { filed: [], closed: [] });
    },
    [days, from, series, telling],
  );
  if (!series) return <Skeleton rows={5} label={t('loading')} />;
  const startOf = (at: number) => dayStart(from + at * DAY_MS + DAY_MS / 2, zone);
  const openDay = (at: number) => {
    if (at < DAYS)
      go({ rows: rowsOf({ count: 'filed', area, from: startOf(at), to: startOf(at + 1) }) });
  };
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  return (
    <div className={styles.trend}>
      <p className={styles.key}>
        <ViewLink to={{ rows: rowsOf({ count: 'filed', area, from }) }}>
          <i data-part="filed" />
          {t('wall.filed')} <b>{telling.number(sum(series.filed))}</b>
        </ViewLink>
        <ViewLink to={{ rows: rowsOf({ count: 'closed', area, closedFrom: from }) }}>
          <i data-part="closed" />
          {t('wall.closed')} <b>{telling.number(sum(series.closed))}</b>
        </ViewLink>
      </p>
      <Chart
        className={styles.chart}
        label={t('wall.trendLabel', {
          days: DAYS,
          filed: telling.number(sum(series.filed)),
          closed: telling.number(sum(series.closed)),
        })}
        draw={draw}
        onPick={openDay}
      />
    </div>
  );
}
