/** Handling, longer promises, and what cannot be solved now: T14 to T17. */
import { accept, refuse } from '../../kernel/outcome.ts';
import { categoryRule } from '../../rules/rules.ts';
import { dueAfter, portion, spanOf, used } from '../../time/deadline.ts';
import { afterPause, afterSuspension, longer, onPromise } from '../clocks.ts';
import {
  extensionAsked,
  extensionRefused,
  orderExtended,
  orderHandled,
  orderResumed,
  orderSuspended,
  suspensionAsked,
  suspensionRefused,
} from '../events/handling.ts';
import { defineStep } from '../standing.ts';

const EXTENSIONS_MOST = 2;
const SUSPENDED_MOST_MS = 90 * 86_400_000;
/** A dispatcher grants up to half of the limit; beyond it is the duty chief's. */
const DISPATCHER_SHARE = 0.5;
/** All extensions together at most double the promise. */
const PROMISE_MOST = 2;

const finish = defineStep('finish', ({ order, input, stage, circumstance, words }) => {
  const photoAfter = categoryRule(circumstance.rules, order.category)?.photoAfter ?? 0;
  if (order.photosAfter < photoAfter)
    return refuse('order.needs-photos', { needed: photoAfter, has: order.photosAfter });
  return accept(
    [orderHandled.of({ id: order.id, result: input.result, stage })],
    [
      ...words('talked-to', input.talkedTo),
      ...words('result', input.measure),
      ...words('promise', input.promise),
    ],
  );
});

const askExtension = defineStep('ask-extension', ({ order, input, circumstance, words }) => {
  const { handle } = order;
  if (!handle) return refuse('order.no-limit', { id: order.id });
  if (circumstance.now > handle.dueAt) return refuse('order.past-due', { at: handle.dueAt });
  if (order.extensions >= EXTENSIONS_MOST)
    return refuse('order.extended-enough', { most: EXTENSIONS_MOST });
  if (input.until <= handle.dueAt) return refuse('request.invalid', { field: 'until' });
  const most = dueAfter(handle.start, portion(handle.limit, PROMISE_MOST), circumstance.calendar);
  if (input.until > most) return refuse('order.extended-too-far', { at: most });
  return accept(
    [extensionAsked.of({ id: order.id, until: input.until })],
    words('reason', input.reason),
  );
});

const extend = defineStep('extend', ({ order, circumstance }) => {
  const { handle, extensionAsked: asked } = order;
  if (!asked || !handle) return refuse('order.nothing-asked', { id: order.id });
  const whole = spanOf(handle.start, handle.limit, circumstance.calendar);
  const share = used(handle.dueAt, asked.until, whole.kind, circumstance.calendar) / whole.minutes;
  if (share > DISPATCHER_SHARE && circumstance.role !== 'DUTY_CHIEF')
    return refuse('order.extension-beyond', { percent: DISPATCHER_SHARE * 100 });
  const promise = longer(order, asked.until, circumstance);
  return accept([
    orderExtended.of({
      id: order.id,
      handle: promise,
      stage: onPromise(promise),
    }),
  ]);
});

const refuseExtension = defineStep('refuse-extension', ({ order, input, words }) =>
  order.extensionAsked
    ? accept([extensionRefused.of({ id: order.id })], words('reason', input.reason))
    : refuse('order.nothing-asked', { id: order.id }),
);

const askSuspension = defineStep('ask-suspension', ({ order, input, circumstance, words }) => {
  const { now } = circumstance;
  if (input.reviewAt <= now || input.reviewAt > now + SUSPENDED_MOST_MS)
    return refuse('order.review-too-far', { days: 90 });
  return accept(
    [suspensionAsked.of({ id: order.id, reason: input.reason, reviewAt: input.reviewAt })],
    [...words('plan', input.plan), ...words('interim-measure', input.measure)],
  );
});

const suspend = defineStep('suspend', ({ order, input, words }) =>
  order.suspensionAsked
    ? accept([orderSuspended.of({ id: order.id })], words('reply', input.reply))
    : refuse('order.nothing-asked', { id: order.id }),
);

const refuseSuspension = defineStep('refuse-suspension', ({ order, input, words }) =>
  order.suspensionAsked
    ? accept([suspensionRefused.of({ id: order.id })], words('reason', input.reason))
    : refuse('order.nothing-asked', { id: order.id }),
);

const resume = defineStep('resume', ({ order, input, circumstance, world, words }) => {
  const to = afterSuspension(order, world);
  const handle = afterPause(order, circumstance);
  const stage = onPromise(handle);
  return accept(
    [orderResumed.of({ id: order.id, to, handle, stage })],
    words('reason', input.reason),
  );
});

export const HANDLING_STEPS = [
  finish,
  askExtension,
  extend,
  refuseExtension,
  askSuspension,
  suspend,
  refuseSuspension,
  resume,
];
