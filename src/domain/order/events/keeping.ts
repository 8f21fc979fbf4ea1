/** What is laid up with an order, and when the world lets it go. */
import { z } from 'zod';
import { defineEvent } from '../../contract.ts';
import { PHASES } from '../codes.ts';
import { order } from '../order.ts';
import { code, instant, stepped, which } from './stepped.ts';

const added = which.extend({
  photo: code,
  phase: z.enum(PHASES),
  point: order.shape.point.nullable(),
  takenAt: instant.nullable(),
});

export const photoAdded = stepped(
  'order.photo-added',
  'note',
  added,
  ({ phase }, { photosBefore, photosAfter }) =>
    phase === 'BEFORE' ? { photosBefore: photosBefore + 1 } : { photosAfter: photosAfter + 1 },
);

/** A clip is no photo: what the rules ask photos for stays asked. */
export const clipAdded = stepped('order.clip-added', 'note', added, () => ({}));

/** An order that ended long ago leaves the world; its row and its story stay. */
export const orderArchived = defineEvent({
  type: 'order.archived',
  v: 1,
  data: which,
  shelf: 'orders',
  fold: (draft, { id }) => draft.orders.drop(id),
});

export const KEEPING_EVENTS = [photoAdded, clipAdded, orderArchived] as const;
