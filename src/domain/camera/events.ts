import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import type { DraftWorld } from '../world.ts';
import { camera, cameraCode } from './camera.ts';

export const cameraInstalled = defineEvent({
  type: 'camera.installed',
  v: 1,
  data: camera.omit({ version: true, online: true, since: true }),
  shelf: 'cameras',
  fold: (draft, data, { at }) => draft.cameras.put({ ...data, online: true, since: at }),
});

/** What is told twice began the first time. */
const setOnline = (draft: DraftWorld, id: string, online: boolean, since: number) => {
  const camera = draft.cameras.get(id);
  if (camera && camera.online !== online) draft.cameras.put({ ...camera, online, since });
};

const which = z.object({ id: cameraCode });

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

export const CAMERA_EVENTS = [cameraInstalled, cameraFailed, cameraRestored];
