/** Lines of a CSV as spreadsheets read them: UTF-8 with its mark, CRLF, and no cell that becomes a formula. */
export type Cell = string | number | null;

export const BYTE_ORDER_MARK = '\uFEFF';

const isNumber = (text: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(text);

/** Text that a spreadsheet would run is shown to be text; a number stays a number. */
const harmless = (text: string): string =>
  /^[=+\-@]/.test(text) && !isNumber(text) ? `'${text}` : text;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = harmless(String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`;
