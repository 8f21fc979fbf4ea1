/** A work order (工单). Its title is its category and place; the words people typed lie in a register under its id. */
import { z } from 'zod';
import { holds, isAsked, isOwn, type Placed, relates, relationFor } from '../access/table.ts';
import type { Viewer } from '../access/viewer.ts';
import { position } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import { limit } from '../time/deadline.ts';
import {
  LEVELS,
  REJECT_REASONS,
  RESULTS,
  SOURCES,
  SUPERVISIONS,
  SUSPEND_REASONS,
} from './codes.ts';
import { ORDER_STATES, STAGES } from './flow.ts';

export const source = z.enum(SOURCES);
/** 1 一般, 2 较急, 3 紧急, 4 特急. */
export const urgency = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Urgency = z.infer<typeof urgency>;

/** Epoch milliseconds on the town's clock. */
const instant = z.number().int();
const code = z.string().max(64);
const count = z.number().int().nonnegative();

/** A limit that runs: when it began, when its lamp turns yellow, when it is over. */
export const clock = z.object({ start: instant, limit, warnAt: instant, dueAt: instant });
export type Clock = z.infer<typeof clock>;
/** The limit of the state an order stands in. */
export const stageClock = clock.extend({ stage: z.enum(STAGES) });
export type StageClock = z.infer<typeof stageClock>;

/** What somebody asked for and nobody has answered yet. */
const extensionAsked = z.object({ until: instant, at: instant, by: z.string() });
const suspensionAsked = z.object({
  reason: z.enum(SUSPEND_REASONS),
  reviewAt: instant,
  at: instant,
  by: z.string(),
});
/** A reminder, supervision or instruction that wants an answer. */
const demand = z.object({
  kind: z.enum(['URGED', 'SUPERVISED', 'LISTED', 'INSTRUCTED']),
  at: instant,
  by: z.string(),
  replyBy: instant,
});
export type Demand = z.infer<typeof demand>;

const visit = z.object({
  at: instant,
  contacted: z.boolean(),
  solved: z.boolean().nullable(),
  /** 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
  satisfaction: z.number().int().min(1).max(5).nullable(),
});

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
  level: z.enum(LEVELS),

  /** The organisation that leads; one, always. */
  org: code.nullable(),
  assist: z.array(code),
  /** The worker in whose hands it is. */
  handler: code.nullable(),
  verifier: code.nullable(),
  checker: code.nullable(),

  /** Version of the rule book of its day: the order keeps it. */
  rules: z.string().nullable(),
  stage: stageClock.nullable(),
  /** The promise: from filing to handling, paused while suspended. */
  handle: clock.nullable(),
  pausedAt: instant.nullable(),

  reportedAt: instant,
  reportedBy: z.string(),
  acceptedAt: instant.nullable(),
  filedAt: instant.nullable(),
  dispatchedAt: instant.nullable(),
  signedAt: instant.nullable(),
  handledAt: instant.nullable(),
  checkedAt: instant.nullable(),
  closedAt: instant.nullable(),
  reopenedAt: instant.nullable(),

  dispatches: count,
  returns: count,
  /** The duty chief has ruled who leads; that is final. */
  ruled: z.boolean(),
  reworks: count,
  extensions: count,
  reopens: count,
  /** How long a closure held, in milliseconds, before the order was opened again: the shortest, if more than one was. */
  relapsedAfter: count.nullable(),
  /** Everyone who reported it, those of merged orders among them. */
  reporters: z.number().int().min(1),

  result: z.enum(RESULTS).nullable(),
  rejected: z.enum([...REJECT_REASONS, 'DENIED']).nullable(),
  supervision: z.enum(SUPERVISIONS),
  demand: demand.nullable(),
  /** How far the clock itself has escalated: 1 at the limit, 2 at half as much again, 3 at twice. */
  escalated: z.number().int().min(0).max(3),
  extensionAsked: extensionAsked.nullable(),
  suspensionAsked: suspensionAsked.nullable(),
  suspended: z.object({ reason: z.enum(SUSPEND_REASONS), reviewAt: instant }).nullable(),
  visit: visit.nullable(),
  important: z.boolean(),
  confidential: z.boolean(),
  /** The order this one was merged into. */
  master: code.nullable(),
  whistle: code.nullable(),
  photosBefore: count,
  photosAfter: count,

  /** Who moved it last, and when: what the loser of a race is told. */
  lastBy: z.string(),
  lastAt: instant,
});
export type Order = z.infer<typeof order>;

/** An order as the authorisation table looks at it. */
export const placed = ({ path, handler, verifier, checker, org, assist }: Order): Placed => ({
  path,
  handler,
  verifier: checker ?? verifier,
  orgs: org ? [org, ...assist] : assist,
});

/** The category of an order whose matter is not for everybody. No dictionary has it. */
export const CONCEALED = '00';

/** Steps of about a hundred metres. */
const coarse = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/**
 * That there is a confidential order, about where, and how its clocks stand: so that every screen counts the same. Neither what
 * it is about nor who has it.
 */
const concealed = (order: Order): Order => ({
  ...order,
  category: CONCEALED,
  point: [coarse(order.point[0]), coarse(order.point[1])],
  ...{ org: null, assist: [], handler: null, verifier: null, checker: null },
  ...{ master: null, whistle: null, photosBefore: 0, photosAfter: 0 },
});

/**
 * An order as a viewer sees it, or nothing: whole for those who answer for its place and for the worker and the organisations
 * it is assigned to; a confidential one whole for nobody else than those and the command, concealed for a wall; none for a role
 * that does not read orders.
 */
export function orderInSight(order: Order, viewer: Viewer): Order | undefined {
  const relation = relationFor(viewer, 'order.read');
  if (!relation) return undefined;
  const thing = placed(order);
  if (isOwn(viewer, thing) || isAsked(viewer, thing)) return order;
  if (!relates(relation, viewer, thing)) return undefined;
  if (!order.confidential || holds(viewer, 'order.confidential')) return order;
  return holds(viewer, 'order.concealed') ? concealed(order) : undefined;
}

/** Whether the viewer sees the order whole. */
export const seesOrder = (order: Order, viewer: Viewer): boolean =>
  orderInSight(order, viewer) === order;

export const orderKind = defineKind<Order>({ schema: order, lens: orderInSight });
