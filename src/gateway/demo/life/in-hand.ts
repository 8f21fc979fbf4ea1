/** Something that somebody has in hand just now. */
import type { Order } from '#domain/order/order.ts';
import { oneOf } from '../luck.ts';
import type { Town } from './strand.ts';

/** One by luck of those for which `fits` holds, whistles aside; undefined where there is none. */
export function inHand(
  { scene }: Town,
  name: string,
  fits: (order: Order) => boolean,
): Order | undefined {
  const list: Order[] = [];
  for (const order of scene.world.orders.values())
    if (order.state === 'HANDLING' && order.whistle === null && fits(order)) list.push(order);
  return list.length > 0 ? oneOf(scene.luck(name, 'in-hand'), list) : undefined;
}

/** How long it has until its promise is broken. */
export const timeLeft = ({ handle }: Order, now: number): number => (handle?.dueAt ?? 0) - now;
