/** Who handles it: T8 to T11 and T29. One organisation leads; who is sent back and forth twice is ruled upon. */
import { accept, refuse } from '../../kernel/outcome.ts';
import {
  orderDispatched,
  orderReassigned,
  orderRecalled,
  orderReturned,
  orderRuled,
  orderSigned,
} from '../events/dispatching.ts';
import { defineStep } from '../standing.ts';

/** The second return goes before the duty chief, whose ruling is final. */
const RETURNS_TO_RULE = 2;

const dispatch = defineStep('dispatch', ({ order, input, stage, circumstance, world, words }) => {
  if (order.returns >= RETURNS_TO_RULE && !order.ruled)
    return refuse('order.awaits-ruling', { returns: order.returns });
  const { org = null, handler = null, assist = [] } = input;
  if (!org && !handler) return refuse('request.invalid', { field: 'org' });
  const strange = [org, ...assist].find((code) => code && !circumstance.knowsOrg(code));
  if (strange) return refuse('org.unknown', { org: strange });
  const worker = handler ? world.workers.get(handler) : undefined;
  if (handler && !worker) return refuse('worker.unknown', { id: handler });
  if (worker && !worker.onShift) return refuse('worker.off-shift', { worker: worker.no });
  return accept(
    [
      orderDispatched.of({
        id: order.id,
        org,
        handler,
        assist: assist.filter((code) => code !== org),
        stage,
      }),
    ],
    words('instruction', input.instruction),
  );
});

const sign = defineStep('sign', ({ order, stage }) =>
  accept([orderSigned.of({ id: order.id, stage })]),
);

const giveBack = defineStep('return', ({ order, input, stage, circumstance, words }) => {
  if (order.ruled) return refuse('order.ruled-already', { org: order.org });
  if (order.stage && circumstance.now > order.stage.dueAt)
    return refuse('order.too-late-to-return', { at: order.stage.dueAt });
  const { reason, suggested = null } = input;
  if (suggested && !circumstance.knowsOrg(suggested))
    return refuse('org.unknown', { org: suggested });
  return accept(
    [orderReturned.of({ id: order.id, reason, suggested, stage })],
    words('reason', input.basis),
  );
});

const arbitrate = defineStep('arbitrate', ({ order, input, stage, circumstance, words }) => {
  if (order.returns < RETURNS_TO_RULE)
    return refuse('order.nothing-to-rule', { returns: order.returns });
  if (!circumstance.knowsOrg(input.org)) return refuse('org.unknown', { org: input.org });
  return accept(
    [orderRuled.of({ id: order.id, org: input.org, stage })],
    words('ruling', input.ruling),
  );
});

const reassign = defineStep('reassign', ({ order, input, stage, words }) =>
  accept(
    [orderReassigned.of({ id: order.id, reason: input.reason, stage })],
    words('reason', input.basis),
  ),
);

const recall = defineStep('recall', ({ order, stage }) =>
  accept([orderRecalled.of({ id: order.id, stage })]),
);

export const DISPATCH_STEPS = [dispatch, sign, giveBack, arbitrate, reassign, recall];
