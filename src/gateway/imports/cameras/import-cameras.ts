/** Imports cameras: a table as a video platform or an inventory has it, one camera a row, known again by its code. */
import { cameraErased } from '#domain/camera/events.ts';
import { AreaFinder } from '#domain/geo/area-finder.ts';
import type { Importing, ImportSurroundings, Item, Opened } from '../contract.ts';
import { coordinateNotes } from '../coordinate-notes.ts';
import { gridsInFileOrder } from '../file-order.ts';
import { lookAtTable } from '../look-at-table.ts';
import { openMapped } from '../open-mapped.ts';
import { readMap } from '../read-map.ts';
import { cameraMap } from './camera-map.ts';
import { cameraItem } from './camera-record.ts';
import { cameraTable } from './camera-table.ts';

async function open(file: string, given: unknown, around: ImportSurroundings): Promise<Opened> {
  const map = readMap(cameraMap, given);
  const table = await openMapped(file, map);
  const grids = gridsInFileOrder(around.world);
  const finder = grids.length > 0 ? new AreaFinder(grids.map(({ shape }) => shape)) : undefined;
  const reading = { map, head: table.head, townPath: around.town.townPath, grids, finder };
  return {
    form: table.form,
    notes: await coordinateNotes(table, map, around),
    items: async function* (): AsyncIterable<Item> {
      for await (const row of table.rows()) yield cameraItem(row, reading);
    },
  };
}

export const camerasImport: Importing = {
  id: 'cameras',
  erase: { cameras: (id) => cameraErased.of({ id }) },
  look: (...asked) => lookAtTable(cameraTable, ...asked),
  open,
};
