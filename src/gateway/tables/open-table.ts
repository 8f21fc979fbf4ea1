/** Opens a table by what the file is, not by what it is called. */
import { open } from 'node:fs/promises';
import { ImportFault } from '../imports/import-fault.ts';
import { openCsv } from './csv-file.ts';
import type { Encoding } from './encoding.ts';
import { COLUMNS_MOST, type Table } from './table.ts';
import { openXlsx } from './xlsx-file.ts';

/** The first bytes of kinds of files that are brought by mistake. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['d0cf11e0', 'an Excel file of before 2007; save it as .xlsx'],
  ['25504446', 'a PDF'],
  ['ffd8ff', 'a picture'],
  ['89504e47', 'a picture'],
  ['1f8b', 'packed with gzip; unpack it first'],
  ['53514c69', 'a database'],
];

async function beginning(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead).toString('hex');
  } finally {
    await handle.close();
  }
}

/** Throws an ImportFault where there is no table in it. */
export async function openTable(file: string, encoding?: Encoding): Promise<Table> {
  const begins = await beginning(file);
  if (begins === '') throw new ImportFault('the file is empty');
  const other = KNOWN.find(([bytes]) => begins.startsWith(bytes));
  if (other) throw new ImportFault(`the file is ${other[1]}`);
  const table = begins.startsWith('504b0304')
    ? await openXlsx(file)
    : await openCsv(file, encoding);
  const { head } = table;
  if (head.length > COLUMNS_MOST)
    throw new ImportFault(`row 1: ${head.length} columns; at most ${COLUMNS_MOST} are taken`);
  if (head.length < 2)
    throw new ImportFault(
      'row 1: the head has a single column; is this a table, and what stands between its values?',
    );
  const twice = head.find((name, i) => name !== '' && head.indexOf(name) !== i);
  if (twice) throw new ImportFault(`row 1: two columns are called “${twice}”`);
  return table;
}
