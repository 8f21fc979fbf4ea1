/** A workbook of one sheet: the watermark and the headings stay in sight, and every text is a text, never a formula. */
import { PassThrough } from 'node:stream';
import { type Cell, harmless } from './cell.ts';

const TIME = 'yyyy-mm-dd hh:mm:ss';
const WIDEST = 32;
/** Two lines of Latin letters are about one of Chinese. */
const widthOf = (heading: string): number =>
  Math.min(WIDEST, Math.max(12, [...heading].length * 2 + 4));

const shown = (cell: Cell): Cell => (typeof cell === 'string' ? harmless(cell) : cell);

/** Hands on each line while it is written, so that a long list takes no more memory than a short one. */
export async function* writeXlsx<T>(
  watermark: string,
  headings: readonly string[],
  things: readonly T[],
  cellsOf: (thing: T) => Cell[],
): AsyncGenerator<Uint8Array> {
  // Only who takes a workbook waits for the package.
  const { default: excel } = await import('exceljs');
  const stream = new PassThrough();
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = book.addWorksheet('orders', { views: [{ state: 'frozen', xSplit: 1, ySplit: 2 }] });
  sheet.columns = headings.map((heading) => ({ width: widthOf(heading) }));
  sheet.addRow([shown(watermark)]).commit();
  const head = sheet.addRow([...headings]);
  head.font = { bold: true };
  head.commit();
  const written = (async () => {
    for (const thing of things) {
      const row = sheet.addRow(cellsOf(thing).map(shown));
      row.eachCell((cell) => {
        if (cell.value instanceof Date) cell.numFmt = TIME;
      });
      row.commit();
      if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
    }
    sheet.commit();
    await book.commit();
  })();
  written.catch((error: Error) => stream.destroy(error));
  yield* stream as AsyncIterable<Uint8Array>;
}
