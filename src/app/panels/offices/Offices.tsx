import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useDay, useFigureArea } from '#app/state/figure-scope.ts';
import { useView } from '#app/state/view.ts';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { countIn, rateIn, rowsOf, useParts } from '../parts.ts';
import { RankRows } from '../RankRows.tsx';

const DAYS = 30;
const DECIMALS = 1;

/** How much of what they closed in the last thirty days the departments closed in time, the busiest first. */
export default function Offices() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const from = useDay(DAYS - 1);
  const [view] = useView();
  const data = useParts({ area, closedFrom: from, by: 'org' }, t('wall.inTime', { days: DAYS }));
  if (!data) return <Skeleton rows={6} label={t('loading')} />;
  const offices = data.groups
    .filter(({ key, ranked }) => key !== '' && ranked)
    .sort((a, b) => countIn(b, 'should-close') - countIn(a, 'should-close'));
  return (
    <RankRows
      numbered={false}
      rows={offices.map((office) => {
        const rate = rateIn(office, 'on-time-rate');
        const rows = rowsOf({
          kpi: 'on-time-rate',
          part: 'below',
          org: office.key,
          area,
          closedFrom: from,
        });
        return {
          key: office.key,
          name: telling.org(office.key),
          value: `${rate?.percent?.toFixed(DECIMALS) ?? '—'}%`,
          beside: `${telling.number(rate?.above ?? 0)}/${telling.number(rate?.below ?? 0)}`,
          share: (rate?.percent ?? 0) / 100,
          to: { rows },
          chosen: view.rows === rows,
        };
      })}
    />
  );
}
