/** What can happen to an order. Each event carries the clocks as they were computed on its day; folding computes nothing. */
import { CHECKING_EVENTS } from './events/checking.ts';
import { DISPATCH_EVENTS } from './events/dispatching.ts';
import { HANDLING_EVENTS } from './events/handling.ts';
import { IMPORTED_EVENTS } from './events/imported.ts';
import { INTAKE_EVENTS } from './events/intake.ts';
import { KEEPING_EVENTS } from './events/keeping.ts';
import { OVERSIGHT_EVENTS } from './events/oversight.ts';

export const ORDER_EVENTS = [
  ...INTAKE_EVENTS,
  ...DISPATCH_EVENTS,
  ...HANDLING_EVENTS,
  ...CHECKING_EVENTS,
  ...OVERSIGHT_EVENTS,
  ...KEEPING_EVENTS,
  ...IMPORTED_EVENTS,
] as const;
