import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useDay, useFigureArea } from '#app/state/figure-scope.ts';
import { useView } from '#app/state/view.ts';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { percentOf } from '#domain/kernel/kpi.ts';
import type { Source } from '#domain/order/codes.ts';
import { countIn, rowsOf, useParts } from '../parts.ts';
import { RankRows } from '../RankRows.tsx';

const DAYS = 30;
const DECIMALS = 1;

/** By which ways orders came in. */
export default function Sources() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const from = useDay(DAYS - 1);
  const [view] = useView();
  const data = useParts({ area, from, by: 'source' }, t('wall.lastDays', { days: DAYS }));
  if (!data) return <Skeleton rows={4} label={t('loading')} />;
  const all = countIn(data, 'filed');
  const sources = data.groups
    .map((group) => ({ key: group.key, n: countIn(group, 'filed') }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n);
  const most = sources[0]?.n ?? 1;
  return (
    <RankRows
      numbered={false}
      rows={sources.map(({ key, n }) => {
        const rows = rowsOf({ count: 'filed', source: key, area, from });
        return {
          key,
          name: t(`source.${key as Source}`),
          value: telling.number(n),
          beside: `${percentOf(n, all)?.toFixed(DECIMALS) ?? '—'}%`,
          share: n / most,
          to: { rows },
          chosen: view.rows === rows,
        };
      })}
    />
  );
}
