/** An Excel workbook: its first sheet, row by row, dates as ISO texts of the sheet's own wall clock. */
import exceljs from 'exceljs';
import { faultOf, ImportFault } from '../imports/import-fault.ts';
import { CELL_MOST, COLUMNS_MOST, type Table, type TableRow } from './table.ts';
import { entriesOf } from './zip-check.ts';

/** A cell as text. A formula counts as what Excel last computed for it; one that was never computed is refused. */
function textOf(value: exceljs.CellValue, at: () => string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  // Its last digits are lost already: as Excel shows it, nobody takes it for whole.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return Number(value).toExponential();
  if (typeof value !== 'object') return String(value).slice(0, CELL_MOST);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('formula' in value || 'sharedFormula' in value) {
    if (value.result === undefined) throw faultOf('xlsx.formula', { cell: at() });
    return textOf(value.result, at);
  }
  if ('error' in value) throw faultOf('xlsx.error', { cell: at(), error: value.error });
  return 'text' in value ? String(value.text) : '';
}

async function* rowsOf(file: string): AsyncIterable<TableRow> {
  const reader = new exceljs.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
  });
  for await (const sheet of reader) {
    for await (const row of sheet) {
      if (row.cellCount > COLUMNS_MOST)
        throw faultOf('table.too-wide', {
          row: row.number,
          columns: row.cellCount,
          most: COLUMNS_MOST,
        });
      const cells = Array.from({ length: row.cellCount }, (_, i) => {
        const cell = row.getCell(i + 1);
        return textOf(cell.value, () => cell.address);
      });
      if (cells.some((text) => text !== '')) yield { row: row.number, cells };
    }
    return;
  }
}

export async function openXlsx(file: string): Promise<Table> {
  const entries = await entriesOf(file);
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw faultOf('xlsx.no-workbook');
  const rows = async function* () {
    let row = 1;
    try {
      for await (const one of rowsOf(file)) {
        row = one.row + 1;
        yield one;
      }
    } catch (error) {
      if (error instanceof ImportFault) throw error;
      throw faultOf('xlsx.unreadable', { row });
    }
  };
  let head: readonly string[] = [];
  for await (const { cells } of rows()) {
    head = cells;
    break;
  }
  return {
    form: 'Excel',
    head,
    rows: async function* () {
      let first = true;
      for await (const row of rows()) {
        if (!first) yield row;
        first = false;
      }
    },
  };
}
