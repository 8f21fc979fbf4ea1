/** Imports orders: a table of an old system, one order a row. */
import { AreaFinder } from '#domain/geo/area-finder.ts';
import { orderErased } from '#domain/order/events/imported.ts';
import type { Importing, ImportSurroundings, Item, Opened } from '../contract.ts';
import { coordinateNotes } from '../coordinate-notes.ts';
import { dateOrderIn } from '../date-order.ts';
import { gridsInFileOrder } from '../file-order.ts';
import { lookAtTable } from '../look-at-table.ts';
import { momentReader } from '../moments.ts';
import { openMapped } from '../open-mapped.ts';
import { readMap } from '../read-map.ts';
import { orderMap } from './order-map.ts';
import { orderItem } from './order-record.ts';
import { orderTable } from './order-table.ts';

async function open(
  file: string,
  given: unknown,
  around: ImportSurroundings,
  now: number,
): Promise<Opened> {
  const { world, town } = around;
  const map = readMap(orderMap, given);
  const table = await openMapped(file, map);
  const order = await dateOrderIn(table, map.columns.reportedAt, map.dates);
  const moments = momentReader(town.zone, order);
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
