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

export class ByNeed {
  #rows: readonly Weighed[] = [];
  #orders: readonly Order[] = [];
  #seen: readonly Order[] | undefined;
  /** The open ones as they were looked at last. */
  #held = new Map<string, Order>();

  /** The open ones among `orders`: the same list until one of them has changed. */
  of(orders: readonly Order[]): readonly Order[] {
    if (orders === this.#seen) return this.#orders;
    this.#seen = orders;
    const moved = new Set<string>();
    const fresh: Order[] = [];
    let open = 0;
    for (const order of orders) {
      const isOpen = LIFE_CYCLE.open(order.state);
      const held = this.#held.get(order.id);
      if (isOpen) open += 1;
      if (held === order || (!isOpen && !held)) continue;
      moved.add(order.id);
      if (isOpen) {
        fresh.push(order);
        this.#held.set(order.id, order);
      } else this.#held.delete(order.id);
    }
    if (open < this.#held.size) return this.#afresh(orders);
    if (moved.size > 0) {
      const kept = this.#rows.filter(({ order }) => !moved.has(order.id));
      this.#take(merged(kept, fresh.map(weigh).sort(compareNeed)));
    }
    return this.#orders;
  }

  /** Some have left altogether, as when a viewer's area changes. */
  #afresh(orders: readonly Order[]): readonly Order[] {
    const open = orders.filter(({ state }) => LIFE_CYCLE.open(state));
    this.#held = new Map(open.map((order) => [order.id, order]));
    this.#take(open.map(weigh).sort(compareNeed));
    return this.#orders;
  }

  #take(rows: readonly Weighed[]): void {
    this.#rows = rows;
    this.#orders = rows.map(({ order }) => order);
  }
}
