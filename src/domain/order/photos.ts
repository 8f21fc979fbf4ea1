/** Photos and clips of an order, before it was put right and after. The house gives these commands itself, once it holds the file. */
import { distance } from '@turf/turf';
import { z } from 'zod';
import { defineCommand } from '../contract.ts';
import type { Position } from '../geo/shape.ts';
import { accept, refuse } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import { PHASES } from './codes.ts';
import { clipAdded, photoAdded } from './events/keeping.ts';
import { LIFE_CYCLE } from './flow.ts';
import { type Order, order } from './order.ts';

/** More photos than this of one phase prove nothing more; clips are long to look at. */
export const PHOTOS_MOST = 12;
export const CLIPS_MOST = 3;
/** Seconds of a clip. */
export const CLIP_SECONDS_MOST = 60;

const added = z.object({
  id: z.string().max(64),
  photo: z.string().regex(/^[0-9a-f]{64}$/),
  phase: z.enum(PHASES),
  point: order.shape.point.nullable(),
  takenAt: z.number().int().nullable(),
});

function adding(world: World, id: string) {
  const found = world.orders.get(id);
  if (!found) return refuse('order.unknown', { id });
  if (LIFE_CYCLE.open(found.state)) return undefined;
  const { state, lastBy, lastAt, handler } = found;
  return refuse('order.not-now', { id, state, by: lastBy, at: lastAt, handler });
}

/** Who may is judged by sight where the file comes in: an order of the viewer's area, or in the viewer's hands. */
export const addPhoto = defineCommand({
  name: 'order.add-photo',
  input: added,
  access: { may: 'order.photo' },
  decide: (world, _facts, input) => adding(world, input.id) ?? accept([photoAdded.of(input)]),
});

export const addClip = defineCommand({
  name: 'order.add-clip',
  input: added,
  access: { may: 'order.photo' },
  decide: (world, _facts, input) => adding(world, input.id) ?? accept([clipAdded.of(input)]),
});

/** How far from an order's place a photo was taken, in whole metres. */
export const metresOff = ({ point }: Pick<Order, 'point'>, taken: Position | null): number | null =>
  taken && Math.round(distance([...point], [...taken], { units: 'meters' }));
