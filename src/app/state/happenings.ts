/** What happened last, fit for everybody's eyes: when, which grid, what about, and how it stands now. No person, no word somebody typed. */
import { useMemo } from 'react';
import type { OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { useShelf } from './hooks.ts';
import { useView } from './view.ts';

export interface Happening {
  readonly id: string;
  readonly version: number;
  readonly at: number;
  readonly grid: string;
  readonly category: string;
  readonly state: OrderState;
}

const MOST = 12;

/** The newest of a list in one pass: a wall gets a batch a second, and twenty thousand orders are not sorted for twelve. */
function newest(orders: readonly Order[], fits: (order: Order) => boolean): Order[] {
  const found: Order[] = [];
  for (const order of orders) {
    const last = found.at(-1);
    if ((found.length === MOST && last && last.lastAt >= order.lastAt) || !fits(order)) continue;
    const at = found.findIndex(({ lastAt }) => lastAt < order.lastAt);
    found.splice(at < 0 ? found.length : at, 0, order);
    found.length = Math.min(found.length, MOST);
  }
  return found;
}

/** The newest first; what is confidential is nobody's news. */
export function useHappenings(): readonly Happening[] {
  const orders = useShelf('orders');
  const [{ area = '/' }] = useView();
  return useMemo(
    () =>
      newest(orders, ({ path, confidential }) => !confidential && path.startsWith(area)).map(
        ({ id, version, lastAt, grid, category, state }) => ({
          id,
          version,
          at: lastAt,
          grid,
          category,
          state,
        }),
      ),
    [orders, area],
  );
}
