/**
 * What of the open orders the queue lists, as a short word of the address: `lamp*late*warn.class*01`. What nobody knows of it is
 * passed over, so an address of yesterday still opens.
 */
import type { Order } from '#domain/order/order.ts';
import { orderLamp } from '#domain/order/order-lamp.ts';

/** In the order their chips stand. */
export const SIDES = ['lamp', 'class', 'state', 'source', 'urgency', 'handler'] as const;
export type Side = (typeof SIDES)[number];
export type QueueFilter = { readonly [S in Side]?: readonly string[] };

/** Whoever has nobody's hands on it. */
export const NOBODY = 'none';

const VALUE = /^[\w-]{1,64}$/;
const isSide = (text: string): text is Side => (SIDES as readonly string[]).includes(text);

export function filterOf(word: string | undefined): QueueFilter {
  const sides = (word ?? '').split('.').flatMap((part) => {
    const [side = '', ...values] = part.split('*');
    const known = [...new Set(values.filter((value) => VALUE.test(value)))];
    return isSide(side) && known.length > 0 ? [[side, known] as const] : [];
  });
  return Object.fromEntries(sides);
}

/** The word for an address; undefined where nothing is filtered. */
export const wordOfFilter = (filter: QueueFilter): string | undefined =>
  SIDES.flatMap((side) => {
    const values = filter[side] ?? [];
    return values.length > 0 ? [[side, ...values].join('*')] : [];
  }).join('.') || undefined;

export const withSide = (
  filter: QueueFilter,
  side: Side,
  values: readonly string[],
): QueueFilter => ({ ...filter, [side]: values });

/** What an order has on a side: what a filter of that side is compared with. */
export const SIDE_OF: Readonly<
  Record<Side, (order: Order, now: number) => string | readonly string[]>
> = {
  lamp: (order, now) => orderLamp(order, now) ?? NOBODY,
  class: ({ category }) => category.slice(0, 2),
  state: ({ state }) => state,
  source: ({ source }) => source,
  urgency: ({ urgency }) => String(urgency),
  handler: ({ handler, org }) =>
    handler || org ? [handler, org].filter((one) => one !== null) : [NOBODY],
};

/** A test for orders, made once for a whole list. */
export function passesFilter(filter: QueueFilter, now: number): (order: Order) => boolean {
  // A lamp is weighed, everything else only looked at: so it is asked last.
  const tests = SIDES.toReversed().flatMap((side) => {
    const values = new Set(filter[side]);
    const one = (order: Order) => {
      const has = SIDE_OF[side](order, now);
      return typeof has === 'string' ? values.has(has) : has.some((value) => values.has(value));
    };
    return values.size > 0 ? [one] : [];
  });
  return (order) => tests.every((test) => test(order));
}
