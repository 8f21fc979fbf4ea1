import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import { grid } from './grid.ts';

export const gridDrawn = defineEvent({
  type: 'grid.drawn',
  v: 1,
  data: grid.omit({ version: true }),
  shelf: 'grids',
  fold: (draft, data) => draft.grids.put(data),
});

/** An import was taken back: the grid was never here. */
export const gridErased = defineEvent({
  type: 'grid.erased',
  v: 1,
  data: z.object({ id: z.string() }),
  shelf: 'grids',
  fold: (draft, { id }) => draft.grids.erase(id),
});
