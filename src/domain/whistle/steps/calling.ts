/** How a whistle comes to be blown: proposed, approved or refused, an emergency approved after the fact. T12. */
import { z } from 'zod';
import type { Role } from '../../access/viewer.ts';
import { type Circumstance, defineCommand } from '../../contract.ts';
import { shapeOf } from '../../kernel/field.ts';
import { accept, type NewEvent, type Refusal, refuse } from '../../kernel/outcome.ts';
import { LEVELS } from '../../order/codes.ts';
import { type Order, placed } from '../../order/order.ts';
import type { World } from '../../world.ts';
import type { WhistleKind } from '../codes.ts';
import {
  orderWhistled,
  whistleBlown,
  whistleProposed,
  whistleRatified,
  whistleRefused,
} from '../events/calling.ts';
import { whistleStep } from '../flow.ts';
import { afterApprovalDue, duesOf } from '../limits.ts';
import { isPast } from '../overdue.ts';
import { defineWhistleStep, target, type WhistleInput, wordsAbout } from '../standing.ts';
import type { Whistle } from '../whistle.ts';

/** 攻坚克难哨 is the leaders' own to approve. */
const APPROVERS: Readonly<Record<WhistleKind, readonly Role[]>> = {
  ROUTINE: ['DUTY_CHIEF', 'LEADER'],
  HARD: ['LEADER'],
  EMERGENCY: ['DUTY_CHIEF', 'LEADER'],
};

const asItStands = ({ id, state, lastBy, lastAt, handler }: Order) => ({
  id,
  state,
  by: lastBy,
  at: lastAt,
  handler,
});

/** The order as it has to be for a whistle to be blown on it: in hand. */
function orderInHand(world: World, id: string, version?: number): Order | Refusal {
  const order = world.orders.get(id);
  if (!order) return refuse('order.unknown', { id });
  if (version !== undefined && order.version !== version)
    return refuse('order.changed', asItStands(order));
  return order.state === 'HANDLING' ? order : refuse('order.not-now', asItStands(order));
}

/** One whistle at a time. */
function openOn(world: World, order: string): Refusal | undefined {
  for (const whistle of world.whistles.values())
    if (whistle.order === order && whistle.closedAt === null)
      return refuse('whistle.open-already', { id: whistle.id });
  return undefined;
}

/** They meet in the future, and no later than they have to be there. */
function meetingFault(kind: WhistleKind, meetAt: number, circumstance: Circumstance) {
  if (meetAt < circumstance.now) return refuse('whistle.meets-in-the-past', { at: meetAt });
  const { reportDue } = duesOf(kind, circumstance);
  return meetAt > reportDue ? refuse('whistle.meets-too-late', { at: reportDue }) : undefined;
}

interface Blow {
  readonly id: string;
  readonly kind: WhistleKind;
  readonly meetAt: number;
  readonly orgs: readonly string[];
  readonly approver: string | null;
}

/** The blow and what it does to the order: joint handling, at the town's level, with every member let in. */
function blow(
  { id, kind, meetAt, orgs, approver }: Blow,
  order: Order,
  circumstance: Circumstance,
): NewEvent[] {
  const level = LEVELS.indexOf(order.level) < LEVELS.indexOf('TOWN') ? 'TOWN' : order.level;
  const assist = new Set([...order.assist, ...orgs]);
  if (order.org) assist.delete(order.org);
  return [
    whistleBlown.of({
      id,
      approver,
      approvalDue: approver === null ? afterApprovalDue(circumstance) : null,
      meetAt,
      ...duesOf(kind, circumstance),
    }),
    orderWhistled.of({ id: order.id, whistle: id, level, assist: [...assist] }),
  ];
}

const { may, needs } = whistleStep('propose');

const propose = defineCommand<WhistleInput<'propose'>>({
  name: 'whistle.propose',
  input: z.object({ ...target, ...shapeOf(needs) }) as unknown as z.ZodType<
    WhistleInput<'propose'>
  >,
  access: {
    may,
    on: (world, { id }) => {
      const order = world.orders.get(id);
      return order && placed(order);
    },
    unknown: 'order.unknown',
  },
  decide: (world, _facts, input, circumstance) => {
    const { kind, reason, lead, meetAt, task } = input;
    const order = orderInHand(world, input.id, input.version);
    if ('ok' in order) return order;
    const open = openOn(world, order.id);
    if (open) return open;
    const assist = [...new Set(input.assist)].filter((code) => code !== lead);
    const strange = [lead, ...assist].find((code) => !circumstance.knowsOrg(code));
    if (strange !== undefined) return refuse('org.unknown', { org: strange });
    if (kind === 'EMERGENCY' && reason !== 'EMERGENCY')
      return refuse('request.invalid', { field: 'reason' });
    const fault = meetingFault(kind, meetAt, circumstance);
    if (fault) return fault;
    const id = circumstance.newId();
    const proposed = whistleProposed.of({
      id,
      path: order.path,
      order: order.id,
      orderNo: order.orderNo,
      confidential: order.confidential,
      kind,
      reason,
      initiatorOrg: circumstance.org,
      meetAt,
      meetPoint: input.meetPoint ?? order.point,
      lead,
      assist,
    });
    const orgs = [lead, ...assist];
    const blown =
      kind === 'EMERGENCY'
        ? blow({ id, kind, meetAt, orgs, approver: null }, order, circumstance)
        : [];
    return accept([proposed, ...blown], wordsAbout(id, circumstance)('task', task));
  },
});

/** Whether this viewer is the one to say yes or no. */
function approverFault({ kind, initiator }: Whistle, { role, by }: Circumstance) {
  if (!APPROVERS[kind].includes(role)) return refuse('whistle.needs-leader', { kind });
  return initiator === by ? refuse('whistle.approves-itself', { by }) : undefined;
}

const approve = defineWhistleStep('approve', ({ whistle, input, circumstance, world, words }) => {
  const { id, kind, members } = whistle;
  const meetAt = input.meetAt ?? whistle.meetAt;
  const fault = approverFault(whistle, circumstance) ?? meetingFault(kind, meetAt, circumstance);
  if (fault) return fault;
  const order = orderInHand(world, whistle.order);
  if ('ok' in order) return order;
  const orgs = members.map(({ org }) => org);
  return accept(
    blow({ id, kind, meetAt, orgs, approver: circumstance.by }, order, circumstance),
    words('comment', input.comment),
  );
});

const refuseWhistle = defineWhistleStep(
  'refuse',
  ({ whistle, input, circumstance, words }) =>
    approverFault(whistle, circumstance) ??
    accept([whistleRefused.of({ id: whistle.id })], words('reason', input.reason)),
);

const ratify = defineWhistleStep('ratify', ({ whistle, input, circumstance, words }) => {
  const { id, approvalDue, ratifiedAt } = whistle;
  if (approvalDue === null || ratifiedAt !== null)
    return refuse('whistle.nothing-to-ratify', { id });
  return (
    approverFault(whistle, circumstance) ??
    accept(
      [
        whistleRatified.of({
          id,
          justified: input.justified,
          late: isPast(approvalDue, circumstance.now),
        }),
      ],
      words('comment', input.comment),
    )
  );
});

export const CALLING_STEPS = [propose, approve, refuseWhistle, ratify];
