import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useDay, useFigureArea } from '#app/state/figure-scope.ts';
import { useView } from '#app/state/view.ts';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { countIn, rateIn, rowsOf, useParts } from '../parts.ts';
import { RankRows } from '../RankRows.tsx';

const DAYS = 30;
const DECIMALS = 1;

/** How much of what they closed in the last thirty days the parts of the area closed in time; of too few there are figures and no place. */
export default function Communities() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const from = useDay(DAYS - 1);
  const [view] = useView();
  const data = useParts({ area, closedFrom: from, by: 'area' }, t('wall.inTime', { days: DAYS }));
  if (!data) return <Skeleton rows={6} label={t('loading')} />;
  const parts = data.groups
    .filter((group) => countIn(group, 'should-close') > 0)
    .map((group) => ({ ...group, rate: rateIn(group, 'on-time-rate') }))
    .sort((a, b) => Number(b.ranked) - Number(a.ranked) || percent(b) - percent(a));
  return (
    <RankRows
      numbered={false}
      rows={parts.map(({ key, rate }) => ({
        key,
        name: telling.placeShort(key),
        value: `${rate?.percent?.toFixed(DECIMALS) ?? '—'}%`,
        beside: `${telling.number(rate?.above ?? 0)}/${telling.number(rate?.below ?? 0)}`,
        share: (rate?.percent ?? 0) / 100,
        place: key,
        to: {
          area: key,
          grid: undefined,
          rows: rowsOf({ kpi: 'on-time-rate', part: 'below', area: key, closedFrom: from }),
        },
        chosen: view.area === key,
      }))}
    />
  );
}

const percent = ({ rate }: { rate: { percent: number | null } | undefined }): number =>
  rate?.percent ?? 0;
