/** Every command on whistles, in the order of a whistle's life. */
import { ANSWERING_STEPS } from './steps/answering.ts';
import { CALLING_STEPS } from './steps/calling.ts';
import { ENDING_STEPS } from './steps/ending.ts';
import { RULING_STEPS } from './steps/ruling.ts';

export const WHISTLE_COMMANDS = [
  ...CALLING_STEPS,
  ...ANSWERING_STEPS,
  ...RULING_STEPS,
  ...ENDING_STEPS,
];
