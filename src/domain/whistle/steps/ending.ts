/** How a whistle ends: the lead concludes (销哨, T13), and the grass roots score those who came. */
import type { Circumstance } from '../../contract.ts';
import { accept, type NewEvent, type Refusal, refuse } from '../../kernel/outcome.ts';
import { stageClockOf } from '../../order/clocks.ts';
import type { Order } from '../../order/order.ts';
import { categoryRule } from '../../rules/rules.ts';
import { memberScored, orderUnwhistled, whistleConcluded } from '../events/ending.ts';
import { isPast } from '../overdue.ts';
import { defineMemberStep, defineWhistleStep, type WhistleStepping } from '../standing.ts';
import { isOfThePlace, isToBeScored, type Whistle } from '../whistle.ts';

/** Where the order goes; nowhere when it has gone another way meanwhile. */
function orderAfter(
  whistle: Whistle,
  order: Order | undefined,
  { outcome, result }: WhistleStepping<'conclude'>['input'],
  circumstance: Circumstance,
): NewEvent[] | Refusal {
  const { id, state } = order ?? {};
  const ours = order?.whistle === whistle.id && (state === 'JOINT' || state === 'HANDLING');
  if (!order || !id || !ours) return [];
  if (outcome === 'BACK') {
    const stage = stageClockOf('HANDLING', order, circumstance);
    return [orderUnwhistled.of({ id, result: null, stage, handledAt: null })];
  }
  if (!result) return refuse('request.invalid', { field: 'result' });
  const needed = categoryRule(circumstance.rules, order.category)?.photoAfter ?? 0;
  if (order.photosAfter < needed)
    return refuse('order.needs-photos', { needed, has: order.photosAfter });
  const stage = stageClockOf('HANDLED', order, circumstance);
  return [orderUnwhistled.of({ id, result, stage, handledAt: circumstance.now })];
}

const conclude = defineWhistleStep('conclude', ({ whistle, input, circumstance, world, words }) => {
  const { id, lead, members, wholeDue } = whistle;
  if (circumstance.org !== lead) return refuse('whistle.not-the-lead', { org: lead });
  const order = orderAfter(whistle, world.orders.get(whistle.order), input, circumstance);
  if ('ok' in order) return order;
  return accept(
    [
      whistleConcluded.of({
        id,
        late: isPast(wholeDue, circumstance.now),
        state: members.some((one) => isToBeScored(whistle, one)) ? 'CLOSED' : 'EVALUATED',
      }),
      ...order,
    ],
    words('conclusion', input.conclusion),
  );
});

const score = defineMemberStep('score', ({ whistle, member, input, words }) => {
  const { org, timeliness, attitude, quality } = input;
  if (isOfThePlace(whistle, org)) return refuse('whistle.scores-itself', { org });
  if (member.reportedAt === null) return refuse('whistle.did-not-attend', { org });
  if (member.score) return refuse('whistle.scored-already', { org });
  const left = whistle.members.some(
    (one) => one !== member && isToBeScored(whistle, one) && one.score === null,
  );
  return accept(
    [
      memberScored.of({
        id: whistle.id,
        org,
        score: { timeliness, attitude, quality },
        state: left ? 'CLOSED' : 'EVALUATED',
      }),
    ],
    words('comment', input.comment),
  );
});

export const ENDING_STEPS = [conclude, score];
