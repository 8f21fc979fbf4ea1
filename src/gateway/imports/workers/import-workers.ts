/** Imports grid workers: who there is and for which grids, known again by the number on the badge. Names belong to accounts. */
import { workerErased } from '#domain/worker/events.ts';
import type { Importing, ImportSurroundings, Item, Opened } from '../contract.ts';
import { gridsByName } from '../grids-by-name.ts';
import { lookAtTable } from '../look-at-table.ts';
import { openMapped } from '../open-mapped.ts';
import { readMap } from '../read-map.ts';
import { workerMap } from './worker-map.ts';
import { workerItem } from './worker-row.ts';
import { workerTable } from './worker-table.ts';

async function open(file: string, given: unknown, { world }: ImportSurroundings): Promise<Opened> {
  const map = readMap(workerMap, given);
  const table = await openMapped(file, map);
  const idOf = new Map([...world.workers.values()].map(({ no, id }) => [no, id]));
  const reading = { map, head: table.head, grids: gridsByName(world), idOf };
  return {
    form: table.form,
    items: async function* (): AsyncIterable<Item> {
      for await (const row of table.rows()) yield workerItem(row, reading);
    },
  };
}

export const workersImport: Importing = {
  id: 'workers',
  erase: { workers: (id) => workerErased.of({ id }) },
  look: (...asked) => lookAtTable(workerTable, ...asked),
  open,
};
