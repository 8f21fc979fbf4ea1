/** Lines of a CSV as spreadsheets read them: UTF-8 with its mark, CRLF, and no cell that becomes a formula. */
import { type Cell, harmless, timeText } from './cell.ts';

export const BYTE_ORDER_MARK = '\uFEFF';

function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = cell instanceof Date ? timeText(cell) : harmless(String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`;
