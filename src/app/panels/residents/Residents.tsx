import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useFigureArea } from '#app/state/figure-scope.ts';
import { useShelf } from '#app/state/hooks.ts';
import { useView } from '#app/state/view.ts';
import { PanelCount } from '../contract.tsx';
import { useOwnNote } from '../own-age.ts';
import { type Rank, RankRows } from '../RankRows.tsx';

const DECIMALS = 1;

/** Who lives where: households and persons of each part of the area, and how many of them are registered elsewhere. */
export default function Residents() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const [view] = useView();
  const census = useShelf('census').filter(({ path }) => path.startsWith(area));
  const parts = new Map<string, { persons: number; floating: number | null }>();
  for (const { path, persons, floating } of census) {
    const end = path.indexOf('/', area.length);
    const key = end < 0 ? path : path.slice(0, end + 1);
    const part = parts.get(key) ?? { persons: 0, floating: 0 };
    const both = part.floating === null || floating === null ? null : part.floating + floating;
    parts.set(key, { persons: part.persons + persons, floating: both });
  }
  const all = census.reduce((sum, { persons }) => sum + persons, 0);
  const asOf = Math.min(...census.map((one) => one.asOf));
  useOwnNote(
    t('wall.censusOf', {
      day: census.length > 0 ? telling.shortDay(asOf) : '—',
      owner: telling.list([...new Set(census.map(({ source }) => telling.org(source)))]),
    }),
  );
  const rows = [...parts].sort(([, a], [, b]) => b.persons - a.persons);
  const most = rows[0]?.[1].persons ?? 1;
  return (
    <>
      <PanelCount>{t('wall.persons', { n: telling.number(all) })}</PanelCount>
      <RankRows
        numbered={false}
        rows={rows.map(
          ([key, { persons, floating }]): Rank => ({
            key,
            name: telling.placeShort(key),
            value: telling.number(persons),
            beside:
              floating === null
                ? ''
                : t('wall.floating', {
                    share: ((floating * 100) / Math.max(1, persons)).toFixed(DECIMALS),
                  }),
            share: persons / most,
            to: { area: key, grid: undefined },
            chosen: view.area === key,
          }),
        )}
      />
    </>
  );
}
