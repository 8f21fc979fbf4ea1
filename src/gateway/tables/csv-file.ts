/** Comma-separated values, or with another sign between them. */
import { CsvError, parse } from 'csv-parse';
import type { Encoding } from '#domain/imports/fields.ts';
import type { RemarkCode } from '#domain/imports/remark.ts';
import { faultOf } from '../imports/import-fault.ts';
import { encodingOf, textOf } from './encoding.ts';
import { CELL_MOST, COLUMNS_MOST, type Table, type TableRow } from './table.ts';

const SIGNS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
type Sign = keyof typeof SIGNS;

/** Long enough for the widest head that is taken. */
const HEAD_MOST = COLUMNS_MOST * 256;

/** The first line, outside quotes. */
async function firstLine(file: string, encoding: Encoding): Promise<string> {
  let line = '';
  let quoted = false;
  for await (const piece of textOf(file, encoding))
    for (const letter of piece as string) {
      if (letter === '"') quoted = !quoted;
      if (letter === '\n' && !quoted) return line;
      line += letter;
      if (line.length > HEAD_MOST) throw faultOf('csv.no-head', { line: 1, most: COLUMNS_MOST });
    }
  return line;
}

/** The sign that parts the head most often. */
function signOf(head: string): Sign {
  const bare = head.replaceAll(/"[^"]*"/g, '');
  const often = (sign: string) => bare.split(sign).length;
  return (Object.keys(SIGNS) as Sign[]).reduce((best, sign) =>
    often(sign) > often(best) ? sign : best,
  );
}

const ROW_MOST = 16 * CELL_MOST;

const REASONS: Readonly<Record<string, RemarkCode>> = {
  CSV_QUOTE_NOT_CLOSED: 'csv.open-quote',
  CSV_INVALID_CLOSING_QUOTE: 'csv.after-quote',
  INVALID_OPENING_QUOTE: 'csv.inner-quote',
  CSV_MAX_RECORD_SIZE: 'csv.long-row',
};

async function* rowsOf(file: string, encoding: Encoding, delimiter: Sign): AsyncIterable<TableRow> {
  const parser = textOf(file, encoding).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: ROW_MOST,
      info: true,
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>)
      yield { row: info.lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as { lines?: number }).lines ?? 1;
    throw faultOf(REASONS[error.code] ?? 'csv.unreadable', {
      line,
      kb: ROW_MOST / 1024,
    });
  }
}

export async function openCsv(file: string, told?: Encoding): Promise<Table> {
  const encoding = told ?? (await encodingOf(file));
  const sign = signOf(await firstLine(file, encoding));
  const rows = () => rowsOf(file, encoding, sign);
  let head: readonly string[] = [];
  for await (const { cells } of rows()) {
    head = cells;
    break;
  }
  return {
    form: `CSV, ${encoding.toUpperCase()}, ${SIGNS[sign]}`,
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
