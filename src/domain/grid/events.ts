import { defineEvent } from '../contract.ts';
import { grid } from './grid.ts';

export const gridDrawn = defineEvent({
  type: 'grid.drawn',
  v: 1,
  data: grid.omit({ version: true }),
  shelf: 'grids',
  fold: (draft, data) => draft.grids.put(data),
});
