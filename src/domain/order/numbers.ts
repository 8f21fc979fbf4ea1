/** The numbers a watch lives by. Each is a rule on one order, so a number and the rows behind it can't disagree. */
import { dayOf } from '../time/day.ts';
import type { Lamp } from '../time/lamp.ts';
import type { Counted } from './counted.ts';
import { LIFE_CYCLE, type OrderState } from './flow.ts';
import { orderLamp } from './order-lamp.ts';

export interface Moment {
  readonly now: number;
  readonly zone: string;
}

export interface OrderNumber {
  readonly id: 'overdue' | 'near-due' | 'in-hand' | 'to-dispatch' | 'to-file' | 'closed-today';
  counts(order: Counted, moment: Moment): boolean;
}

const inState =
  (...states: readonly OrderState[]) =>
  (order: Counted): boolean =>
    states.includes(order.state);

const shows =
  (lamp: Lamp) =>
  (order: Counted, { now }: Moment): boolean =>
    LIFE_CYCLE.open(order.state) && orderLamp(order, now) === lamp;

/** What needs action first comes first; the last three lie beside the lamps, not under them. In hand is what is filed and open. */
export const ORDER_NUMBERS: readonly OrderNumber[] = [
  { id: 'overdue', counts: shows('late') },
  { id: 'near-due', counts: shows('warn') },
  {
    id: 'in-hand',
    counts: inState('FILED', 'DISPATCHED', 'HANDLING', 'JOINT', 'HANDLED', 'CHECKING', 'CHECKED'),
  },
  { id: 'to-dispatch', counts: inState('FILED') },
  { id: 'to-file', counts: inState('REPORTED', 'VERIFYING', 'ACCEPTED') },
  {
    id: 'closed-today',
    counts: ({ state, closedAt }, { now, zone }) =>
      state === 'CLOSED' && closedAt !== null && dayOf(closedAt, zone) === dayOf(now, zone),
  },
];
