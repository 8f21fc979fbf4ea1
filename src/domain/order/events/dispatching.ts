/** Into whose hands it goes, and back: T8 to T11 and T29. */
import { z } from 'zod';
import { RETURN_REASONS } from '../codes.ts';
import { code, staged, stepped, v2 } from './stepped.ts';

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

export const DISPATCH_EVENTS = [
  orderDispatched,
  orderRecalled,
  orderSigned,
  orderReturned,
  orderRuled,
  orderReassigned,
] as const;
