/** Photos of an order, before it was put right and after. The house gives this command itself, once it holds the file. */
import { distance } from '@turf/turf';
import { z } from 'zod';
import { defineCommand } from '../contract.ts';
import type { Position } from '../geo/shape.ts';
import { accept, refuse } from '../kernel/outcome.ts';
import { PHASES } from './codes.ts';
import { photoAdded } from './events/keeping.ts';
import { LIFE_CYCLE } from './flow.ts';
import { type Order, order } from './order.ts';

/** More photos than this of one phase prove nothing more. */
export const PHOTOS_MOST = 12;

/** Who may is judged by sight where the file comes in: an order of the viewer's area, or in the viewer's hands. */
export const addPhoto = defineCommand({
  name: 'order.add-photo',
  input: z.object({
    id: z.string().max(64),
    photo: z.string().regex(/^[0-9a-f]{64}$/),
    phase: z.enum(PHASES),
    point: order.shape.point.nullable(),
    takenAt: z.number().int().nullable(),
  }),
  access: { may: 'order.photo' },
  decide: (world, _facts, input) => {
    const found = world.orders.get(input.id);
    if (!found) return refuse('order.unknown', { id: input.id });
    return LIFE_CYCLE.open(found.state)
      ? accept([photoAdded.of(input)])
      : refuse('order.not-now', {
          id: found.id,
          state: found.state,
          by: found.lastBy,
          at: found.lastAt,
          handler: found.handler,
        });
  },
});

/** How far from an order's place a photo was taken, in whole metres. */
export const metresOff = ({ point }: Order, taken: Position | null): number | null =>
  taken && Math.round(distance([...point], [...taken], { units: 'meters' }));
