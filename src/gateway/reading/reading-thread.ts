/** The thread the books of orders are read on: a question comes in, the parts of its answer go out, then that it is whole. */
import { parentPort, workerData } from 'node:worker_threads';
import { OrderLedger } from '../database/order-ledger.ts';
import { WhistleLedger } from '../database/whistle-ledger.ts';
import { sheetFile } from '../export/sheet-file.ts';
import type { Question, Questions } from './questions.ts';
import type { Asked, Told } from './reading-line.ts';

const { file } = workerData as { file: string };
const ledger = new OrderLedger(file);
const whistles = new WhistleLedger(file);

type Answering = {
  [Q in Question]: (
    asked: Questions[Q]['asked'],
  ) => Iterable<Questions[Q]['part']> | AsyncIterable<Questions[Q]['part']>;
};

const ANSWERS: Answering = {
  list: ({ selection, page }) => [ledger.list(selection, page)],
  numbers: ({ selection }) => [ledger.numbers(selection)],
  figures: ({ selection, grouping }) => [ledger.figures(selection, grouping)],
  columns: ({ selection, most }) => [ledger.columns(selection, most)],
  whistles: ({ viewer, now }) => [whistles.figures(viewer, now)],
  file: async function* ({ selection, kind, words, most, mark, cut }) {
    const { total, orders } = ledger.newest(selection, most);
    const lines = orders.length;
    yield { total, lines };
    const notice = cut.replace('{lines}', `${lines}`).replace('{total}', `${total}`);
    const parts = [...mark, `${lines}/${total}`, ...(lines < total ? [notice] : [])];
    yield* sheetFile(kind, orders, { ...words, watermark: parts.join(' · ') });
  },
};

const tell = (told: Told): void => parentPort?.postMessage(told);

parentPort?.on('message', async ({ id, question, asked }: Asked) => {
  try {
    for await (const part of ANSWERS[question](asked as never)) tell({ id, part });
    tell({ id, whole: true });
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    tell({ id, fault: { message, code } });
  }
});
