/** One row of an old system's table as one order of ours, or the reasons why it cannot be one. */
import { createHash } from 'node:crypto';
import type { AreaFinder } from '#domain/geo/area-finder.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { ImportedState, OrderField } from '#domain/imports/fields.ts';
import { STAYS_MS } from '#domain/order/archive.ts';
import { promiseOf, stageClockOf } from '#domain/order/clocks.ts';
import { orderImported } from '#domain/order/events/imported.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { categoryRule } from '#domain/rules/rules.ts';
import type { TownFacts } from '../../engine.ts';
import type { TableRow } from '../../tables/table.ts';
import type { Flag, Item } from '../contract.ts';
import type { MomentReader } from '../moments.ts';
import { positionIn, RowReader } from '../row-reader.ts';
import type { OrderMap } from './order-map.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same order of the same old system is the same order here, whenever it is brought. */
export function orderIdOf(system: string, number: string): string {
  const hash = createHash('sha256').update(`${system} ${number}`).digest();
  let bits = BigInt(`0x${hash.subarray(0, 16).toString('hex')}`);
  let id = '';
  for (let i = 0; i < 26; i++) {
    id = DIGITS[Number(bits & 31n)] + id;
    bits >>= 5n;
  }
  return id;
}

export interface OrderReading {
  readonly map: OrderMap;
  readonly head: readonly string[];
  readonly moments: MomentReader;
  readonly town: TownFacts;
  readonly grids: readonly Grid[];
  readonly finder: AreaFinder | undefined;
  /** What ended long before this no longer stands in the world. */
  readonly now: number;
}

const NUMBER_MOST = 40;

/** The states as their words say; without a word, what the dates tell. */
function stateOf(
  reader: RowReader<OrderField>,
  { states, columns }: OrderMap,
): ImportedState | undefined {
  if (columns.state) return reader.word('state', states, 'cell.no-state-word');
  return reader.text('closedAt') === '' ? 'FILED' : 'CLOSED';
}

export function orderItem(row: TableRow, reading: OrderReading): Item {
  const { map, head, moments, town, finder, grids, now } = reading;
  const reader = new RowReader<OrderField>({ columns: map.columns, head }, row);
  const number = reader.needed('number', NUMBER_MOST);
  const category = reader.word('category', map.categories, 'cell.no-category-word');
  if (category !== undefined && !town.knowsCategory(category))
    reader.refuse('category', category, 'cell.no-category');
  const state = stateOf(reader, map);
  const source = reader.word('source', map.sources, 'cell.no-source-word');
  const urgency = reader.word('urgency', map.urgencies, 'cell.no-urgency-word');
  const reportedAt = reader.moment('reportedAt', moments);
  if (reportedAt === null) reader.refuse('reportedAt', '', 'cell.empty');
  const filed = reader.moment('filedAt', moments);
  const handled = reader.moment('handledAt', moments);
  const closed = reader.moment('closedAt', moments);
  if (typeof reportedAt === 'number' && typeof closed === 'number' && closed < reportedAt)
    reader.refuse('closedAt', reader.text('closedAt'), 'cell.ends-before');
  const point = positionIn(reader, map.crs);
  if (
    reader.rejects.length > 0 ||
    number === undefined ||
    category === undefined ||
    state === undefined ||
    source === undefined ||
    urgency === undefined ||
    typeof reportedAt !== 'number' ||
    point === undefined
  )
    return { row: row.row, rejects: reader.rejects };

  const grid = finder ? grids[finder.find(point[0], point[1])] : undefined;
  const filedAt = filed ?? reportedAt;
  const rules = town.rulesAt(filedAt);
  const timing = { now: filedAt, calendar: town.calendar, rules };
  const open = LIFE_CYCLE.open(state);
  const handle = promiseOf({ category, urgency, source }, timing);
  const closedAt = open ? null : (closed ?? null);
  const org = reader.optionalWord('org', map.orgs);
  const flags: Flag[] = grid ? [] : ['outside'];
  if (state === 'CLOSED' && closedAt === null) flags.push('flagged');
  return {
    row: row.row,
    flags,
    event: orderImported.of({
      id: orderIdOf(map.system, number),
      path: grid?.path ?? town.townPath,
      grid: grid?.id ?? '',
      point: [point[0], point[1]],
      orderNo: number,
      category,
      urgency,
      source,
      level: 'GRID',
      state,
      org,
      rules: rules.id,
      handle,
      stage: stageClockOf(state, { urgency, handle }, timing),
      reportedAt,
      filedAt,
      dispatchedAt: state === 'FILED' ? null : filedAt,
      signedAt: state === 'FILED' ? null : filedAt,
      handledAt: state === 'CLOSED' || state === 'HANDLED' ? (handled ?? closedAt) : null,
      closedAt,
      result: state === 'CLOSED' ? 'SOLVED' : null,
      rejected: state === 'REJECTED' ? 'OUT_OF_SCOPE' : null,
      confidential: categoryRule(rules, category)?.confidential ?? false,
      archived: !open && now - (closedAt ?? 0) > STAYS_MS,
    }),
  };
}
