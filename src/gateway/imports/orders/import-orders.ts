/** Imports orders: a table of an old system, one order a row. */
import { AreaFinder } from '#domain/geo/area-finder.ts';
import type { DateOrder } from '#domain/imports/fields.ts';
import { orderErased } from '#domain/order/events/imported.ts';
import type { Table } from '../../tables/table.ts';
import type { Importing, ImportSurroundings, Item, Opened } from '../contract.ts';
import { coordinateNotes } from '../coordinate-notes.ts';
import { gridsInFileOrder } from '../file-order.ts';
import { faultOf } from '../import-fault.ts';
import { lookAtTable } from '../look-at-table.ts';
import { dateOrderOf, momentReader } from '../moments.ts';
import { openMapped } from '../open-mapped.ts';
import { readMap } from '../read-map.ts';
import { type OrderMap, orderMap } from './order-map.ts';
import { orderItem } from './order-record.ts';
import { orderTable } from './order-table.ts';

/** So many rows are looked at to tell in which order the dates are written. */
const SAMPLE = 5_000;

async function* firstOf(table: Table, column: string): AsyncIterable<string> {
  const at = table.head.indexOf(column);
  let left = SAMPLE;
  for await (const { cells } of table.rows()) {
    yield cells[at] ?? '';
    left -= 1;
    if (left === 0) return;
  }
}

async function dateOrder(table: Table, { dates, columns }: OrderMap): Promise<DateOrder> {
  if (dates) return dates;
  const texts: string[] = [];
  for await (const text of firstOf(table, columns.reportedAt)) texts.push(text);
  const told = dateOrderOf(texts);
  if (told) return told;
  throw faultOf('map.either-date', { column: columns.reportedAt, text: texts[0] ?? '' });
}

async function open(
  file: string,
  given: unknown,
  around: ImportSurroundings,
  now: number,
): Promise<Opened> {
  const { world, town } = around;
  const map = readMap(orderMap, given);
  const table = await openMapped(file, map);
  const moments = momentReader(town.zone, await dateOrder(table, map));
  const grids = gridsInFileOrder(world);
  const finder = grids.length > 0 ? new AreaFinder(grids.map(({ shape }) => shape)) : undefined;
  const reading = { map, head: table.head, moments, town, grids, finder, now };
  return {
    form: table.form,
    notes: await coordinateNotes(table, map, around),
    items: async function* (): AsyncIterable<Item> {
      for await (const row of table.rows()) yield orderItem(row, reading);
    },
  };
}

export const ordersImport: Importing = {
  id: 'orders',
  erase: { orders: (id) => orderErased.of({ id }) },
  look: (...asked) => lookAtTable(orderTable, ...asked),
  open,
};
