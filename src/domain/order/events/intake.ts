/** How an order begins and becomes one: T1 to T7, and T25. */
import { z } from 'zod';
import { defineEvent } from '../../contract.ts';
import { areaPath } from '../../kernel/thing.ts';
import { BLANK } from '../blank.ts';
import { LEVELS, REJECT_REASONS } from '../codes.ts';
import { LIFE_CYCLE } from '../flow.ts';
import { order, stageClock, urgency } from '../order.ts';
import { clocked, code, instant, move, staged, stepped, which } from './stepped.ts';

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

export const INTAKE_EVENTS = [
  orderReported,
  orderSelfHandled,
  verificationAsked,
  orderConfirmed,
  orderDenied,
  orderAccepted,
  orderRejected,
  orderMerged,
  orderFiled,
] as const;
