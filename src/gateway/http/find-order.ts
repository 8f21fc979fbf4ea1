/** The order a read is about, seen through the caller's eyes. */
import type { Refused } from '#domain/access/judge.ts';
import { holds, type Permission } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { type Order, seesOrder } from '#domain/order/order.ts';
import type { House } from '../house.ts';

/** The order if the viewer may see it; another area's is said not to exist, and the refusal remembers why. */
export function findOrder(
  { engine, store }: House,
  viewer: Viewer,
  id: string,
  may: Permission,
): { order: Order; archived: boolean } | Refused {
  const live = engine.world.orders.get(id);
  const order = live ?? (store.shelves.archived('orders', id) as Order | undefined);
  if (!order) return refuse('order.unknown', { id });
  const sees = holds(viewer, may) && seesOrder(order, viewer);
  return sees ? { order, archived: !live } : { ...refuse('order.unknown', { id }), denied: 'area' };
}
