import { z } from 'zod';
import { type Command, defineCommand } from '../contract.ts';
import { position } from '../geo/shape.ts';
import { accept, refuse } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import { helpCalled, helpOver, shiftEnded, shiftStarted } from './events.ts';

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

const callForHelp = defineCommand({
  name: 'worker.call-for-help',
  input: whose.extend({ point: position.optional() }),
  access: { may: 'help.own', on: workerAsPlaced, unknown: 'worker.unknown' },
  decide: (world, _facts, { id, point = null }) => {
    const worker = world.workers.get(id);
    if (!worker) return refuse('worker.unknown', { id });
    if (worker.sos) return refuse('worker.asks-already', { worker: worker.no, at: worker.sos.at });
    return accept([helpCalled.of({ id, point })]);
  },
});

const helpCame = (name: string, may: 'help.own' | 'help.any') =>
  defineCommand<z.infer<typeof whose>>({
    name,
    input: whose,
    access: { may, on: workerAsPlaced, unknown: 'worker.unknown' },
    decide: (world, _facts, { id }) => {
      const worker = world.workers.get(id);
      if (!worker) return refuse('worker.unknown', { id });
      return worker.sos
        ? accept([helpOver.of({ id })])
        : refuse('worker.asks-nothing', { worker: worker.no });
    },
  });

export const WORKER_COMMANDS = [
  callForHelp,
  helpCame('worker.help-came', 'help.own'),
  helpCame('worker.end-help', 'help.any'),
  shift('worker.start-shift', 'shift.own', true),
  shift('worker.end-shift', 'shift.own', false),
  shift('worker.release', 'shift.any', false),
];
