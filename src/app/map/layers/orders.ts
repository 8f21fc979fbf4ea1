import type { OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { codeOf, type SymbolName } from '../symbols.ts';
import { defineLayer, type LayerContext } from './contract.ts';
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

/** Open orders, the more urgent symbols last so that they lie on top. */
export function pickOrders({ world, nearness, unit }: LayerContext): OrderColumns {
  const shown: { order: Order; code: number }[] = [];
  for (const order of world.orders.values()) {
    const symbol = SYMBOL_OF[order.state];
    if (symbol) shown.push({ order, code: codeOf(symbol) });
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

export const orders = defineLayer({
  id: 'orders',
  title: 'map.layer.orders',
  storey: 'place',
  pick: pickOrders,
  draw: (columns) => ({
    deck: [symbolLayer('orders', columns)],
    targets: {
      shelf: 'orders',
      ids: columns.ids,
      lonLat: columns.lonLat,
      reach: 12 * columns.unit,
    },
  }),
});
