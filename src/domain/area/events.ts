import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import { area } from './area.ts';

/** The outline and name of an area, as the town's data give them. */
export const areaDrawn = defineEvent({
  type: 'area.drawn',
  v: 1,
  data: area.omit({ version: true }),
  shelf: 'areas',
  fold: (draft, data) => draft.areas.put(data),
});

/** An import was taken back: the area was never here. */
export const areaErased = defineEvent({
  type: 'area.erased',
  v: 1,
  data: z.object({ id: z.string() }),
  shelf: 'areas',
  fold: (draft, { id }) => draft.areas.erase(id),
});
