/** The thread one brought file is read on: what reading takes of memory and time is not taken from those who work meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { importOf } from './catalogue.ts';
import type { Item, Opened } from './contract.ts';
import { ImportFault } from './import-fault.ts';
import type { Heard, Reading, Wish } from './import-line.ts';
import { surroundingsOf } from './surroundings.ts';

/** So many rows go over at once: whoever judges them holds up nobody for long. */
const ROWS = 50;

const reading = workerData as Reading;
const importing = importOf(reading.kind);
const around = surroundingsOf(reading.around);
let opened: Opened | undefined;
let items: AsyncIterator<Item> | undefined;

async function open(): Promise<Heard> {
  if ('look' in reading) return { look: await importing.look(reading.file, reading.look, around) };
  opened = await importing.open(reading.file, reading.map, around, reading.at);
  return { opened: { form: opened.form, notes: opened.notes ?? [] } };
}

async function more(): Promise<Heard> {
  items ??= opened?.items()[Symbol.asyncIterator]();
  const batch: Item[] = [];
  while (items && batch.length < ROWS) {
    const next = await items.next();
    if (next.done) return { items: batch, last: true };
    batch.push(next.value);
  }
  return { items: batch, last: false };
}

async function answer(work: () => Promise<Heard>): Promise<void> {
  try {
    parentPort?.postMessage(await work());
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    parentPort?.postMessage({ faults: error.remarks } satisfies Heard);
  }
}

parentPort?.on('message', (wish: Wish) => {
  if (wish === 'from-the-first') items = undefined;
  void answer(more);
});
void answer(open);
