/** What a reader left of the orders: lamps and classes of category. */
import type { Order } from '#domain/order/order.ts';
import { chosenOf, type Filter, type Filters } from './layers/contract.ts';
import type { SymbolName } from './symbol-names.ts';

export const ORDER_LAMPS = ['late', 'warn', 'ok', 'paused'] as const satisfies SymbolName[];

export const ORDER_FILTERS: readonly Filter[] = [
  { id: 'lamp', choose: 'some', values: ORDER_LAMPS },
  { id: 'class', choose: 'some', values: 'categories' },
];

export function keepsOrder(
  context: { readonly filters: Filters },
  { category }: Pick<Order, 'category'>,
  symbol: SymbolName,
): boolean {
  const lamps = chosenOf(context, 'orders.lamp');
  const classes = chosenOf(context, 'orders.class');
  return (lamps?.includes(symbol) ?? true) && (classes?.includes(category.slice(0, 2)) ?? true);
}
