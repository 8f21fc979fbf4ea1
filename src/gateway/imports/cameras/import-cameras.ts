/** Imports cameras: a table as a video platform or an inventory has it, one camera a row, known again by its code. */
import {
  cameraErased,
  cameraFailed,
  cameraInstalled,
  cameraRestored,
} from '#domain/camera/events.ts';
import type { JournalEvent } from '#domain/fold.ts';
import { AreaFinder } from '#domain/geo/area-finder.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import type { Importing, ImportSurroundings, Item, Opened } from '../contract.ts';
import { coordinateNotes } from '../coordinate-notes.ts';
import { gridsInFileOrder } from '../file-order.ts';
import { lookAtTable } from '../look-at-table.ts';
import { openMapped } from '../open-mapped.ts';
import { readMap } from '../read-map.ts';
import { cameraMap } from './camera-map.ts';
import { cameraItem } from './camera-record.ts';
import { cameraTable } from './camera-table.ts';

/** Whether it answered before, as it was said last. */
function answering(event: NewEvent, story: readonly JournalEvent[]): NewEvent {
  if (event.type !== cameraInstalled.type) return event;
  const data = event.data as Parameters<typeof cameraInstalled.of>[0];
  const online = story.reduce((before, { type, data: said }) => {
    if (type === cameraFailed.type) return false;
    if (type === cameraRestored.type || type === cameraErased.type) return true;
    return (said as { online?: boolean }).online ?? before;
  }, true);
  return cameraInstalled.of({ ...data, online });
}

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
  again: answering,
  look: (...asked) => lookAtTable(cameraTable, ...asked),
  open,
};
