/** What is said about a camera's live picture: asked for with a reason, given for a short while, renewed while it is looked at. */
import { z } from 'zod';
import { cameraCode, PATROL_MARKS } from '#domain/camera/camera.ts';
import { VIEWING_PURPOSES } from '#domain/camera/viewing.ts';
import { label } from '#domain/town/town.ts';

const viewing = z.string().min(1).max(32);

/** POST /api/cameras/:id/stream */
export const streamAsked = z.object({
  purpose: z.enum(VIEWING_PURPOSES),
  /** The order it is looked at for. */
  order: z.string().min(1).max(64).optional(),
  /** Goes on with a viewing begun before; absent: begins one. */
  viewing: viewing.optional(),
});
export type StreamAsked = z.infer<typeof streamAsked>;

export const streamGiven = z.object({
  viewing,
  /** The address of the live list (HLS); the ticket is a part of the path, so what the list names is under it too. */
  list: z.string(),
  /** For how long the ticket is good, in milliseconds; asked for again at a third of it. */
  lasts: z.number(),
  /** Drawn, not filmed. */
  synthetic: z.boolean(),
});
export type StreamGiven = z.infer<typeof streamGiven>;

/** GET /api/viewings: the newest first. */
export const viewingsRead = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      login: z.string().nullable(),
      post: z.string(),
      address: z.string(),
      camera: cameraCode,
      /** What the camera is called; null where it is gone. */
      name: label.nullable(),
      purpose: z.enum(VIEWING_PURPOSES),
      order: z.string().nullable(),
      /** The order's number, as far as the world still holds it. */
      orderNo: z.string().nullable(),
      began: z.number(),
      ended: z.number(),
    }),
  ),
  /** Ask for those before this; null: there are no more. */
  next: z.string().nullable(),
});
export type ViewingsRead = z.infer<typeof viewingsRead>;

/** GET /api/patrols: looks through cameras on patrol, the newest first. */
export const patrolsRead = z.object({
  rows: z.array(
    z.object({
      seq: z.number().int(),
      /** The town's time. */
      at: z.number(),
      by: z.string(),
      camera: cameraCode,
      mark: z.enum(PATROL_MARKS),
      order: z.string().nullable(),
    }),
  ),
  /** Ask for those before this; null: there are no more. */
  next: z.number().nullable(),
});
export type PatrolsRead = z.infer<typeof patrolsRead>;
