/** What can happen to an order. Each event carries the clocks as they were computed on its day; folding computes nothing. */
import { z } from 'zod';
import { type DefinedEvent, defineEvent, type Stamp } from '../contract.ts';
import { areaPath } from '../kernel/thing.ts';
import type { DraftWorld } from '../world.ts';
import { BLANK } from './blank.ts';
import {
  LEVELS,
  REJECT_REASONS,
  REOPEN_REASONS,
  RESULTS,
  RETURN_REASONS,
  SUSPEND_REASONS,
  VOID_REASONS,
} from './codes.ts';
import { LIFE_CYCLE, type OrderAction, type OrderState } from './flow.ts';
import { clock, type Order, order, stageClock, urgency } from './order.ts';

const code = z.string().max(64);
const instant = z.number().int();
const which = z.object({ id: code });
const staged = which.extend({ stage: stageClock.nullable() });
const clocked = staged.extend({ handle: clock.nullable() });

/** In the first form no clocks were kept. */
const withoutClocks = { 1: (old: unknown) => ({ ...(old as object), stage: null }) };

type Patch<D> = (data: D, order: Order, stamp: Stamp) => Partial<Order>;

function move(
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

/** An event that takes an order along a step of its life: the state comes from the table, the rest from the patch. */
function stepped<const T extends string, D extends { id: string }>(
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

const v2 = { v: 2, upcast: withoutClocks };

export const orderReported = defineEvent({
  type: 'order.reported',
  v: 2,
  upcast: { 1: (old) => ({ ...(old as object), stage: null, rules: null, confidential: false }) },
  data: order
    .pick({
      id: true,
      path: true,
      category: true,
      reportedUrgency: true,
      source: true,
      grid: true,
      point: true,
      rules: true,
      confidential: true,
    })
    .extend({ stage: stageClock.nullable() }),
  shelf: 'orders',
  fold: (draft, data, { at, by }) =>
    draft.orders.put({
      ...BLANK,
      ...data,
      assist: [],
      state: LIFE_CYCLE.start,
      urgency: data.reportedUrgency,
      reportedAt: at,
      reportedBy: by,
      lastBy: by,
      lastAt: at,
    }),
});

/** T25: found, handled and ended by one worker; counted apart for ever. */
export const orderSelfHandled = defineEvent({
  type: 'order.self-handled',
  v: 1,
  data: order.pick({
    id: true,
    path: true,
    category: true,
    urgency: true,
    grid: true,
    point: true,
    handler: true,
    rules: true,
    photosBefore: true,
    photosAfter: true,
  }),
  shelf: 'orders',
  fold: (draft, data, { at, by }) =>
    draft.orders.put({
      ...BLANK,
      ...data,
      assist: [],
      state: 'CLOSED',
      source: 'SELF',
      reportedUrgency: data.urgency,
      reportedAt: at,
      reportedBy: by,
      handledAt: at,
      closedAt: at,
      result: 'SOLVED',
      lastBy: by,
      lastAt: at,
    }),
});

export const verificationAsked = stepped(
  'order.verification-asked',
  'ask-verify',
  staged.extend({ verifier: code }),
  ({ stage, verifier }) => ({ stage, verifier }),
);
export const orderConfirmed = stepped(
  'order.confirmed',
  'confirm',
  staged,
  ({ stage }, _, { at }) => ({
    stage,
    acceptedAt: at,
    verifier: null,
  }),
);
export const orderDenied = stepped('order.denied', 'deny', which, (_data, _order, { at }) => ({
  stage: null,
  rejected: 'DENIED',
  closedAt: at,
}));
export const orderAccepted = stepped(
  'order.accepted',
  'accept',
  staged,
  ({ stage }, _, { at }) => ({
    stage,
    acceptedAt: at,
  }),
);
export const orderRejected = stepped(
  'order.rejected',
  'reject',
  which.extend({ reason: z.enum(REJECT_REASONS) }),
  ({ reason }, _, { at }) => ({ stage: null, rejected: reason, closedAt: at }),
);

/** T6: the order ends here, its reporters go on with the master. */
export const orderMerged = defineEvent({
  type: 'order.merged',
  v: 1,
  data: which.extend({ master: code }),
  shelf: 'orders',
  fold: (draft, { id, master }, stamp) => {
    const [child, into] = [draft.orders.get(id), draft.orders.get(master)];
    if (!child || !into) return;
    move(draft, id, 'MERGED', { master, stage: null, closedAt: stamp.at }, stamp);
    move(draft, master, undefined, { reporters: into.reporters + child.reporters }, stamp);
  },
});

export const orderFiled = defineEvent({
  type: 'order.filed',
  v: 2,
  upcast: {
    1: (old) => ({
      ...(old as object),
      level: 'GRID',
      rules: null,
      confidential: false,
      stage: null,
      handle: null,
    }),
  },
  data: clocked.extend({
    orderNo: z.string(),
    category: z.string(),
    urgency,
    level: z.enum(LEVELS),
    rules: z.string().nullable(),
    confidential: z.boolean(),
    /** The counter the number came from, and its value now. */
    counter: z.object({ id: z.string(), path: areaPath, value: instant }),
  }),
  shelf: 'orders',
  fold: (draft, { id, counter, ...patch }, stamp) => {
    draft.counters.put(counter);
    move(draft, id, 'FILED', { ...patch, filedAt: stamp.at }, stamp);
  },
});

export const orderDispatched = stepped(
  'order.dispatched',
  'dispatch',
  staged.extend({ org: code.nullable(), handler: code.nullable(), assist: z.array(code) }),
  ({ stage, org, handler, assist }, { dispatches }, { at }) => ({
    stage,
    org,
    handler,
    assist,
    dispatches: dispatches + 1,
    dispatchedAt: at,
  }),
  { v: 2, upcast: { 1: (old) => ({ ...(old as object), stage: null, org: null, assist: [] }) } },
);
const undispatched = { org: null, handler: null, assist: [], dispatchedAt: null, signedAt: null };

export const orderRecalled = stepped(
  'order.recalled',
  'recall',
  staged,
  ({ stage }, { dispatches }) => ({ stage, ...undispatched, dispatches: dispatches - 1 }),
  v2,
);
export const orderSigned = stepped(
  'order.signed',
  'sign',
  staged,
  ({ stage }, _, { at }) => ({ stage, signedAt: at }),
  v2,
);
export const orderReturned = stepped(
  'order.returned',
  'return',
  staged.extend({ reason: z.enum(RETURN_REASONS), suggested: code.nullable() }),
  ({ stage }, { returns }) => ({ stage, ...undispatched, returns: returns + 1 }),
  { v: 2, upcast: { 1: (old) => ({ ...(old as object), stage: null, suggested: null }) } },
);
export const orderRuled = stepped(
  'order.ruled',
  'arbitrate',
  staged.extend({ org: code }),
  ({ stage, org }, { dispatches }, { at }) => ({
    stage,
    org,
    ruled: true,
    dispatches: dispatches + 1,
    dispatchedAt: at,
  }),
);
export const orderReassigned = stepped(
  'order.reassigned',
  'reassign',
  staged.extend({ reason: z.enum(RETURN_REASONS) }),
  ({ stage }) => ({ stage, ...undispatched, extensionAsked: null, suspensionAsked: null }),
);
export const orderHandled = stepped(
  'order.handled',
  'finish',
  staged.extend({ result: z.enum(RESULTS) }),
  ({ stage, result }, _, { at }) => ({
    stage,
    result,
    handledAt: at,
    extensionAsked: null,
    suspensionAsked: null,
  }),
  v2,
);

export const extensionAsked = stepped(
  'order.extension-asked',
  'ask-extension',
  which.extend({ until: instant }),
  ({ until }, _, { at, by }) => ({ extensionAsked: { until, at, by } }),
);
export const orderExtended = stepped(
  'order.extended',
  'extend',
  clocked,
  ({ stage, handle }, { extensions }) => ({
    stage,
    handle,
    extensions: extensions + 1,
    extensionAsked: null,
    escalated: 0,
  }),
);
export const extensionRefused = stepped(
  'order.extension-refused',
  'refuse-extension',
  which,
  () => ({
    extensionAsked: null,
  }),
);
export const suspensionAsked = stepped(
  'order.suspension-asked',
  'ask-suspension',
  which.extend({ reason: z.enum(SUSPEND_REASONS), reviewAt: instant }),
  ({ reason, reviewAt }, _, { at, by }) => ({ suspensionAsked: { reason, reviewAt, at, by } }),
);
export const orderSuspended = stepped(
  'order.suspended',
  'suspend',
  which,
  (_data, { suspensionAsked }, { at }) => ({
    stage: null,
    pausedAt: at,
    suspensionAsked: null,
    suspended: suspensionAsked && {
      reason: suspensionAsked.reason,
      reviewAt: suspensionAsked.reviewAt,
    },
  }),
);
export const suspensionRefused = stepped(
  'order.suspension-refused',
  'refuse-suspension',
  which,
  () => ({
    suspensionAsked: null,
  }),
);
/** T17. An order whose whistle still sounds goes back to it. */
export const orderResumed = defineEvent({
  type: 'order.resumed',
  v: 1,
  data: clocked.extend({ to: z.enum(['HANDLING', 'JOINT']) }),
  shelf: 'orders',
  fold: (draft, { id, to, stage, handle }, stamp) =>
    move(draft, id, to, { stage, handle, pausedAt: null, suspended: null }, stamp),
});

export const checkAsked = stepped(
  'order.check-asked',
  'ask-check',
  staged.extend({ checker: code }),
  ({ stage, checker }) => ({ stage, checker }),
);
export const checkPassed = stepped(
  'order.check-passed',
  'pass',
  staged.extend({ remote: z.boolean() }),
  ({ stage }, _, { at }) => ({ stage, checkedAt: at }),
);
export const orderReworked = stepped(
  'order.reworked',
  'rework',
  clocked,
  ({ stage, handle }, { reworks }) => ({
    stage,
    handle,
    checker: null,
    handledAt: null,
    result: null,
    reworks: reworks + 1,
  }),
);
export const orderClosed = stepped('order.closed', 'close', which, (_data, _order, { at }) => ({
  stage: null,
  closedAt: at,
  demand: null,
}));
export const orderVisited = stepped(
  'order.visited',
  'visit',
  which.extend({
    contacted: z.boolean(),
    solved: z.boolean().nullable(),
    satisfaction: z.number().int().min(1).max(5).nullable(),
  }),
  ({ contacted, solved, satisfaction }, _, { at }) => ({
    visit: { at, contacted, solved, satisfaction },
  }),
);
export const orderReopened = stepped(
  'order.reopened',
  'reopen',
  clocked.extend({ reason: z.enum(REOPEN_REASONS) }),
  ({ stage, handle }, { reopens, relapsed, closedAt }, { at }) => ({
    stage,
    handle,
    reopens: reopens + 1,
    relapsed: relapsed || (closedAt !== null && at - closedAt <= RELAPSE_MS),
    reopenedAt: at,
    closedAt: null,
    checkedAt: null,
    handledAt: null,
    checker: null,
    result: null,
    escalated: 0,
  }),
);
export const orderVoided = stepped(
  'order.voided',
  'void',
  which.extend({ reason: z.enum(VOID_REASONS) }),
  (_data, _order, { at }) => ({
    stage: null,
    closedAt: at,
    demand: null,
    pausedAt: null,
    suspended: null,
  }),
);

/** A closure that is opened again within this time was none (DOMAIN §3.8). */
const RELAPSE_MS = 15 * 86_400_000;

const levelled = which.extend({ to: z.enum(LEVELS) });
export const orderRaised = stepped('order.raised', 'raise', levelled, ({ to }) => ({ level: to }));
export const orderLowered = stepped('order.lowered', 'lower', levelled, ({ to }) => ({
  level: to,
}));

const demanded = which.extend({ replyBy: instant });
const SUPERVISION = { urge: 'URGED', supervise: 'SUPERVISED', list: 'LISTED' } as const;
const demands = <const T extends string>(type: T, action: keyof typeof SUPERVISION) =>
  stepped(type, action, demanded, ({ replyBy }, _, { at, by }) => ({
    supervision: SUPERVISION[action],
    demand: { kind: SUPERVISION[action], at, by, replyBy },
  }));
export const orderUrged = demands('order.urged', 'urge');
export const orderSupervised = demands('order.supervised', 'supervise');
export const orderListed = demands('order.listed', 'list');
export const demandAnswered = stepped('order.demand-answered', 'answer-urge', which, () => ({
  demand: null,
}));
/** A leader's 批示: a task with a due date. */
export const orderInstructed = stepped(
  'order.instructed',
  'instruct',
  demanded,
  ({ replyBy }, _, { at, by }) => ({
    important: true,
    demand: { kind: 'INSTRUCTED' as const, at, by, replyBy },
  }),
);
/** What the clock itself raised; once for each rung. */
export const orderEscalated = stepped(
  'order.escalated',
  'note',
  which.extend({ rung: z.number().int().min(1).max(3), replyBy: instant }),
  ({ rung, replyBy }, order, { at, by }) => {
    const kind = rung === 1 ? ('URGED' as const) : ('SUPERVISED' as const);
    return {
      escalated: rung,
      supervision: order.supervision === 'LISTED' ? order.supervision : kind,
      important: order.important || rung === 3,
      demand: { kind, at, by, replyBy },
    };
  },
);
export const orderNoted = stepped('order.noted', 'note', which, () => ({}));
export const orderMarked = stepped(
  'order.marked',
  'mark',
  which.extend({ important: z.boolean() }),
  ({ important }) => ({
    important,
  }),
);

/** The place was wrong; the order now belongs to another grid, perhaps another village. */
export const orderRelocated = stepped(
  'order.relocated',
  'relocate',
  order.pick({ id: true, path: true, grid: true, point: true }),
  ({ path, grid, point }) => ({ path, grid, point }),
);

export const photoAdded = stepped(
  'order.photo-added',
  'note',
  which.extend({
    photo: code,
    phase: z.enum(['BEFORE', 'AFTER']),
    point: order.shape.point.nullable(),
    takenAt: instant.nullable(),
  }),
  ({ phase }, { photosBefore, photosAfter }) =>
    phase === 'BEFORE' ? { photosBefore: photosBefore + 1 } : { photosAfter: photosAfter + 1 },
);

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
  orderSelfHandled,
  verificationAsked,
  orderConfirmed,
  orderDenied,
  orderAccepted,
  orderRejected,
  orderMerged,
  orderFiled,
  orderDispatched,
  orderRecalled,
  orderSigned,
  orderReturned,
  orderRuled,
  orderReassigned,
  orderHandled,
  extensionAsked,
  orderExtended,
  extensionRefused,
  suspensionAsked,
  orderSuspended,
  suspensionRefused,
  orderResumed,
  checkAsked,
  checkPassed,
  orderReworked,
  orderClosed,
  orderVisited,
  orderReopened,
  orderVoided,
  orderRaised,
  orderLowered,
  orderUrged,
  orderSupervised,
  orderListed,
  demandAnswered,
  orderInstructed,
  orderEscalated,
  orderNoted,
  orderMarked,
  orderRelocated,
  photoAdded,
  orderArchived,
] as const;
