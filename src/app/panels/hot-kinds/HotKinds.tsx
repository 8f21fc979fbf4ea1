import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useDay, useFigureArea } from '#app/state/figure-scope.ts';
import { useView } from '#app/state/view.ts';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { percentOf } from '#domain/kernel/kpi.ts';
import { countIn, rowsOf, useParts } from '../parts.ts';
import { RankRows } from '../RankRows.tsx';

const DAYS = 30;
const DECIMALS = 1;

/** What the orders of the last thirty days are about, the most frequent first. */
export default function HotKinds() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const from = useDay(DAYS - 1);
  const [view] = useView();
  const data = useParts({ area, from, by: 'category' }, t('wall.lastDays', { days: DAYS }));
  if (!data) return <Skeleton rows={6} label={t('loading')} />;
  const all = countIn(data, 'filed');
  const kinds = data.groups
    .map((group) => ({ key: group.key, n: countIn(group, 'filed') }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n);
  const most = kinds[0]?.n ?? 1;
  return (
    <RankRows
      rows={kinds.map(({ key, n }) => {
        const rows = rowsOf({ count: 'filed', category: key, area, from });
        return {
          key,
          name: telling.category(key),
          value: telling.number(n),
          beside: `${percentOf(n, all)?.toFixed(DECIMALS) ?? '—'}%`,
          share: n / most,
          to: { rows, kind: view.kind === key ? undefined : key },
          chosen: view.rows === rows,
        };
      })}
    />
  );
}
