/** The rows of the desk's queue: what the address filters, and of that what answers to the words typed. */
import { useDeferredValue, useEffect, useMemo } from 'react';
import { usePinyin } from '#app/language/pinyin.ts';
import { useShelf, useTown } from '#app/state/hooks.ts';
import { useLook, useQueue } from '#app/state/order-lists.ts';
import { type Names, needle, spellAll } from '#app/state/queue/needle.ts';
import { filterOf, passesFilter, type QueueFilter } from '#app/state/queue/queue-filter.ts';
import { queueStore } from '#app/state/queue/queue-store.ts';
import { useView } from '#app/state/view.ts';
import type { Order } from '#domain/order/order.ts';

/** Spelt when somebody looks for something, and again when the readings have come. */
function useNames(wanted: boolean): Names | undefined {
  const { categories } = useTown();
  const grids = useShelf('grids');
  const areas = useShelf('areas');
  const read = usePinyin(wanted);
  return useMemo(() => {
    if (!wanted) return undefined;
    const heads = new Map(categories.map((one) => [one.code, Object.values(one.name)]));
    const communities = new Map(areas.map(({ path, name }) => [path, Object.values(name)]));
    return {
      categories: spellAll(
        categories.map(({ code, name }) => ({
          id: code,
          names: [...Object.values(name), ...(heads.get(code.slice(0, 2)) ?? [])],
        })),
        read,
      ),
      grids: spellAll(
        grids.map(({ id, path, name, short }) => ({
          id,
          names: [
            id,
            ...Object.values(short),
            ...Object.values(name),
            ...(communities.get(path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)) ?? []),
          ],
        })),
        read,
      ),
    };
  }, [wanted, categories, grids, areas, read]);
}

export interface QueueRows {
  /** Within the area and the number chosen. */
  readonly all: readonly Order[];
  readonly rows: readonly Order[];
  readonly filter: QueueFilter;
  /** Something keeps rows out. */
  readonly narrowed: boolean;
}

export function useRows(): QueueRows {
  const [view] = useView();
  const now = useLook();
  const all = useQueue(view);
  const filter = useMemo(() => filterOf(view.filter), [view.filter]);
  const typed = useDeferredValue(queueStore((held) => held.typed)).trim();
  const names = useNames(typed !== '');
  const filtered = useMemo(
    () => (Object.keys(filter).length === 0 ? all : all.filter(passesFilter(filter, now))),
    [all, filter, now],
  );
  const rows = useMemo(() => {
    const finds = names && needle(typed, names);
    return finds ? filtered.filter(finds) : filtered;
  }, [filtered, typed, names]);
  useEffect(() => queueStore.setState({ rows }), [rows]);
  return { all, rows, filter, narrowed: typed !== '' || Object.keys(filter).length > 0 };
}
