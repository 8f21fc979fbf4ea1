/** A grid worker as the world knows one: a number, the grids, and whether the shift is on. Names live in a register. */
import { z } from 'zod';
import { holds } from '../access/table.ts';
import { within } from '../access/viewer.ts';
import { position } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';

/** 专职, 兼职. */
export const WORKER_TYPES = ['FULLTIME', 'PARTTIME'] as const;

export const worker = thing.extend({
  /** The number on the badge and on the map, `网格员 07`; also the handle in position frames. */
  no: z.number().int().min(1).max(0xffffffff),
  type: z.enum(WORKER_TYPES),
  grids: z.array(z.string()).min(1),
  onShift: z.boolean(),
  shiftAt: z.number().nullable(),
  /** Calls for help: since when, and from where if the phone knows. */
  sos: z.object({ at: z.number().int(), point: position.nullable() }).nullable(),
});
export type Worker = z.infer<typeof worker>;

export const workerKind = defineKind<Worker>({
  schema: worker,
  lens: (thing, viewer) =>
    holds(viewer, 'worker.read') &&
    (viewer.worker === thing.id || within(viewer.scopes, thing.path))
      ? thing
      : undefined,
});
