/** Checked, answered, called back, opened again: T18 to T23. */
import { z } from 'zod';
import { REOPEN_REASONS } from '../codes.ts';
import { clocked, code, staged, stepped, which } from './stepped.ts';

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
  ({ stage, handle }, { reopens, relapsedAfter, closedAt }, { at }) => ({
    stage,
    handle,
    reopens: reopens + 1,
    relapsedAfter:
      closedAt === null ? relapsedAfter : Math.min(relapsedAfter ?? Infinity, at - closedAt),
    reopenedAt: at,
    closedAt: null,
    checkedAt: null,
    handledAt: null,
    checker: null,
    result: null,
    escalated: 0,
  }),
);

export const CHECKING_EVENTS = [
  checkAsked,
  checkPassed,
  orderReworked,
  orderClosed,
  orderVisited,
  orderReopened,
] as const;
