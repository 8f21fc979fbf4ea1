/** A camera as the world knows one: where it hangs, which way it looks and whether it answers. Its pictures never come here. */
import { z } from 'zod';
import { holds } from '../access/table.ts';
import { within } from '../access/viewer.ts';
import { position } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import { label } from '../town/town.ts';

/** 球机, 半球, 枪机, 遥控枪机: the four of GB/T 28181, in its order. */
export const CAMERA_KINDS = ['DOME', 'HALF_DOME', 'FIXED', 'REMOTE'] as const;

/** What a patrol found in a picture: 正常, 发现问题. */
export const PATROL_MARKS = ['NORMAL', 'PROBLEM'] as const;
export type PatrolMark = (typeof PATROL_MARKS)[number];

/**
 * GB/T 28181: eight digits of the centre, two of the trade, three of the kind of device, one of the network, six of the row.
 */
export const cameraCode = z.string().regex(/^\d{20}$/, 'a camera has twenty digits');

/** The widest angle in degrees, the farthest range in metres. */
export const SIGHT_MOST = { fov: 360, range: 5_000 } as const;

export const camera = thing.extend({
  id: cameraCode,
  grid: z.string(),
  name: label,
  point: position,
  /** Degrees clockwise from north. */
  azimuth: z.number().min(0).lt(360),
  /** The angle it sees, in degrees. */
  fov: z.number().positive().max(SIGHT_MOST.fov),
  /** Metres. */
  range: z.number().positive().max(SIGHT_MOST.range),
  kind: z.enum(CAMERA_KINDS),
  /** The fourteenth digit: over which network it is reached, 5 the police's own, 6 the government's. */
  network: z.number().int().min(0).max(9),
  online: z.boolean(),
  /** When it began to be as it is, epoch milliseconds. */
  since: z.number(),
  /** When a patrol last looked through it, and what there was; absent: never. */
  patrolled: z.object({ at: z.number(), mark: z.enum(PATROL_MARKS) }).optional(),
  /** Its picture comes from a source that was brought: the source's mark, which tells nothing of it. */
  picture: z.string().optional(),
});
export type Camera = z.infer<typeof camera>;

export const cameraKind = defineKind<Camera>({
  schema: camera,
  lens: ({ picture: _, ...thing }, viewer) =>
    holds(viewer, 'camera.read') && within(viewer.scopes, thing.path) ? thing : undefined,
});
