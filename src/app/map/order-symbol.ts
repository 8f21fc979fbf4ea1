import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { orderLamp } from '#domain/order/order-lamp.ts';
import type { SymbolName } from './symbol-names.ts';

/** Shape and colour both tell the lamp. An order that has ended is not on the map; one without a limit is in time. */
export function symbolOf(order: Order, now: number): SymbolName | undefined {
  if (!LIFE_CYCLE.open(order.state)) return undefined;
  // The map's clock is some seconds coarse: what happened since must not look as it would have before.
  const lamp = orderLamp(order, Math.max(now, order.lastAt)) ?? 'ok';
  return lamp === 'done' || lamp === 'donelate' ? undefined : lamp;
}
