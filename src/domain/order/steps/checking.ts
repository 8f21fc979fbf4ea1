/** Is it true that it is done? T18 to T23: another pair of eyes, an answer to whoever reported, and a call afterwards. */
import { accept, refuse } from '../../kernel/outcome.ts';
import { categoryRule } from '../../rules/rules.ts';
import { forRework, onPromise, promiseOf, type Timing } from '../clocks.ts';
import {
  checkAsked,
  checkPassed,
  orderClosed,
  orderReopened,
  orderReworked,
  orderVisited,
} from '../events/checking.ts';
import { defineStep } from '../standing.ts';

const askCheck = defineStep('ask-check', ({ order, input, stage, world }) => {
  const worker = world.workers.get(input.checker);
  if (!worker) return refuse('worker.unknown', { id: input.checker });
  if (worker.id === order.handler) return refuse('order.checks-itself', { worker: worker.no });
  return accept([checkAsked.of({ id: order.id, checker: worker.id, stage })]);
});

const pass = defineStep('pass', ({ order, input, stage, circumstance, words }) => {
  const remote = input.remote ?? false;
  if (remote && !categoryRule(circumstance.rules, order.category)?.remoteCheck)
    return refuse('order.needs-site-check', { category: order.category });
  return accept([checkPassed.of({ id: order.id, remote, stage })], words('check', input.note));
});

const rework = defineStep('rework', ({ order, input, circumstance, words }) => {
  const handle = forRework(order, circumstance);
  const stage = onPromise(handle);
  return accept([orderReworked.of({ id: order.id, handle, stage })], words('reason', input.reason));
});

/** Nothing closes unanswered: the reply goes to everyone who reported it. */
const close = defineStep('close', ({ order, input, words }) =>
  accept([orderClosed.of({ id: order.id })], words('reply', input.reply)),
);

const visit = defineStep('visit', (stepping) => {
  const { order, input, circumstance, words } = stepping;
  const { contacted, solved = null, satisfaction = null } = input;
  if (contacted && solved === null) return refuse('request.invalid', { field: 'solved' });
  const visited = orderVisited.of({
    id: order.id,
    contacted,
    solved: contacted ? solved : null,
    satisfaction: contacted ? satisfaction : null,
  });
  // Unsolved, says the one who reported it: the order opens again by itself (T23).
  const again = contacted && solved === false ? [reopening(order, 'UNSOLVED', circumstance)] : [];
  return accept([visited, ...again], words('visit', input.note));
});

function reopening(
  order: Parameters<typeof promiseOf>[0] & { id: string },
  reason: 'UNSOLVED' | 'SAME_PLACE' | 'SAME_REPORTER' | 'INSPECTION',
  circumstance: Timing,
) {
  const handle = promiseOf(order, circumstance);
  return orderReopened.of({ id: order.id, reason, handle, stage: onPromise(handle) });
}

const reopen = defineStep('reopen', ({ order, input, circumstance, words }) =>
  order.source === 'SELF'
    ? refuse('order.self-handled', { id: order.id })
    : accept([reopening(order, input.reason, circumstance)], words('reason', input.text)),
);

export const CHECKING_STEPS = [askCheck, pass, rework, close, visit, reopen];
