import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import { position } from '../geo/shape.ts';
import type { DraftWorld } from '../world.ts';
import { type Worker, worker } from './worker.ts';

const OFF: Pick<Worker, 'onShift' | 'shiftAt' | 'sos'> = {
  onShift: false,
  shiftAt: null,
  sos: null,
};

/** Taken on, or given other grids: a shift and a call for help go on. */
export const workerEnlisted = defineEvent({
  type: 'worker.enlisted',
  v: 1,
  data: worker.omit({ version: true, onShift: true, shiftAt: true, sos: true }),
  shelf: 'workers',
  fold: (draft, data) => {
    const { onShift, shiftAt, sos } = draft.workers.get(data.id) ?? OFF;
    draft.workers.put({ ...data, onShift, shiftAt, sos });
  },
});

const setShift = (draft: DraftWorld, id: string, onShift: boolean, at: number) => {
  const worker = draft.workers.get(id);
  if (worker) draft.workers.put({ ...worker, onShift, shiftAt: at });
};

const whose = z.object({ id: z.string() });

/** An import was taken back: nobody was taken on. */
export const workerErased = defineEvent({
  type: 'worker.erased',
  v: 1,
  data: whose,
  shelf: 'workers',
  fold: (draft, { id }) => draft.workers.erase(id),
});

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

const setHelp = (draft: DraftWorld, id: string, sos: Worker['sos']) => {
  const worker = draft.workers.get(id);
  if (worker) draft.workers.put({ ...worker, sos });
};

export const helpCalled = defineEvent({
  type: 'worker.help-called',
  v: 1,
  data: whose.extend({ point: position.nullable() }),
  shelf: 'workers',
  fold: (draft, { id, point }, { at }) => setHelp(draft, id, { at, point }),
});

export const helpOver = defineEvent({
  type: 'worker.help-over',
  v: 1,
  data: whose,
  shelf: 'workers',
  fold: (draft, { id }) => setHelp(draft, id, null),
});
