/** Opens a table and holds a map against it. */
import type { Encoding } from '#domain/imports/fields.ts';
import { openTable } from '../tables/open-table.ts';
import type { Table } from '../tables/table.ts';
import { faultOf } from './import-fault.ts';

interface Mapped {
  readonly columns: Readonly<Record<string, string | undefined>>;
  readonly encoding?: Encoding | undefined;
}

/** Throws an ImportFault where it is no table, or has not the columns the map names. */
export async function openMapped(file: string, { columns, encoding }: Mapped): Promise<Table> {
  const table = await openTable(file, encoding);
  for (const [field, column] of Object.entries(columns))
    if (column !== undefined && !table.head.includes(column))
      throw faultOf('map.no-column', {
        row: 1,
        column,
        of: field,
        head: table.head.slice(0, 30).join(', '),
      });
  return table;
}
