/** One row of an old system's table as one order of ours, or the reasons why it cannot be one. */
import { createHash } from 'node:crypto';
import type { AreaFinder } from '#domain/geo/area-finder.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { ImportedState, OrderField } from '#domain/imports/fields.ts';
import { type Remark, type RemarkCode, remarkOf } from '#domain/imports/remark.ts';
import { STAYS_MS } from '#domain/order/archive.ts';
import { promiseOf, stageClockOf } from '#domain/order/clocks.ts';
import { orderImported } from '#domain/order/events/imported.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { categoryRule } from '#domain/rules/rules.ts';
import type { TownFacts } from '../../engine.ts';
import type { TableRow } from '../../tables/table.ts';
import type { Flag, Item, Reject } from '../contract.ts';
import { isProjected, toWgs84 } from '../crs.ts';
import type { MomentReader } from '../moments.ts';
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

/** Columns whose words stand for codes of ours. */
type Worded = 'category' | 'state' | 'source' | 'urgency';

/** Reads one row's cells by the map, and keeps what is wrong with them. */
class RowReader {
  readonly rejects: Reject[] = [];
  readonly #reading: OrderReading;
  readonly #row: TableRow;

  constructor(reading: OrderReading, row: TableRow) {
    this.#reading = reading;
    this.#row = row;
  }

  refuse(
    field: OrderField | 'row',
    value: string,
    code: RemarkCode,
    params: Remark['params'] = {},
  ): undefined {
    this.rejects.push({ row: this.#row.row, field, value, reason: remarkOf(code, params) });
    return undefined;
  }

  text(field: OrderField): string {
    const { map, head } = this.#reading;
    const column = map.columns[field];
    return column === undefined ? '' : (this.#row.cells[head.indexOf(column)] ?? '').trim();
  }

  needed(field: OrderField): string | undefined {
    const text = this.text(field);
    return text === '' ? this.refuse(field, '', 'cell.empty') : text;
  }

  moment(field: OrderField): number | null | undefined {
    const text = this.text(field);
    if (text === '') return null;
    return this.#reading.moments.read(text) ?? this.refuse(field, text, 'cell.no-moment');
  }

  /** A word of the table as a word of ours. */
  word<T>(field: Worded, table: Readonly<Record<string, T>>): T | undefined {
    const text = this.text(field);
    return table[text] ?? table['*'] ?? this.refuse(field, text, `cell.no-${field}-word`);
  }

  position(): Position | undefined {
    const [lon, lat] = [this.needed('longitude'), this.needed('latitude')];
    if (lon === undefined || lat === undefined) return undefined;
    const point = [Number(lon), Number(lat)] as const;
    const metres = isProjected(this.#reading.map.crs);
    if (!metres && !(Math.abs(point[0]) <= 180))
      return this.refuse('longitude', lon, 'cell.no-longitude');
    if (!metres && !(Math.abs(point[1]) <= 90))
      return this.refuse('latitude', lat, 'cell.no-latitude');
    if (point[0] === 0 && point[1] === 0) return this.refuse('longitude', lon, 'cell.gap');
    const [x, y] = toWgs84(this.#reading.map.crs, point);
    if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90))
      return this.refuse('longitude', lon, 'cell.no-place', { crs: this.#reading.map.crs });
    return [x, y];
  }
}

/** The states as their words say; without a word, what the dates tell. */
function stateOf(reader: RowReader, { states, columns }: OrderMap): ImportedState | undefined {
  if (columns.state) return reader.word('state', states);
  return reader.text('closedAt') === '' ? 'FILED' : 'CLOSED';
}

export function orderItem(row: TableRow, reading: OrderReading): Item {
  const { map, head, town, finder, grids, now } = reading;
  const reader = new RowReader(reading, row);
  if (row.cells.length > head.length)
    reader.refuse('row', String(row.cells.length), 'row.too-many', { columns: head.length });
  const number = reader.needed('number');
  if (number !== undefined && number.length > NUMBER_MOST)
    reader.refuse('number', number, 'cell.long-number', { most: NUMBER_MOST });
  const category = reader.word('category', map.categories);
  if (category !== undefined && !town.knowsCategory(category))
    reader.refuse('category', category, 'cell.no-category');
  const state = stateOf(reader, map);
  const source = reader.word('source', map.sources);
  const urgency = reader.word('urgency', map.urgencies);
  const reportedAt = reader.moment('reportedAt');
  if (reportedAt === null) reader.refuse('reportedAt', '', 'cell.empty');
  const filed = reader.moment('filedAt');
  const handled = reader.moment('handledAt');
  const closed = reader.moment('closedAt');
  if (typeof reportedAt === 'number' && typeof closed === 'number' && closed < reportedAt)
    reader.refuse('closedAt', reader.text('closedAt'), 'cell.ends-before');
  const point = reader.position();
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
  const org = map.orgs[reader.text('org')] ?? null;
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
