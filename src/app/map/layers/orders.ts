import type { OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { codeOf, type SymbolName } from '../symbols.ts';
import { type Drawing, defineLayer, type LayerContext } from './contract.ts';
import { type SymbolColumns, symbolLayer } from './symbol-layer.ts';

/** Shape and colour both tell the state. An order that has ended is not on the map. */
export const SYMBOL_OF: Readonly<Record<OrderState, SymbolName | undefined>> = {
  REPORTED: 'reported',
  FILED: 'to-dispatch',
  DISPATCHED: 'in-hand',
  HANDLING: 'in-hand',
  HANDLED: 'in-hand',
  CLOSED: undefined,
  VOID: undefined,
};

export interface OrderColumns extends SymbolColumns {
  readonly ids: readonly string[];
}

/** The open orders with one of these symbols, in the order of SYMBOLS: the later lies on top. */
export function pickOrders(
  { world, nearness, unit }: LayerContext,
  symbols: readonly SymbolName[],
): OrderColumns {
  const shown: { order: Order; code: number }[] = [];
  for (const order of world.orders.values()) {
    const symbol = SYMBOL_OF[order.state];
    if (symbol && symbols.includes(symbol)) shown.push({ order, code: codeOf(symbol) });
  }
  shown.sort((a, b) => a.code - b.code);
  return {
    count: shown.length,
    ids: shown.map(({ order }) => order.id),
    lonLat: Float64Array.from(shown.flatMap(({ order }) => order.point)),
    symbols: Uint8Array.from(shown, ({ code }) => code),
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

/** Open orders that are on their way. */
export const orders = defineLayer({
  id: 'orders',
  title: 'map.layer.orders',
  storey: 'place',
  pick: (context) => pickOrders(context, ['in-hand', 'reported']),
  draw: drawOrders('orders'),
});

/** Orders that wait for somebody to be sent: nothing but a name's halo ever lies on them. */
export const waitingOrders = defineLayer({
  id: 'waiting-orders',
  title: 'map.layer.waiting-orders',
  storey: 'alert',
  pick: (context) => pickOrders(context, ['to-dispatch']),
  draw: drawOrders('waiting-orders'),
});
