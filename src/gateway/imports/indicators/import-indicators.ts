/** Imports figures: counts of the grids' people and enterprises, and what departments report by the month. */
import { censusErased } from '#domain/census/events.ts';
import { indicatorErased } from '#domain/indicator/events.ts';
import type { Importing, ImportSurroundings, Item, Opened } from '../contract.ts';
import { dateOrderIn } from '../date-order.ts';
import { gridsByName, placesByName } from '../grids-by-name.ts';
import { lookAtTable } from '../look-at-table.ts';
import { momentReader } from '../moments.ts';
import { openMapped } from '../open-mapped.ts';
import { readMap } from '../read-map.ts';
import { figureItems } from './figure-row.ts';
import { indicatorMap } from './indicator-map.ts';
import { indicatorTable } from './indicator-table.ts';

async function open(
  file: string,
  given: unknown,
  { world, town, departments }: ImportSurroundings,
  now: number,
): Promise<Opened> {
  const map = readMap(indicatorMap, given);
  const table = await openMapped(file, map);
  const { asOf } = map.columns;
  const order = asOf ? await dateOrderIn(table, asOf, map.dates) : 'ymd';
  const orgs = new Set(departments.map(({ code }) => code));
  const reading = {
    ...{ map, head: table.head, now, zone: town.zone, townPath: town.townPath },
    moments: momentReader(town.zone, order),
    grids: gridsByName(world),
    places: placesByName(world),
    knowsOrg: (code: string) => orgs.has(code),
  };
  return {
    form: table.form,
    items: async function* (): AsyncIterable<Item> {
      for await (const row of table.rows()) yield* figureItems(row, reading);
    },
  };
}

export const indicatorsImport: Importing = {
  id: 'indicators',
  erase: {
    census: (id) => censusErased.of({ id }),
    indicators: (id) => indicatorErased.of({ id }),
  },
  look: (...asked) => lookAtTable(indicatorTable, ...asked),
  open,
};
