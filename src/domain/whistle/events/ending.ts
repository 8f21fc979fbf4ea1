/** The whistle ends: concluded and scored, its order goes on, and it leaves the world. */
import { z } from 'zod';
import { defineEvent } from '../../contract.ts';
import { RESULTS } from '../../order/codes.ts';
import { order, stageClock } from '../../order/order.ts';
import { memberScore } from '../whistle.ts';
import { change, ofMember, which, whose } from './stepped.ts';

/** 销哨. */
export const whistleConcluded = defineEvent({
  type: 'whistle.concluded',
  v: 1,
  data: which.extend({ late: z.boolean(), state: z.enum(['CLOSED', 'EVALUATED']) }),
  shelf: 'whistles',
  fold: (draft, { id, late, state }, stamp) => {
    const evaluatedAt = state === 'EVALUATED' ? stamp.at : null;
    change(draft, id, { state, wholeLate: late, closedAt: stamp.at, evaluatedAt }, stamp);
  },
});

export const memberScored = ofMember(
  'whistle.scored',
  whose.extend({ score: memberScore }),
  ({ score }) => ({ score }),
  ({ state }, { at }) => (state === 'EVALUATED' ? { evaluatedAt: at } : {}),
);

/** T13: handled, with a result; or back with the one who handles it. */
export const orderUnwhistled = defineEvent({
  type: 'order.unwhistled',
  v: 1,
  data: which.extend({
    result: z.enum(RESULTS).nullable(),
    stage: stageClock.nullable(),
    handledAt: order.shape.handledAt,
  }),
  shelf: 'orders',
  fold: (draft, { id, result, stage, handledAt }, { at, by }) => {
    const order = draft.orders.get(id);
    if (!order) return;
    draft.orders.put({
      ...order,
      stage,
      result,
      handledAt,
      state: result === null ? 'HANDLING' : 'HANDLED',
      extensionAsked: null,
      suspensionAsked: null,
      lastBy: by,
      lastAt: at,
    });
  },
});

/** A whistle that ended long ago leaves the world; its row and its words stay. */
export const whistleArchived = defineEvent({
  type: 'whistle.archived',
  v: 1,
  data: which,
  shelf: 'whistles',
  fold: (draft, { id }) => draft.whistles.drop(id),
});

export const ENDING_EVENTS = [
  whistleConcluded,
  memberScored,
  orderUnwhistled,
  whistleArchived,
] as const;
