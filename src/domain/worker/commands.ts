import { z } from 'zod';
import { type Command, defineCommand } from '../contract.ts';
import { accept, refuse } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import { shiftEnded, shiftStarted } from './events.ts';

const whose = z.object({ id: z.string().max(64) });

const workerAsPlaced = (world: World, { id }: z.infer<typeof whose>) => {
  const worker = world.workers.get(id);
  return worker && { path: worker.path, handler: worker.id };
};

const shift = (
  name: string,
  may: 'shift.own' | 'shift.any',
  onShift: boolean,
): Command<z.infer<typeof whose>, undefined> =>
  defineCommand({
    name,
    input: whose,
    access: { may, on: workerAsPlaced, unknown: 'worker.unknown' },
    decide: (world, _facts, { id }) => {
      const worker = world.workers.get(id);
      if (!worker) return refuse('worker.unknown', { id });
      if (worker.onShift === onShift)
        return refuse(onShift ? 'worker.on-shift' : 'worker.off-shift', { worker: worker.no });
      return accept([(onShift ? shiftStarted : shiftEnded).of({ id })]);
    },
  });

export const WORKER_COMMANDS = [
  shift('worker.start-shift', 'shift.own', true),
  shift('worker.end-shift', 'shift.own', false),
  shift('worker.release', 'shift.any', false),
];
