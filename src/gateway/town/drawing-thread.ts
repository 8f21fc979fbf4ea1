/** The thread a town is drawn on: what the drawing takes of memory is given back when it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DrawingWord, drawInto } from './drawn-town.ts';
import { TownFault } from './town-fault.ts';

const { folder, into } = workerData as { folder: string; into: string };
const say = (word: DrawingWord) => parentPort?.postMessage(word);

try {
  drawInto(folder, into, (stage) => say({ stage }));
} catch (error) {
  if (!(error instanceof TownFault)) throw error;
  say({ fault: error.message });
}
