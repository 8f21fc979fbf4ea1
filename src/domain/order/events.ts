import { z } from 'zod';
import { defineEvent, type Stamp } from '../contract.ts';
import { areaPath } from '../kernel/thing.ts';
import type { DraftWorld } from '../world.ts';
import { LIFE_CYCLE, type OrderAction } from './flow.ts';
import { type Order, order, urgency } from './order.ts';

const which = z.object({ id: z.string() });

/** Moves an order along its life cycle and keeps who did it and when. */
function move(
  draft: DraftWorld,
  id: string,
  action: OrderAction,
  stamp: Stamp,
  patch: Partial<Order> = {},
): void {
  const order = draft.orders.get(id);
  if (!order) return;
  draft.orders.put({
    ...order,
    ...patch,
    state: LIFE_CYCLE.after(order.state, action),
    lastBy: stamp.by,
    lastAt: stamp.at,
  });
}

export const orderReported = defineEvent({
  type: 'order.reported',
  v: 1,
  data: order.pick({
    id: true,
    path: true,
    category: true,
    reportedUrgency: true,
    source: true,
    grid: true,
    point: true,
  }),
  shelf: 'orders',
  fold: (draft, data, { at, by }) =>
    draft.orders.put({
      ...data,
      orderNo: null,
      state: LIFE_CYCLE.start,
      urgency: data.reportedUrgency,
      handler: null,
      returns: 0,
      reportedAt: at,
      reportedBy: by,
      filedAt: null,
      dispatchedAt: null,
      signedAt: null,
      handledAt: null,
      closedAt: null,
      lastBy: by,
      lastAt: at,
    }),
});

export const orderFiled = defineEvent({
  type: 'order.filed',
  v: 1,
  data: which.extend({
    orderNo: z.string(),
    category: z.string(),
    urgency,
    /** The counter the number came from, and its value now. */
    counter: z.object({ id: z.string(), path: areaPath, value: z.number().int() }),
  }),
  shelf: 'orders',
  fold: (draft, { id, orderNo, category, urgency, counter }, stamp) => {
    draft.counters.put(counter);
    move(draft, id, 'file', stamp, { orderNo, category, urgency, filedAt: stamp.at });
  },
});

export const orderDispatched = defineEvent({
  type: 'order.dispatched',
  v: 1,
  data: which.extend({ handler: z.string() }),
  shelf: 'orders',
  fold: (draft, { id, handler }, stamp) =>
    move(draft, id, 'dispatch', stamp, { handler, dispatchedAt: stamp.at }),
});

export const orderRecalled = defineEvent({
  type: 'order.recalled',
  v: 1,
  data: which,
  shelf: 'orders',
  fold: (draft, { id }, stamp) =>
    move(draft, id, 'recall', stamp, { handler: null, dispatchedAt: null }),
});

export const orderSigned = defineEvent({
  type: 'order.signed',
  v: 1,
  data: which,
  shelf: 'orders',
  fold: (draft, { id }, stamp) => move(draft, id, 'sign', stamp, { signedAt: stamp.at }),
});

/** Reasons a handler may send an order back (DOMAIN T10). */
export const RETURN_REASONS = ['NOT_OURS', 'PLACE_UNCLEAR', 'DUPLICATE', 'OUT_OF_SCOPE'] as const;

export const orderReturned = defineEvent({
  type: 'order.returned',
  v: 1,
  data: which.extend({ reason: z.enum(RETURN_REASONS) }),
  shelf: 'orders',
  fold: (draft, { id }, stamp) =>
    move(draft, id, 'return', stamp, {
      handler: null,
      dispatchedAt: null,
      returns: (draft.orders.get(id)?.returns ?? 0) + 1,
    }),
});

/** What a handling came to (DOMAIN T14). */
export const RESULTS = ['SOLVED', 'PARTLY', 'EXPLAINED', 'UNSOLVABLE'] as const;

export const orderHandled = defineEvent({
  type: 'order.handled',
  v: 1,
  data: which.extend({ result: z.enum(RESULTS) }),
  shelf: 'orders',
  fold: (draft, { id }, stamp) => move(draft, id, 'finish', stamp, { handledAt: stamp.at }),
});

export const orderClosed = defineEvent({
  type: 'order.closed',
  v: 1,
  data: which,
  shelf: 'orders',
  fold: (draft, { id }, stamp) => move(draft, id, 'close', stamp, { closedAt: stamp.at }),
});

/** Reasons an order is void (DOMAIN T24). */
export const VOID_REASONS = ['ERROR', 'TEST', 'WITHDRAWN'] as const;

export const orderVoided = defineEvent({
  type: 'order.voided',
  v: 1,
  data: which.extend({ reason: z.enum(VOID_REASONS) }),
  shelf: 'orders',
  fold: (draft, { id }, stamp) => move(draft, id, 'void', stamp, { closedAt: stamp.at }),
});

/** The place was wrong; the order now belongs to another grid, perhaps another village. */
export const orderRelocated = defineEvent({
  type: 'order.relocated',
  v: 1,
  data: order.pick({ id: true, path: true, grid: true, point: true }),
  shelf: 'orders',
  fold: (draft, { id, path, grid, point }, stamp) =>
    move(draft, id, 'relocate', stamp, { path, grid, point }),
});

/** An order that ended long ago leaves the world; its row and its story stay. */
export const orderArchived = defineEvent({
  type: 'order.archived',
  v: 1,
  data: which,
  shelf: 'orders',
  fold: (draft, { id }) => draft.orders.drop(id),
});

export const ORDER_EVENTS = [
  orderReported,
  orderFiled,
  orderDispatched,
  orderRecalled,
  orderSigned,
  orderReturned,
  orderHandled,
  orderClosed,
  orderVoided,
  orderRelocated,
  orderArchived,
] as const;
