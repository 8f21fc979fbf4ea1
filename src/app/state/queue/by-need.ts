/**
 * Open orders by what is left of their time. That order does not turn with the clock (all clocks run alike), only with the
 * orders: so a change costs what it changes, and a hundred thousand rows are sorted once.
 */
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { orderLeft } from '#domain/order/order-lamp.ts';

interface Weighed {
  readonly order: Order;
  /** When its time is up; what stands still comes last. */
  readonly due: number;
}

const weigh = (order: Order): Weighed => ({ order, due: orderLeft(order, 0) });

/** The overdue first; then urgency, then age. */
export function compareNeed(a: Weighed, b: Weighed): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  const [one, other] = [a.order, b.order];
  return (
    other.urgency - one.urgency || one.reportedAt - other.reportedAt || (one.id < other.id ? -1 : 1)
  );
}

function merged(kept: readonly Weighed[], fresh: readonly Weighed[]): Weighed[] {
  const all: Weighed[] = [];
  let next = 0;
  for (const one of kept) {
    for (let other = fresh[next]; other && compareNeed(other, one) < 0; other = fresh[++next])
      all.push(other);
    all.push(one);
  }
  return [...all, ...fresh.slice(next)];
}

export const sortByNeed = (orders: readonly Order[]): Order[] =>
  orders
    .map(weigh)
    .sort(compareNeed)
    .map(({ order }) => order);

export class ByNeed {
  #rows: readonly Weighed[] = [];
  #orders: readonly Order[] = [];
  #seen: readonly Order[] | undefined;

  /** The open ones among `orders`: the same list until one of them has changed. */
  of(orders: readonly Order[]): readonly Order[] {
    if (orders === this.#seen) return this.#orders;
    this.#seen = orders;
    const open = new Set(orders.filter(({ state }) => LIFE_CYCLE.open(state)));
    const had = new Set(this.#orders);
    const fresh = [...open].filter((order) => !had.has(order));
    if (fresh.length === 0 && open.size === this.#rows.length) return this.#orders;
    const kept = this.#rows.filter(({ order }) => open.has(order));
    this.#rows = merged(kept, fresh.map(weigh).sort(compareNeed));
    this.#orders = this.#rows.map(({ order }) => order);
    return this.#orders;
  }
}
