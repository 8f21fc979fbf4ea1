/** A list as a file, in pieces: whoever sends it never holds the whole of it as text. */
import type { Order } from '#domain/order/order.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { cellsOf, headings, type SheetWords } from './order-sheet.ts';
import { writeXlsx } from './xlsx.ts';

export const SHEET_KINDS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type SheetKind = keyof typeof SHEET_KINDS;

const LINES_A_PIECE = 200;

function* csvFile(orders: readonly Order[], words: SheetWords): Generator<Uint8Array> {
  const cells = cellsOf(words);
  yield Buffer.from(
    BYTE_ORDER_MARK + csvLine([words.watermark]) + csvLine(headings(words.language)),
  );
  for (let i = 0; i < orders.length; i += LINES_A_PIECE)
    yield Buffer.from(
      orders
        .slice(i, i + LINES_A_PIECE)
        .map((order) => csvLine(cells(order)))
        .join(''),
    );
}

export async function* sheetFile(
  kind: SheetKind,
  orders: readonly Order[],
  words: SheetWords,
): AsyncGenerator<Uint8Array> {
  if (kind === 'csv') return yield* csvFile(orders, words);
  const cells = cellsOf(words);
  yield* writeXlsx(words.watermark, headings(words.language), orders, cells);
}
