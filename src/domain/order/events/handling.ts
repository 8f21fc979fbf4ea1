/** Handled, promised for longer, or put off with a date: T14 to T17. */
import { z } from 'zod';
import { defineEvent } from '../../contract.ts';
import { RESULTS, SUSPEND_REASONS } from '../codes.ts';
import { clocked, instant, move, staged, stepped, v2, which } from './stepped.ts';

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

export const HANDLING_EVENTS = [
  orderHandled,
  extensionAsked,
  orderExtended,
  extensionRefused,
  suspensionAsked,
  orderSuspended,
  suspensionRefused,
  orderResumed,
] as const;
