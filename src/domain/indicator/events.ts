import { defineEvent } from '../contract.ts';
import { indicator } from './indicator.ts';

/** A figure was reported; one of the same period replaces it. */
export const indicatorRecorded = defineEvent({
  type: 'indicator.recorded',
  v: 1,
  data: indicator.omit({ version: true }),
  shelf: 'indicators',
  fold: (draft, data) => draft.indicators.put(data),
});
