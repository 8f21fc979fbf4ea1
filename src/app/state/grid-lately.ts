/** A grid's last thirty days beside those of the other grids the viewer answers for. */
import { useMemo } from 'react';
import { within } from '#domain/access/viewer.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { filedLately, middleOf, perHundred, sumOfDays } from '#domain/grid/lately.ts';
import { useShelf, useTown, useViewer } from './hooks.ts';
import { useLook } from './order-lists.ts';

export const LATELY_DAYS = 30;

export interface Lately {
  /** Filed day by day, today last. */
  readonly days: readonly number[];
  readonly filed: number;
  /** For every hundred households; undefined where nobody was counted. */
  readonly rate: number | undefined;
  /** The middle of the rates of so many grids. */
  readonly middle: number | undefined;
  readonly of: number;
}

export function useLately(grid: Grid): Lately {
  const orders = useShelf('orders');
  const grids = useShelf('grids');
  const census = useShelf('census');
  const { scopes } = useViewer();
  const { zone } = useTown().town;
  const now = useLook();
  return useMemo(() => {
    const filed = filedLately(orders, { now, zone, days: LATELY_DAYS });
    const homes = new Map(census.map(({ id, households }) => [id, households]));
    const rateOf = (id: string) => perHundred(sumOfDays(filed.get(id)), homes.get(id));
    const rates = grids
      .filter(({ path }) => within(scopes, path))
      .flatMap(({ id }) => rateOf(id) ?? []);
    const days = filed.get(grid.id) ?? new Array<number>(LATELY_DAYS).fill(0);
    return {
      days,
      filed: sumOfDays(days),
      rate: rateOf(grid.id),
      middle: middleOf(rates),
      of: rates.length,
    };
  }, [orders, grids, census, scopes, zone, now, grid.id]);
}
