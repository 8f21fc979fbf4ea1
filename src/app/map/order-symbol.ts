import type { OrderState } from '#domain/order/flow.ts';
import type { SymbolName } from './symbols.ts';

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
