/** Lists of orders as the panels show them, read from the world the same way everywhere. */
import { useMemo } from 'react';
import { LIFE_CYCLE, type OrderState } from '#domain/order/flow.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';
import { dayOf } from '#domain/time/day.ts';
import { useClock, useShelf, useTown } from './hooks.ts';
import type { View } from './view.ts';

/** What waits for this room's hand comes first. */
const NEED: Readonly<Record<OrderState, number>> = {
  FILED: 0,
  REPORTED: 1,
  HANDLED: 2,
  DISPATCHED: 3,
  HANDLING: 4,
  CLOSED: 5,
  VOID: 6,
};

/** By need, then urgency, then age. */
export const byNeed = (a: Order, b: Order): number =>
  NEED[a.state] - NEED[b.state] ||
  b.urgency - a.urgency ||
  a.reportedAt - b.reportedAt ||
  (a.id < b.id ? -1 : 1);

const byClosing = (a: Order, b: Order): number => (b.closedAt ?? 0) - (a.closedAt ?? 0);

/** The instant every reader of a day counts from: it changes once a day, not once a second. */
function useMoment() {
  const { now } = useClock();
  const { zone } = useTown().town;
  const day = dayOf(now, zone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any instant of the day will do
  return useMemo(() => ({ now, zone }), [day, zone]);
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
      .sort(number === 'closed-today' ? byClosing : byNeed);
  }, [orders, moment, number, area]);
}

export function useOpenOrdersOf(grid: string): readonly Order[] {
  const orders = useShelf('orders');
  return useMemo(
    () => orders.filter((o) => o.grid === grid && LIFE_CYCLE.open(o.state)).sort(byNeed),
    [orders, grid],
  );
}
