import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { partsReading } from '#app/live/reads.ts';
import { useDay, useFigureArea } from '#app/state/figure-scope.ts';
import { rateIn } from '../parts.ts';
import styles from './Kpis.module.css';

const WEEKS = 12;
/** What was filed these last weeks is mostly open yet: its rates say nothing of how it will end. */
const YOUNG = 3;
const [WIDTH, HEIGHT, EDGE] = [88, 30, 4];

/** The course of a rate over twelve weeks, without an axis: whether it rises or falls, not how much. */
export function Weeks({ rate }: { rate: string }) {
  const { t } = useTranslation();
  const area = useFigureArea();
  const from = useDay(7 * (WEEKS + YOUNG) - 1);
  const { data } = useQuery(partsReading({ area, from, by: 'week' }));
  const values = (data?.groups ?? [])
    .slice(-WEEKS - YOUNG, -YOUNG)
    .flatMap((group) => rateIn(group, rate)?.percent ?? []);
  if (values.length < 3) return <i />;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, i) => [
    EDGE + (i / (values.length - 1)) * (WIDTH - 2 * EDGE),
    HEIGHT - EDGE - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE),
  ]);
  const [x, y] = points.at(-1) ?? [];
  return (
    <svg className={styles.weeks} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img">
      <title>{t('wall.weeks', { weeks: WEEKS, young: YOUNG })}</title>
      <polyline points={points.map((point) => point.join()).join(' ')} />
      <circle cx={x} cy={y} r="2.5" />
    </svg>
  );
}
