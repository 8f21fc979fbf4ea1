/** What can happen to a whistle, and to its order by it. Each event carries instants and state as decided; folding computes nothing. */
import { ANSWERING_EVENTS } from './events/answering.ts';
import { CALLING_EVENTS } from './events/calling.ts';
import { ENDING_EVENTS } from './events/ending.ts';
import { LATENESS_EVENTS } from './events/lateness.ts';
import { RULING_EVENTS } from './events/ruling.ts';

export const WHISTLE_EVENTS = [
  ...CALLING_EVENTS,
  ...ANSWERING_EVENTS,
  ...RULING_EVENTS,
  ...ENDING_EVENTS,
  ...LATENESS_EVENTS,
] as const;
