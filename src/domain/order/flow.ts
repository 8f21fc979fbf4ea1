/**
 * The life of an order (DOMAIN §3.2–3.3) as one table: commands, buttons, forms, documentation and tests are read from it.
 * Lamp, supervision, counts, level, call-back and the marks are not states; they lie over them.
 */
import {
  category,
  choice,
  type Fields,
  flag,
  grid,
  instant,
  optional,
  orderField,
  org,
  orgs,
  point,
  score,
  text,
  urgencyField,
  worker,
} from '../kernel/field.ts';
import { defineFlow, type Step } from '../kernel/flow.ts';
import {
  LEVELS,
  REJECT_REASONS,
  REOPEN_REASONS,
  RESULTS,
  RETURN_REASONS,
  SUSPEND_REASONS,
  VOID_REASONS,
} from './codes.ts';

export const ORDER_STATES = [
  'DRAFT',
  'REPORTED',
  'VERIFYING',
  'ACCEPTED',
  'FILED',
  'DISPATCHED',
  'HANDLING',
  'JOINT',
  'SUSPENDED',
  'HANDLED',
  'CHECKING',
  'CHECKED',
  'CLOSED',
  'REJECTED',
  'VOID',
  'MERGED',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

const ENDS = ['CLOSED', 'REJECTED', 'VOID', 'MERGED'] as const;
/** Every state an order has in the centre; a draft is only on the device it is written on. */
const OPEN = ORDER_STATES.filter(
  (state) => state !== 'DRAFT' && !(ENDS as readonly string[]).includes(state),
);
const FILED_ON = ['FILED', 'DISPATCHED', 'HANDLING', 'JOINT'] as const;

const step = <const F extends Fields>(one: Step<OrderState> & { needs: F }) => one;

export const STEPS = {
  'ask-verify': step({
    row: 'T2',
    from: ['REPORTED'],
    to: 'VERIFYING',
    may: 'order.accept',
    needs: { verifier: worker },
  }),
  confirm: step({
    row: 'T3',
    from: ['VERIFYING'],
    to: 'ACCEPTED',
    may: 'order.verify',
    needs: { note: text(), fix: optional(point), farReason: optional(text()) },
  }),
  deny: step({
    row: 'T3',
    from: ['VERIFYING'],
    to: 'REJECTED',
    may: 'order.verify',
    needs: { note: text(), fix: optional(point), farReason: optional(text()) },
  }),
  accept: step({ row: 'T4', from: ['REPORTED'], to: 'ACCEPTED', may: 'order.accept', needs: {} }),
  reject: step({
    row: 'T5',
    from: ['REPORTED', 'ACCEPTED'],
    to: 'REJECTED',
    may: 'order.accept',
    needs: { reason: choice(REJECT_REASONS), reply: text() },
  }),
  merge: step({
    row: 'T6',
    from: ['REPORTED', 'ACCEPTED'],
    to: 'MERGED',
    may: 'order.accept',
    needs: { master: orderField },
  }),
  file: step({
    row: 'T7',
    from: ['ACCEPTED'],
    to: 'FILED',
    may: 'order.file',
    needs: { category, urgency: urgencyField, level: choice(LEVELS) },
  }),
  dispatch: step({
    row: 'T8',
    from: ['FILED'],
    to: 'DISPATCHED',
    may: 'order.dispatch',
    needs: {
      org: optional(org),
      handler: optional(worker),
      assist: optional(orgs),
      instruction: optional(text()),
    },
  }),
  sign: step({ row: 'T9', from: ['DISPATCHED'], to: 'HANDLING', may: 'order.handle', needs: {} }),
  return: step({
    row: 'T10',
    from: ['DISPATCHED'],
    to: 'FILED',
    may: 'order.handle',
    needs: { reason: choice(RETURN_REASONS), basis: text(), suggested: optional(org) },
  }),
  arbitrate: step({
    row: 'T10',
    from: ['FILED'],
    to: 'DISPATCHED',
    may: 'order.arbitrate',
    needs: { org, ruling: text() },
  }),
  reassign: step({
    row: 'T11',
    from: ['HANDLING'],
    to: 'FILED',
    may: 'order.dispatch',
    needs: { reason: choice(RETURN_REASONS), basis: text() },
  }),
  finish: step({
    row: 'T14',
    from: ['HANDLING'],
    to: 'HANDLED',
    may: 'order.handle',
    needs: {
      result: choice(RESULTS),
      talkedTo: text(),
      measure: text(),
      promise: text(),
    },
  }),
  'ask-extension': step({
    row: 'T15',
    from: ['HANDLING'],
    may: 'order.handle',
    needs: { until: instant, reason: text() },
  }),
  extend: step({ row: 'T15', from: ['HANDLING'], may: 'order.extend', needs: {} }),
  'refuse-extension': step({
    row: 'T15',
    from: ['HANDLING'],
    may: 'order.extend',
    needs: { reason: text() },
  }),
  'ask-suspension': step({
    row: 'T16',
    from: ['HANDLING', 'JOINT'],
    may: 'order.handle',
    needs: { reason: choice(SUSPEND_REASONS), plan: text(), reviewAt: instant, measure: text() },
  }),
  suspend: step({
    row: 'T16',
    from: ['HANDLING', 'JOINT'],
    to: 'SUSPENDED',
    may: 'order.suspend',
    needs: { reply: text() },
  }),
  'refuse-suspension': step({
    row: 'T16',
    from: ['HANDLING', 'JOINT'],
    may: 'order.suspend',
    needs: { reason: text() },
  }),
  resume: step({
    row: 'T17',
    from: ['SUSPENDED'],
    to: 'HANDLING',
    may: 'order.resume',
    needs: { reason: text() },
  }),
  'ask-check': step({
    row: 'T18',
    from: ['HANDLED'],
    to: 'CHECKING',
    may: 'order.close',
    needs: { checker: worker },
  }),
  pass: step({
    row: 'T19',
    from: ['CHECKING'],
    to: 'CHECKED',
    may: 'order.check',
    needs: { note: text(), remote: optional(flag) },
  }),
  rework: step({
    row: 'T20',
    from: ['CHECKING'],
    to: 'HANDLING',
    may: 'order.check',
    needs: { reason: text() },
  }),
  close: step({
    row: 'T21',
    from: ['CHECKED'],
    to: 'CLOSED',
    may: 'order.close',
    needs: { reply: text() },
  }),
  visit: step({
    row: 'T22',
    from: ['CLOSED'],
    may: 'order.visit',
    needs: {
      contacted: flag,
      solved: optional(flag),
      satisfaction: optional(score),
      note: optional(text()),
    },
  }),
  reopen: step({
    row: 'T23',
    from: ['CLOSED'],
    to: 'HANDLING',
    may: 'order.reopen',
    needs: { reason: choice(REOPEN_REASONS), text: text() },
  }),
  void: step({
    row: 'T24',
    from: OPEN,
    to: 'VOID',
    may: 'order.void',
    needs: { reason: choice(VOID_REASONS), basis: text() },
  }),
  raise: step({
    row: 'T26',
    from: FILED_ON,
    may: 'order.level',
    needs: {
      to: choice(LEVELS),
      reason: text(),
      receiver: optional(org),
      receipt: optional(text()),
    },
  }),
  lower: step({
    row: 'T27',
    from: FILED_ON,
    may: 'order.level',
    needs: { to: choice(LEVELS), reason: text() },
  }),
  urge: step({
    row: 'T28',
    from: OPEN,
    may: 'order.urge',
    needs: { text: text(), replyBy: instant },
  }),
  supervise: step({
    row: 'T28',
    from: OPEN,
    may: 'order.supervise',
    needs: { text: text(), replyBy: instant },
  }),
  list: step({
    row: 'T28',
    from: OPEN,
    may: 'order.list',
    needs: { text: text(), replyBy: instant },
  }),
  'answer-urge': step({
    row: 'T28',
    from: OPEN,
    may: 'order.answer-urge',
    needs: { text: text() },
  }),
  recall: step({ row: 'T29', from: ['DISPATCHED'], to: 'FILED', may: 'order.dispatch', needs: {} }),
  note: step({
    row: 'T30',
    from: ORDER_STATES.filter((state) => state !== 'DRAFT'),
    may: 'order.note',
    needs: { text: text() },
  }),
  instruct: step({
    row: 'T30',
    from: OPEN,
    may: 'order.instruct',
    needs: { text: text(), replyBy: instant },
  }),
  mark: step({
    row: 'T30',
    from: OPEN,
    may: 'order.mark',
    needs: { important: flag },
  }),
  relocate: step({
    row: 'T30',
    from: ['REPORTED', 'VERIFYING', 'ACCEPTED', 'FILED'],
    may: 'order.relocate',
    needs: { grid, point },
  }),
} as const;

export type OrderAction = keyof typeof STEPS;
export const stepOf = (action: OrderAction): Step<OrderState> => STEPS[action];

export const LIFE_CYCLE = defineFlow<OrderState, OrderAction>({
  start: 'REPORTED',
  ends: ENDS,
  steps: STEPS,
});

/** The stages whose limits run while an order stands in a state (DOMAIN §3.2). */
export const STAGES = [
  'ACCEPT',
  'VERIFY',
  'FILE',
  'DISPATCH',
  'SIGN',
  'HANDLE',
  'CHECK',
  'CLOSE',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_OF: Readonly<Record<OrderState, Stage | undefined>> = {
  DRAFT: undefined,
  REPORTED: 'ACCEPT',
  VERIFYING: 'VERIFY',
  ACCEPTED: 'FILE',
  FILED: 'DISPATCH',
  DISPATCHED: 'SIGN',
  HANDLING: 'HANDLE',
  JOINT: 'HANDLE',
  SUSPENDED: undefined,
  HANDLED: 'CHECK',
  CHECKING: 'CHECK',
  CHECKED: 'CLOSE',
  CLOSED: undefined,
  REJECTED: undefined,
  VOID: undefined,
  MERGED: undefined,
};
