/** A town whose folder holds a plan is drawn once, into the store's folder: when, and where that is done. */
import { Worker } from 'node:worker_threads';
import { type DrawingWord, isDrawn } from './drawn-town.ts';
import { TownFault } from './town-fault.ts';

export interface DrawnWishes {
  /** The town's folder, with its plan. */
  readonly folder: string;
  /** Where the drawing is kept. */
  readonly into: string;
  /** Nothing has happened in the town yet: it may still be drawn anew. */
  readonly isNew: boolean;
  readonly tell: (line: string) => void;
}

/** Most of what is made while drawing is thrown away at once: with room for it, little of it is looked at twice. */
const YOUNG_MB = 64;

function drawApart({ folder, into, tell }: DrawnWishes): Promise<void> {
  return new Promise((done, fail) => {
    const thread = new Worker(new URL('./drawing-thread.ts', import.meta.url), {
      workerData: { folder, into },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    thread.on('message', (word: DrawingWord) => {
      if ('fault' in word) fail(new TownFault(word.fault));
      else tell(`Drawing the town: ${word.stage} …`);
    });
    thread.on('error', fail);
    thread.on('exit', (code) =>
      code === 0 ? done() : fail(new Error(`the drawing ended with ${code}`)),
    );
  });
}

/**
 * Draws the town where there is no drawing, or an older one that nothing leans on yet. Rejects with a TownFault where the plan is
 * wrong.
 */
export async function keepDrawn(wishes: DrawnWishes): Promise<void> {
  const { folder, into, isNew } = wishes;
  if (!isDrawn(folder, into, isNew)) await drawApart(wishes);
}
