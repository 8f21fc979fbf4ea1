import type { Order } from '#domain/order/order.ts';
import { symbolOf } from '../order-symbol.ts';
import { type SymbolColumns, symbolLayer } from '../symbol-layer.ts';
import { codeOf, type SymbolName } from '../symbols.ts';
import { type Drawing, defineLayer, type LayerContext } from './contract.ts';

export interface OrderColumns extends SymbolColumns {
  readonly ids: readonly string[];
}

/** The open orders with one of these symbols; those of a later symbol lie on top. */
export function pickOrders(
  { world, now, nearness, unit }: LayerContext,
  symbols: readonly SymbolName[],
): OrderColumns {
  const piles = new Map(symbols.map((symbol): [SymbolName, Order[]] => [symbol, []]));
  for (const order of world.orders.values()) {
    const symbol = symbolOf(order, now);
    if (symbol) piles.get(symbol)?.push(order);
  }
  const shown = [...piles.values()].flat();
  const lonLat = new Float64Array(shown.length * 2);
  for (const [i, { point }] of shown.entries()) lonLat.set(point, i * 2);
  return {
    count: shown.length,
    ids: shown.map(({ id }) => id),
    lonLat,
    symbols: Uint8Array.from(
      [...piles].flatMap(([symbol, pile]) => new Array<number>(pile.length).fill(codeOf(symbol))),
    ),
    nearness,
    unit,
  };
}

const drawOrders =
  (id: string) =>
  (columns: OrderColumns): Drawing => ({
    deck: [symbolLayer(id, columns)],
    targets: {
      shelf: 'orders',
      ids: columns.ids,
      lonLat: columns.lonLat,
      reach: 12 * columns.unit,
    },
  });

/** Open orders that are in time, or stand still. */
export const orders = defineLayer({
  id: 'orders',
  title: 'map.layer.orders',
  storey: 'place',
  pick: (context) => pickOrders(context, ['paused', 'ok']),
  draw: drawOrders('orders'),
});

/** What is near its limit or past it, the overdue on top: nothing but a name's halo ever lies on them. */
export const pressingOrders = defineLayer({
  id: 'pressing-orders',
  title: 'map.layer.pressing-orders',
  storey: 'alert',
  pick: (context) => pickOrders(context, ['warn', 'late']),
  draw: drawOrders('pressing-orders'),
});
