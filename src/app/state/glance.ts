/** One look at the world as it stands, for a click that follows and not for something shown: that needs a hook. */
import type { Order } from '#domain/order/order.ts';
import { worldStore } from './world-store.ts';

export const gridOfOrder = (id: string): string | undefined =>
  worldStore.world.orders.get(id)?.grid;

export const gridOfWorker = (id: string): string | undefined =>
  worldStore.world.workers.get(id)?.grids[0];

/** The order an event of this number last changed, or made. */
export function orderAt(seq: number): Order | undefined {
  for (const order of worldStore.world.orders.values()) if (order.version === seq) return order;
  return undefined;
}

export const isWorker = (id: string): boolean => worldStore.world.workers.get(id) !== undefined;
