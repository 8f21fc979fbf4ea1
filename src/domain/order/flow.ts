/** The life of an order (DOMAIN §3.2–3.3) as one table; commands, buttons, documentation and tests are read from it. */
import { defineFlow } from '../kernel/flow.ts';

export const ORDER_STATES = [
  'REPORTED',
  'FILED',
  'DISPATCHED',
  'HANDLING',
  'HANDLED',
  'CLOSED',
  'VOID',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

const OPEN = ['REPORTED', 'FILED', 'DISPATCHED', 'HANDLING', 'HANDLED'] as const;

export const LIFE_CYCLE = defineFlow<
  OrderState,
  'file' | 'dispatch' | 'recall' | 'sign' | 'return' | 'finish' | 'close' | 'void' | 'relocate'
>({
  start: 'REPORTED',
  ends: ['CLOSED', 'VOID'],
  steps: {
    file: { from: ['REPORTED'], to: 'FILED', may: 'order.file' },
    dispatch: { from: ['FILED'], to: 'DISPATCHED', may: 'order.dispatch' },
    recall: { from: ['DISPATCHED'], to: 'FILED', may: 'order.dispatch' },
    sign: { from: ['DISPATCHED'], to: 'HANDLING', may: 'order.handle' },
    return: { from: ['DISPATCHED'], to: 'FILED', may: 'order.handle' },
    finish: { from: ['HANDLING'], to: 'HANDLED', may: 'order.handle' },
    close: { from: ['HANDLED'], to: 'CLOSED', may: 'order.close' },
    void: { from: OPEN, to: 'VOID', may: 'order.void' },
    relocate: { from: ['REPORTED', 'FILED'], may: 'order.relocate' },
  },
});

export type OrderAction = (typeof LIFE_CYCLE)['actions'][number];
