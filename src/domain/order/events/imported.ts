/** Orders that lived elsewhere before: each as its town's old system has it, with its own times and outcome. */
import { z } from 'zod';
import { defineEvent } from '../../contract.ts';
import { BLANK } from '../blank.ts';
import { order } from '../order.ts';
import { which } from './stepped.ts';

/**
 * The whole life in one event. Its number is the old system's; an end without a date (`closedAt` null) is an end, and outside
 * durations. `archived`: it ended too long ago to stand in the world.
 */
export const orderImported = defineEvent({
  type: 'order.imported',
  v: 1,
  data: order
    .pick({
      id: true,
      path: true,
      grid: true,
      point: true,
      orderNo: true,
      category: true,
      urgency: true,
      source: true,
      level: true,
      state: true,
      org: true,
      rules: true,
      stage: true,
      handle: true,
      reportedAt: true,
      filedAt: true,
      dispatchedAt: true,
      signedAt: true,
      handledAt: true,
      closedAt: true,
      result: true,
      rejected: true,
      confidential: true,
    })
    .extend({ archived: z.boolean() }),
  shelf: 'orders',
  fold: (draft, { archived, ...data }, { by }) => {
    draft.orders.put({
      ...BLANK,
      ...data,
      assist: [],
      reportedUrgency: data.urgency,
      reportedBy: by,
      acceptedAt: data.filedAt,
      lastBy: by,
      lastAt: data.closedAt ?? data.filedAt ?? data.reportedAt,
    });
    if (archived) draft.orders.drop(data.id);
  },
});

/** An import was taken back: the order was never here. */
export const orderErased = defineEvent({
  type: 'order.erased',
  v: 1,
  data: which,
  shelf: 'orders',
  fold: (draft, { id }) => draft.orders.erase(id),
});

export const IMPORTED_EVENTS = [orderImported, orderErased] as const;
