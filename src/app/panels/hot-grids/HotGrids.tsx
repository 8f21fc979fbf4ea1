import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useDay, useFigureArea } from '#app/state/figure-scope.ts';
import { useShelf } from '#app/state/hooks.ts';
import { useView } from '#app/state/view.ts';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { countIn, rowsOf, useParts } from '../parts.ts';
import { RankRows } from '../RankRows.tsx';

const DAYS = 30;
const DECIMALS = 1;
/** Fewer homes than this make any rate look wild. */
const HOMES_LEAST = 100;

/** Where orders come from most, for every hundred households: a large grid is not a bad one. A grid with few homes has no rate. */
export default function HotGrids() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const from = useDay(DAYS - 1);
  const [view] = useView();
  const grids = useShelf('grids');
  const census = useShelf('census');
  const data = useParts({ area, from, by: 'grid' }, t('wall.perHundred', { days: DAYS }));
  if (!data) return <Skeleton rows={6} label={t('loading')} />;
  const households = new Map(census.map((one) => [one.id, one.households]));
  const filed = new Map(data.groups.map((group) => [group.key, countIn(group, 'filed')]));
  const hot = grids
    .map(({ id, path }) => ({ id, path, n: filed.get(path) ?? 0, homes: households.get(id) ?? 0 }))
    .filter(({ n, homes }) => n > 0 && homes >= HOMES_LEAST)
    .map((one) => ({ ...one, rate: (one.n * 100) / one.homes }))
    .sort((a, b) => b.rate - a.rate);
  const most = hot[0]?.rate ?? 1;
  return (
    <RankRows
      rows={hot.map(({ id, path, n, rate }) => ({
        key: id,
        name: telling.grid(id),
        value: rate.toFixed(DECIMALS),
        beside: t('wall.orders', { n: telling.number(n) }),
        share: rate / most,
        place: path,
        to: { grid: id, rows: rowsOf({ count: 'filed', area: path, from }) },
        chosen: view.grid === id,
      }))}
    />
  );
}
