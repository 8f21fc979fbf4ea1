import { defineEvent } from '../contract.ts';
import { census } from './census.ts';

export const censusTaken = defineEvent({
  type: 'census.taken',
  v: 1,
  data: census.omit({ version: true }),
  shelf: 'census',
  fold: (draft, data) => draft.census.put(data),
});
