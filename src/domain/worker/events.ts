import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import type { DraftWorld } from '../world.ts';
import { worker } from './worker.ts';

export const workerEnlisted = defineEvent({
  type: 'worker.enlisted',
  v: 1,
  data: worker.omit({ version: true, onShift: true, shiftAt: true }),
  shelf: 'workers',
  fold: (draft, data) => draft.workers.put({ ...data, onShift: false, shiftAt: null }),
});

const setShift = (draft: DraftWorld, id: string, onShift: boolean, at: number) => {
  const worker = draft.workers.get(id);
  if (worker) draft.workers.put({ ...worker, onShift, shiftAt: at });
};

const whose = z.object({ id: z.string() });

export const shiftStarted = defineEvent({
  type: 'worker.shift-started',
  v: 1,
  data: whose,
  shelf: 'workers',
  fold: (draft, { id }, { at }) => setShift(draft, id, true, at),
});

export const shiftEnded = defineEvent({
  type: 'worker.shift-ended',
  v: 1,
  data: whose,
  shelf: 'workers',
  fold: (draft, { id }, { at }) => setShift(draft, id, false, at),
});
