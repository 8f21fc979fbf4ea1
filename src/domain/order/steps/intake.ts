/** From a report to a formal order: T2 to T7. */
import { distance } from '@turf/turf';
import { accept, refuse } from '../../kernel/outcome.ts';
import { categoryRule } from '../../rules/rules.ts';
import { dayOf } from '../../time/day.ts';
import { promiseOf } from '../clocks.ts';
import { VERIFIED_SOURCES } from '../codes.ts';
import {
  orderAccepted,
  orderConfirmed,
  orderDenied,
  orderFiled,
  orderMerged,
  orderRejected,
  verificationAsked,
} from '../events/intake.ts';
import { LIFE_CYCLE } from '../flow.ts';
import type { Order } from '../order.ts';
import { defineStep, type Stepping } from '../standing.ts';

/** A verifier stands at the place, or says why not. */
const NEAR_M = 100;

const askVerify = defineStep('ask-verify', ({ order, input, world, stage }) => {
  const worker = world.workers.get(input.verifier);
  if (!worker) return refuse('worker.unknown', { id: input.verifier });
  if (!worker.grids.includes(order.grid)) return refuse('worker.other-grid', { worker: worker.no });
  return accept([verificationAsked.of({ id: order.id, verifier: worker.id, stage })]);
});

const tooFar = ({ order, input }: Stepping<'confirm'> | Stepping<'deny'>) =>
  input.fix && !input.farReason && distance(input.fix, order.point, { units: 'meters' }) > NEAR_M
    ? refuse('order.far-from-place', { limit: NEAR_M })
    : undefined;

const confirm = defineStep('confirm', (stepping) => {
  const { order, input, stage, words } = stepping;
  return (
    tooFar(stepping) ??
    accept(
      [orderConfirmed.of({ id: order.id, stage })],
      [...words('verification', input.note), ...words('reason', input.farReason)],
    )
  );
});

const deny = defineStep('deny', (stepping) => {
  const { order, input, words } = stepping;
  return (
    tooFar(stepping) ??
    accept(
      [orderDenied.of({ id: order.id })],
      [...words('verification', input.note), ...words('reason', input.farReason)],
    )
  );
});

const acceptOrder = defineStep('accept', ({ order, stage, circumstance }) => {
  const needVerify = categoryRule(circumstance.rules, order.category)?.needVerify;
  if (needVerify && VERIFIED_SOURCES.includes(order.source))
    return refuse('order.needs-verification', { source: order.source });
  return accept([orderAccepted.of({ id: order.id, stage })]);
});

const reject = defineStep('reject', ({ order, input, words }) =>
  accept([orderRejected.of({ id: order.id, reason: input.reason })], words('reply', input.reply)),
);

/** Same matter, same place, same days: what may be one order. */
const MERGE_M = 100;
const MERGE_MS = 72 * 3_600_000;

export const mayMerge = (child: Order, master: Order): boolean =>
  child.id !== master.id &&
  LIFE_CYCLE.open(master.state) &&
  child.category === master.category &&
  child.confidential === master.confidential &&
  Math.abs(child.reportedAt - master.reportedAt) <= MERGE_MS &&
  distance(child.point, master.point, { units: 'meters' }) <= MERGE_M;

const merge = defineStep('merge', ({ order, input, world }) => {
  const master = world.orders.get(input.master);
  if (!master) return refuse('order.unknown', { id: input.master });
  if (!mayMerge(order, master)) return refuse('order.not-the-same', { id: input.master });
  return accept([orderMerged.of({ id: order.id, master: master.id })]);
});

const file = defineStep('file', ({ order, input, stage, circumstance, world }) => {
  const { now, zone, orderPrefix, townPath, knowsCategory, rules } = circumstance;
  if (!knowsCategory(input.category)) return refuse('request.invalid', { field: 'category' });
  const day = dayOf(now, zone);
  const counter = `order-no-${day}`;
  const value = (world.counters.get(counter)?.value ?? 0) + 1;
  const { category, urgency, level } = input;
  return accept([
    orderFiled.of({
      id: order.id,
      orderNo: `${orderPrefix}${day}${String(value).padStart(5, '0')}`,
      category,
      urgency,
      level,
      rules: rules.id,
      confidential: categoryRule(rules, category)?.confidential ?? false,
      counter: { id: counter, path: townPath, value },
      handle: promiseOf({ category, urgency, source: order.source }, circumstance),
      stage,
    }),
  ]);
});

export const INTAKE_STEPS = [askVerify, confirm, deny, acceptOrder, reject, merge, file];
