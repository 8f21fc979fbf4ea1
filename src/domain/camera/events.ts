import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import type { DraftWorld } from '../world.ts';
import { camera, cameraCode, PATROL_MARKS } from './camera.ts';

/** It hangs there, or hangs otherwise than before: what a patrol saw stays as it was, and whether it answers, unless that is said. */
export const cameraInstalled = defineEvent({
  type: 'camera.installed',
  v: 3,
  /** The first form knew no picture of its own, the second not whether it answers. */
  upcast: { 1: (old) => old, 2: (old) => old },
  data: camera.omit({ version: true, since: true, patrolled: true }).partial({ online: true }),
  shelf: 'cameras',
  fold: (draft, { online: said, ...hangs }, { at }) => {
    const before = draft.cameras.get(hangs.id);
    const online = said ?? before?.online ?? true;
    const since = before?.online === online ? before.since : at;
    const { patrolled } = before ?? {};
    draft.cameras.put({ ...hangs, online, since, ...(patrolled ? { patrolled } : {}) });
  },
});

/** What is told twice began the first time. */
const setOnline = (draft: DraftWorld, id: string, online: boolean, since: number) => {
  const camera = draft.cameras.get(id);
  if (camera && camera.online !== online) draft.cameras.put({ ...camera, online, since });
};

const which = z.object({ id: cameraCode });

/** An import was taken back: the camera never hung here. */
export const cameraErased = defineEvent({
  type: 'camera.erased',
  v: 1,
  data: which,
  shelf: 'cameras',
  fold: (draft, { id }) => draft.cameras.erase(id),
});

export const cameraFailed = defineEvent({
  type: 'camera.failed',
  v: 1,
  data: which,
  shelf: 'cameras',
  fold: (draft, { id }, { at }) => setOnline(draft, id, false, at),
});

export const cameraRestored = defineEvent({
  type: 'camera.restored',
  v: 1,
  data: which,
  shelf: 'cameras',
  fold: (draft, { id }, { at }) => setOnline(draft, id, true, at),
});

/** A look at a camera on patrol, by whom the stamp says; `order` is what was made of it. */
export const cameraPatrolled = defineEvent({
  type: 'camera.patrolled',
  v: 1,
  data: which.extend({ mark: z.enum(PATROL_MARKS), order: z.string().nullable() }),
  shelf: 'cameras',
  fold: (draft, { id, mark }, { at }) => {
    const camera = draft.cameras.get(id);
    if (camera) draft.cameras.put({ ...camera, patrolled: { at, mark } });
  },
});

export const CAMERA_EVENTS = [
  cameraInstalled,
  cameraErased,
  cameraFailed,
  cameraRestored,
  cameraPatrolled,
];
