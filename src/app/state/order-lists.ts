/** Lists of orders as the panels show them, read from the world the same way everywhere. */
import { useMemo } from 'react';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';
import { orderLeft } from '#domain/order/order-lamp.ts';
import { useClock, useShelf, useTown } from './hooks.ts';
import type { View } from './view.ts';

/** Lists are ordered and counted anew this often: lamps turn while nothing else happens. */
const LOOK_MS = 10_000;

export function useLook(): number {
  const { now } = useClock();
  return Math.floor(now / LOOK_MS) * LOOK_MS;
}

/** By what is left, the overdue first; then urgency, then age. */
const byNeed =
  (now: number) =>
  (a: Order, b: Order): number => {
    const [left, right] = [orderLeft(a, now), orderLeft(b, now)];
    if (left !== right) return left < right ? -1 : 1;
    return b.urgency - a.urgency || a.reportedAt - b.reportedAt || (a.id < b.id ? -1 : 1);
  };

const byClosing = (a: Order, b: Order): number => (b.closedAt ?? 0) - (a.closedAt ?? 0);

function useMoment() {
  const now = useLook();
  const { zone } = useTown().town;
  return useMemo(() => ({ now, zone }), [now, zone]);
}

export function useNumbers(area: string | undefined) {
  const orders = useShelf('orders');
  const moment = useMoment();
  return useMemo(
    () =>
      ORDER_NUMBERS.map(({ id, counts }) => ({
        id,
        value: orders.filter((o) => (!area || o.path.startsWith(area)) && counts(o, moment)).length,
      })),
    [orders, moment, area],
  );
}

/** The rows of the queue: the number's if one is chosen, else everything open. */
export function useQueue({ number, area }: Pick<View, 'number' | 'area'>): readonly Order[] {
  const orders = useShelf('orders');
  const moment = useMoment();
  return useMemo(() => {
    const rule = ORDER_NUMBERS.find(({ id }) => id === number);
    return orders
      .filter((o) => !area || o.path.startsWith(area))
      .filter((o) => (rule ? rule.counts(o, moment) : LIFE_CYCLE.open(o.state)))
      .sort(number === 'closed-today' ? byClosing : byNeed(moment.now));
  }, [orders, moment, number, area]);
}

export function useOpenOrdersOf(grid: string): readonly Order[] {
  const orders = useShelf('orders');
  const now = useLook();
  return useMemo(
    () => orders.filter((o) => o.grid === grid && LIFE_CYCLE.open(o.state)).sort(byNeed(now)),
    [orders, grid, now],
  );
}
