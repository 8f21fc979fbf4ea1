/** Every command on orders, in the order of an order's life. */
import { report, selfHandle } from './report.ts';
import { CHECKING_STEPS } from './steps/checking.ts';
import { DISPATCH_STEPS } from './steps/dispatching.ts';
import { HANDLING_STEPS } from './steps/handling.ts';
import { INTAKE_STEPS } from './steps/intake.ts';
import { OVERSIGHT_STEPS } from './steps/oversight.ts';

export const ORDER_COMMANDS = [
  report,
  selfHandle,
  ...INTAKE_STEPS,
  ...DISPATCH_STEPS,
  ...HANDLING_STEPS,
  ...CHECKING_STEPS,
  ...OVERSIGHT_STEPS,
];
