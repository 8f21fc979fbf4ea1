/** Engine and store without a network; and the limit: the same bytes appended to a file, gathered the same way, fdatasync. */
import { closeSync, fdatasyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '#gateway/database/store.ts';
import type { Engine } from '#gateway/engine.ts';
import { CHIEF, foundedEngine } from '../../support/small-world.ts';
import { cpuMicros, serveAsPart } from '../part.ts';
import { Gatherer } from './gather.ts';
import { countAbove, diskFolder, inHands, newId, prepare, type Wish } from './mix.ts';

export interface Run {
  readonly perSecond: number;
  /** Microseconds of the processor for each command. */
  readonly cpu: number;
}

async function timed(count: number, work: () => Promise<void>): Promise<Run> {
  const [began, cpu] = [performance.now(), cpuMicros()];
  await work();
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: count / seconds, cpu: (cpuMicros() - cpu) / count };
}

export function engineProcess(): void {
  const folder = diskFolder('engine');
  let town: { store: Store; engine: Engine };
  let wishes: Wish[] = [];
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  serveAsPart({
    open: async () => {
      town = await foundedEngine(folder, { newId });
    },
    prepare: async (count: number) => {
      wishes = await prepare(town.engine, count);
    },
    run: async (hands: number) => {
      const before = town.store.seq;
      const run = await timed(wishes.length, () =>
        inHands(wishes, hands, async ({ name, id, input }) => {
          const reply = await town.engine.run(name, id, input, CHIEF);
          if (!reply.ok) throw new Error(`${name}: ${reply.reason}`);
        }),
      );
      const kept = countAbove(town.store, before, wishes, CHIEF.user);
      if (kept !== wishes.length) throw new Error(`${wishes.length - kept} acknowledged and lost`);
      return run;
    },
    end: () => process.exit(),
  });
}

/** What a command of the mix puts into the store: journal row, order row, command row, and words in a third. */
export const BYTES_PER_COMMAND = 1_150;

export function fileProcess(): void {
  const folder = diskFolder('file');
  const path = join(folder, 'log');
  const file = openSync(path, 'w');
  process.once('exit', () => {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  });
  const bytes = Buffer.alloc(BYTES_PER_COMMAND, 'x');
  const log = new Gatherer<Buffer>((group) => {
    writeSync(file, Buffer.concat(group));
    fdatasyncSync(file);
  });
  serveAsPart({
    run: async ({ hands, count }: { hands: number; count: number }) => {
      const before = statSync(path).size;
      const run = await timed(count, () =>
        inHands(Array(count).fill(bytes), hands, (b) => log.add(b)),
      );
      if (statSync(path).size - before !== count * BYTES_PER_COMMAND)
        throw new Error('bytes are missing');
      return run;
    },
    end: () => process.exit(),
  });
}
