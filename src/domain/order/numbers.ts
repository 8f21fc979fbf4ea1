/** The numbers a watch lives by. Each is a rule on one order, so a number and the rows behind it can't disagree. */
import { dayOf } from '../time/day.ts';
import type { OrderState } from './flow.ts';
import type { Order } from './order.ts';

export interface Moment {
  readonly now: number;
  readonly zone: string;
}

export interface OrderNumber {
  readonly id: 'to-file' | 'to-dispatch' | 'in-hand' | 'closed-today';
  counts(order: Order, moment: Moment): boolean;
}

const inState =
  (...states: readonly OrderState[]) =>
  (order: Order): boolean =>
    states.includes(order.state);

export const ORDER_NUMBERS: readonly OrderNumber[] = [
  { id: 'to-file', counts: inState('REPORTED') },
  { id: 'to-dispatch', counts: inState('FILED') },
  { id: 'in-hand', counts: inState('DISPATCHED', 'HANDLING', 'HANDLED') },
  {
    id: 'closed-today',
    counts: ({ state, closedAt }, { now, zone }) =>
      state === 'CLOSED' && closedAt !== null && dayOf(closedAt, zone) === dayOf(now, zone),
  },
];
