/** A work order (工单). Its title is its category and place; the words people typed lie in a register under its id. */
import { z } from 'zod';
import { holds } from '../access/table.ts';
import { type Viewer, within } from '../access/viewer.ts';
import { position } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import { ORDER_STATES } from './flow.ts';

/** Sources of DOMAIN §3.1. */
export const SOURCES = [
  'GRID',
  'SELF',
  'SNAP',
  'HOT',
  'POINT',
  'VISIT',
  'VIDEO',
  'IOT',
  'AI',
  'DEPT',
  'UP',
  'PETI',
  'LEAD',
  'MEDIA',
] as const;
export const source = z.enum(SOURCES);
/** 1 一般, 2 较急, 3 紧急, 4 特急. */
export const urgency = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** Epoch milliseconds. */
const instant = z.number().int();

export const order = thing.extend({
  /** Issued at filing: the town's prefix, the day, five digits. */
  orderNo: z.string().nullable(),
  state: z.enum(ORDER_STATES),
  category: z.string(),
  urgency,
  /** What the reporter proposed; the acceptor decides. */
  reportedUrgency: urgency,
  source,
  grid: z.string(),
  point: position,
  handler: z.string().nullable(),
  returns: z.number().int().nonnegative(),
  reportedAt: instant,
  reportedBy: z.string(),
  filedAt: instant.nullable(),
  dispatchedAt: instant.nullable(),
  signedAt: instant.nullable(),
  handledAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Who moved it last, and when: what the loser of a race is told. */
  lastBy: z.string(),
  lastAt: instant,
});
export type Order = z.infer<typeof order>;

/**
 * An order is seen by those who answer for its place, and by the worker it is assigned to; never by a role that does not
 * read orders, whatever its areas: who keeps the accounts does not see the business.
 */
export const seesOrder = (order: Order, viewer: Viewer): boolean =>
  holds(viewer, 'order.read') &&
  (within(viewer.scopes, order.path) ||
    (viewer.worker !== null && order.handler === viewer.worker));

export const orderKind = defineKind<Order>({
  schema: order,
  lens: (order, viewer) => (seesOrder(order, viewer) ? order : undefined),
});
