/** What lies over the states, and the end of what should not be: T24 and T26 to T30. */
import { z } from 'zod';
import { LEVELS, VOID_REASONS } from '../codes.ts';
import { order } from '../order.ts';
import { code, instant, stepped, which } from './stepped.ts';

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

const levelled = which.extend({ to: z.enum(LEVELS) });

export const orderRaised = stepped(
  'order.raised',
  'raise',
  levelled.extend({ receiver: code.nullable() }),
  ({ to }) => ({ level: to }),
  { v: 2, upcast: { 1: (old) => ({ ...(old as object), receiver: null }) } },
);

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

export const OVERSIGHT_EVENTS = [
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
] as const;
