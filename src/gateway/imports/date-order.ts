/** In which order the dates of a table are written: as its map says, else as its first rows tell. */
import type { DateOrder } from '#domain/imports/fields.ts';
import type { Table } from '../tables/table.ts';
import { faultOf } from './import-fault.ts';
import { dateOrderOf } from './moments.ts';

const SAMPLE = 5_000;

/** Throws an ImportFault where both day and month may be first. */
export async function dateOrderIn(
  table: Table,
  column: string,
  said: DateOrder | undefined,
): Promise<DateOrder> {
  if (said) return said;
  const at = table.head.indexOf(column);
  const texts: string[] = [];
  for await (const { cells } of table.rows()) {
    texts.push(cells[at] ?? '');
    if (texts.length === SAMPLE) break;
  }
  const told = dateOrderOf(texts);
  if (told) return told;
  throw faultOf('map.either-date', { column, text: texts[0] ?? '' });
}
