import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import { census } from './census.ts';

export const censusTaken = defineEvent({
  type: 'census.taken',
  v: 2,
  /** In the first form everything was counted. */
  upcast: { 1: (old) => old },
  data: census.omit({ version: true }),
  shelf: 'census',
  fold: (draft, data) => draft.census.put(data),
});

/** An import was taken back: nobody counted here. */
export const censusErased = defineEvent({
  type: 'census.erased',
  v: 1,
  data: z.object({ id: z.string() }),
  shelf: 'census',
  fold: (draft, { id }) => draft.census.erase(id),
});
