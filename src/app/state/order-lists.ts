/** Lists of orders as the panels show them, read from the world the same way everywhere. */
import { useMemo } from 'react';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';
import { useClock, useShelf, useTown } from './hooks.ts';
import { ByNeed } from './queue/by-need.ts';
import type { View } from './view.ts';

/** Lists are ordered and counted anew this often: lamps turn while nothing else happens. */
const LOOK_MS = 10_000;

export function useLook(): number {
  const { now } = useClock();
  return Math.floor(now / LOOK_MS) * LOOK_MS;
}

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

const openByNeed = new ByNeed();

/** Everything open, the most pressing first. */
export function useOpenByNeed(): readonly Order[] {
  const orders = useShelf('orders');
  return useMemo(() => openByNeed.of(orders), [orders]);
}

/** What stands in the queue before anybody looks for something: the number's orders if one is chosen, else everything open. */
export function useQueue({ number, area }: Pick<View, 'number' | 'area'>): readonly Order[] {
  const orders = useShelf('orders');
  const open = useOpenByNeed();
  const moment = useMoment();
  const rule = ORDER_NUMBERS.find(({ id }) => id === number);
  return useMemo(() => {
    const within = (order: Order) => !area || order.path.startsWith(area);
    if (!rule) return area ? open.filter(within) : open;
    const counted = (order: Order) => within(order) && rule.counts(order, moment);
    if (rule.id === 'closed-today') return orders.filter(counted).sort(byClosing);
    return open.filter(counted);
  }, [orders, open, moment, rule, area]);
}

export function useOpenOrdersOf(grid: string): readonly Order[] {
  const open = useOpenByNeed();
  return useMemo(() => open.filter((order) => order.grid === grid), [open, grid]);
}
