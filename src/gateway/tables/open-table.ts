/** Opens a table by what the file is, not by what it is called. */
import { open } from 'node:fs/promises';
import type { Encoding } from '#domain/imports/fields.ts';
import type { RemarkCode } from '#domain/imports/remark.ts';
import { faultOf } from '../imports/import-fault.ts';
import { openCsv } from './csv-file.ts';
import { COLUMNS_MOST, type Table } from './table.ts';
import { openXlsx } from './xlsx-file.ts';

/** The first bytes of kinds of files that are brought by mistake. */
const KNOWN: readonly (readonly [string, RemarkCode])[] = [
  ['d0cf11e0', 'file.old-excel'],
  ['25504446', 'file.pdf'],
  ['ffd8ff', 'file.picture'],
  ['89504e47', 'file.picture'],
  ['1f8b', 'file.gzip'],
  ['53514c69', 'file.database'],
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
  if (begins === '') throw faultOf('file.empty');
  const other = KNOWN.find(([bytes]) => begins.startsWith(bytes));
  if (other) throw faultOf(other[1]);
  const table = begins.startsWith('504b0304')
    ? await openXlsx(file)
    : await openCsv(file, encoding);
  const { head } = table;
  if (head.length > COLUMNS_MOST)
    throw faultOf('table.too-wide', { row: 1, columns: head.length, most: COLUMNS_MOST });
  if (head.length < 2) throw faultOf('table.one-column', { row: 1 });
  const twice = head.find((name, i) => name !== '' && head.indexOf(name) !== i);
  if (twice) throw faultOf('table.same-column', { row: 1, column: twice });
  return table;
}
