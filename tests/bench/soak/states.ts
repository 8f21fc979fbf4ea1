/**
 * The world of one viewer in every state it was told to be in, one batch after the other. A read that took its time is true
 * when it is exactly true of one state between its beginning and its end; nothing else is let pass.
 */
import type { Moment } from '#domain/kernel/kpi.ts';
import type { OpenShelf, Thing } from '#domain/kernel/thing.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { ORDER_COUNTS, type OrderCount } from '#domain/order/kpis/counts.ts';
import type { Order } from '#domain/order/order.ts';
import { emptyWorld, type OpenWorld, type ShelfName, type World } from '#domain/world.ts';
import { afresh, batch, type Drop, type Put } from '#wire/protocol.ts';

const COUNTS = Object.entries(ORDER_COUNTS) as [OrderCount, (o: Order, m: Moment) => boolean][];

interface Told {
  readonly upto: number;
  readonly put: readonly Put[];
  readonly drop: readonly Drop[];
}

export class States {
  readonly #world: OpenWorld = emptyWorld();
  /** The number of the state that stands here. */
  upto = -1;
  /** How often everything was told afresh: once is the beginning. */
  worlds = 0;
  readonly #queue: Told[] = [];
  /** Open orders that left the viewer's sight: the books are not asked of them any more. */
  readonly lost: string[] = [];
  /** What ended long ago and left the world, by count: the books have it still. */
  readonly #gone = new Map<OrderCount, number>();

  /** Takes what came over the wire, in its order. */
  hear(texts: readonly string[]): void {
    for (const text of texts) {
      const word: unknown = JSON.parse(text);
      if (!Object.hasOwn(word as object, 'after')) this.#begin({ ...afresh.parse(word), drop: [] });
      else {
        const told = batch.parse(word);
        if (told.upto > (this.#queue.at(-1)?.upto ?? this.upto)) this.#queue.push(told);
      }
    }
  }

  #begin(world: Told): void {
    this.worlds += 1;
    if (this.worlds > 1) return;
    this.#apply(world);
  }

  /** Goes on to the next state up to that number; false where there is none. */
  next(upto: number): boolean {
    const [told] = this.#queue;
    if (!told || told.upto > upto) return false;
    this.#queue.shift();
    this.#apply(told);
    return true;
  }

  /** Goes to the state that stood at that number. */
  goTo(seq: number): void {
    while (this.next(seq));
  }

  #apply({ upto, put, drop }: Told): void {
    for (const [shelf, thing] of put) this.#shelf(shelf).put(thing);
    for (const [shelf, id] of drop) {
      const order = shelf === 'orders' ? this.#world.orders.get(id) : undefined;
      this.#shelf(shelf).drop(id);
      if (order) this.#leave(order);
    }
    this.upto = upto;
  }

  /** What comes over the wire was parsed as what its shelf holds. */
  #shelf(name: ShelfName): OpenShelf<Thing> {
    return this.#world[name] as unknown as OpenShelf<Thing>;
  }

  #leave(order: Order): void {
    if (LIFE_CYCLE.open(order.state)) this.lost.push(order.id);
    else this.#add(endedCounts([order]));
  }

  #add(counts: ReadonlyMap<OrderCount, number>): void {
    for (const [id, value] of counts) this.#gone.set(id, (this.#gone.get(id) ?? 0) + value);
  }

  /** What stands in this state, as the viewer sees it. */
  get world(): World {
    return this.#world;
  }

  /** The orders that the rule holds for. */
  all(rule: (order: Order) => boolean): Order[] {
    return [...this.#world.orders.values()].filter(rule);
  }

  /** The books' counts in this state: what stands here, and what has left. */
  counts(moment: Moment): Map<OrderCount, number> {
    const sums = new Map(this.#gone);
    for (const order of this.#world.orders.values())
      for (const [id, counts] of COUNTS)
        if (counts(order, moment)) sums.set(id, (sums.get(id) ?? 0) + 1);
    return sums;
  }

  /** Learns what had left by the state that stands here. */
  learnLeft(counts: ReadonlyMap<OrderCount, number>): void {
    this.#gone.clear();
    this.#add(counts);
  }
}

/** The counts of what has ended: they are the same at any time. */
export function endedCounts(orders: readonly Order[]): Map<OrderCount, number> {
  const sums = new Map<OrderCount, number>();
  for (const order of orders)
    for (const [id, counts] of COUNTS)
      if (counts(order, { now: order.lastAt, zone: 'UTC' })) sums.set(id, (sums.get(id) ?? 0) + 1);
  return sums;
}
