/** What the events of an order are made of: one that takes it along a step has its state from the table, the rest from a patch. */
import { z } from 'zod';
import { type DefinedEvent, defineEvent, type Stamp } from '../../contract.ts';
import type { DraftWorld } from '../../world.ts';
import { LIFE_CYCLE, type OrderAction, type OrderState } from '../flow.ts';
import { clock, type Order, stageClock } from '../order.ts';

export const code = z.string().max(64);
export const instant = z.number().int();
export const which = z.object({ id: code });
export const staged = which.extend({ stage: stageClock.nullable() });
export const clocked = staged.extend({ handle: clock.nullable() });

/** In the first form no clocks were kept. */
const withoutClocks = { 1: (old: unknown) => ({ ...(old as object), stage: null }) };

type Patch<D> = (data: D, order: Order, stamp: Stamp) => Partial<Order>;

export function move(
  draft: DraftWorld,
  id: string,
  state: OrderState | undefined,
  patch: Partial<Order>,
  stamp: Stamp,
) {
  const order = draft.orders.get(id);
  if (!order) return;
  draft.orders.put({
    ...order,
    ...patch,
    state: state ?? order.state,
    lastBy: stamp.by,
    lastAt: stamp.at,
  });
}

export function stepped<const T extends string, D extends { id: string }>(
  type: T,
  action: OrderAction,
  data: z.ZodType<D>,
  patch: Patch<D>,
  versions: { v: number; upcast?: Record<number, (old: unknown) => unknown> } = { v: 1 },
): DefinedEvent<T, D> {
  return defineEvent({
    type,
    ...versions,
    data,
    shelf: 'orders',
    fold: (draft, data, stamp) => {
      const order = draft.orders.get(data.id);
      if (!order) return;
      move(draft, data.id, LIFE_CYCLE.after(order.state, action), patch(data, order, stamp), stamp);
    },
  });
}

export const v2 = { v: 2, upcast: withoutClocks };
