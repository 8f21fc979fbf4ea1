/** Orders that ended long ago leave the world; their rows and stories stay in the books. */
import type { NewEvent } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import { orderArchived } from './events/keeping.ts';
import { LIFE_CYCLE } from './flow.ts';

/** How long what ended stays in the world; of orders, how many may. */
export const STAYS_MS = 30 * 86_400_000;
const STAYS_COUNT = 20_000;

/** The archiving that is due: a month after an order's end, and the oldest beyond what a world should hold. */
export function dueArchiving(world: World, now: number): NewEvent[] {
  const ended = [...world.orders.values()]
    .filter((order) => !LIFE_CYCLE.open(order.state))
    .sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0));
  return ended
    .filter((order, rank) => rank >= STAYS_COUNT || now - (order.closedAt ?? 0) > STAYS_MS)
    .map(({ id }) => orderArchived.of({ id }));
}
