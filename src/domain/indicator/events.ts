import { z } from 'zod';
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

/** An import was taken back: the figure was never reported. */
export const indicatorErased = defineEvent({
  type: 'indicator.erased',
  v: 1,
  data: z.object({ id: z.string() }),
  shelf: 'indicators',
  fold: (draft, { id }) => draft.indicators.erase(id),
});
