/** One row of a table of figures: the count of a grid, a month's figure of an indicator, or several side by side; or why it is none. */
import { censusTaken } from '#domain/census/events.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { FigureField } from '#domain/imports/fields.ts';
import { indicatorRecorded } from '#domain/indicator/events.ts';
import {
  type IndicatorCode,
  indicatorId,
  period as periodText,
} from '#domain/indicator/indicator.ts';
import { wallClock } from '#domain/time/zone.ts';
import type { TableRow } from '../../tables/table.ts';
import type { Item } from '../contract.ts';
import type { MomentReader } from '../moments.ts';
import { RowReader } from '../row-reader.ts';
import { type IndicatorMap, wideIn } from './indicator-map.ts';

export interface FigureReading {
  readonly map: IndicatorMap;
  readonly head: readonly string[];
  readonly moments: MomentReader;
  readonly zone: string;
  readonly townPath: string;
  /** By their codes, and by those of their names that only one of them has. */
  readonly grids: ReadonlyMap<string, Grid>;
  /** Where a month's figure may be of: areas and grids, likewise. */
  readonly places: ReadonlyMap<string, Placed>;
  readonly knowsOrg: (code: string) => boolean;
  readonly now: number;
}

type Placed = { readonly id: string; readonly path: string };
type Reader = RowReader<FigureField>;

const COUNT_MOST = 10_000_000;
const VALUE_MOST = 1_000_000_000;

/** Who answers for the figure. */
function ownerIn(reader: Reader, { map, knowsOrg }: FigureReading): string | undefined {
  const code = reader.word('owner', map.orgs, 'cell.no-org-word');
  if (code === undefined || knowsOrg(code)) return code;
  return reader.refuse('owner', code, 'cell.no-org-word');
}

/** The instant a figure holds for; null where neither the row nor the map says. What lies ahead was not counted yet. */
function asOfIn(reader: Reader, { map, moments, now }: FigureReading): number | null | undefined {
  const told = reader.moment('asOf', moments);
  const asOf = told === null && map.asOf ? moments.read(map.asOf) : told;
  return typeof asOf === 'number' && asOf > now
    ? reader.refuse('asOf', reader.text('asOf') || (map.asOf ?? ''), 'cell.ahead')
    : asOf;
}

/** Whole, and undefined where it is not said. */
function neededCount(reader: Reader, field: FigureField): number | undefined {
  return reader.needed(field) === undefined ? undefined : (wholeIn(reader, field) ?? undefined);
}
function wholeIn(reader: Reader, field: FigureField): number | null | undefined {
  const count = reader.number(field, 0, COUNT_MOST);
  return count === null || count === undefined || Number.isInteger(count)
    ? count
    : reader.refuse(field, reader.text(field), 'cell.no-whole-number');
}

function censusItem(row: TableRow, reader: Reader, reading: FigureReading): Item {
  const said = reader.needed('grid');
  const grid = said === undefined ? undefined : reading.grids.get(said);
  if (said !== undefined && !grid) reader.refuse('grid', said, 'cell.no-grid');
  const households = neededCount(reader, 'households');
  const persons = neededCount(reader, 'persons');
  const enterprises = neededCount(reader, 'enterprises');
  const floating = wholeIn(reader, 'floating');
  const shops = wholeIn(reader, 'shops');
  const buildings = wholeIn(reader, 'buildings');
  if (typeof floating === 'number' && persons !== undefined && floating > persons)
    reader.refuse('floating', String(floating), 'cell.more-than-all', { all: persons });
  const asOf = asOfIn(reader, reading);
  if (asOf === null) reader.refuse('asOf', '', 'cell.empty');
  const source = ownerIn(reader, reading);
  if (
    reader.rejects.length > 0 ||
    !grid ||
    households === undefined ||
    persons === undefined ||
    enterprises === undefined ||
    floating === undefined ||
    shops === undefined ||
    buildings === undefined ||
    typeof asOf !== 'number' ||
    source === undefined
  )
    return { row: row.row, rejects: reader.rejects };
  const counts = { households, persons, floating, enterprises, shops, buildings };
  const { id, path } = grid;
  return { row: row.row, event: censusTaken.of({ id, path, ...counts, asOf, source }) };
}

const MONTH = /^(\d{4})[-/.年]?(0?[1-9]|1[0-2])(?:月|[-/.]0?1(?: 0?0:00(?::00)?)?)?$/;

/** The instant at which a month begins. */
function beginOf(period: string, zone: string, later = 0): number {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return wallClock(zone).instantOf(Date.UTC(year, month - 1 + later, 1));
}

/** `2022-10`, however it is written; a spreadsheet makes the first of the month of it. */
function periodIn(reader: Reader, { map, zone, now }: FigureReading): string | undefined {
  const text = reader.text('period') || map.period || reader.needed('period');
  if (text === undefined) return undefined;
  const [, year = '', month = ''] = MONTH.exec(text) ?? [];
  const period = `${year}-${month.padStart(2, '0')}`;
  if (!periodText.safeParse(period).success) return reader.refuse('period', text, 'cell.no-month');
  return beginOf(period, zone) > now ? reader.refuse('period', text, 'cell.ahead') : period;
}

/** A month that is over is told of whole; of one that goes on it must be said how far. */
function monthAsOf(reader: Reader, period: string, reading: FigureReading): number | undefined {
  const told = asOfIn(reader, reading);
  if (told !== null) return told;
  const end = beginOf(period, reading.zone, 1) - 1;
  return end <= reading.now ? end : reader.refuse('asOf', '', 'cell.month-goes-on');
}

/** The town, where the table says nothing of a place. */
function placeIn(reader: Reader, { map, places, townPath }: FigureReading): Placed | undefined {
  if (!map.columns.area) return { id: '', path: townPath };
  const said = reader.needed('area');
  if (said === undefined) return undefined;
  return places.get(said) ?? reader.refuse('area', said, 'cell.no-area');
}

/** What a row's figures share. */
function commonIn(reader: Reader, reading: FigureReading) {
  const place = placeIn(reader, reading);
  const period = periodIn(reader, reading);
  const asOf = period === undefined ? undefined : monthAsOf(reader, period, reading);
  const source = ownerIn(reader, reading);
  return place && period !== undefined && asOf !== undefined && source !== undefined
    ? { place, period, asOf, source }
    : undefined;
}
type Common = NonNullable<ReturnType<typeof commonIn>>;

const figureOf = (
  { place, ...common }: Common,
  { townPath }: FigureReading,
  figure: { code: IndicatorCode; value: number; target: number | null },
) => {
  const { path } = place;
  const id = indicatorId(figure.code, common.period, path === townPath ? undefined : place.id);
  return indicatorRecorded.of({ id, path, ...figure, ...common });
};

function monthItem(row: TableRow, reader: Reader, reading: FigureReading): Item {
  const code = reader.word('indicator', reading.map.indicators, 'cell.no-indicator-word');
  const value =
    reader.needed('value') === undefined ? undefined : reader.number('value', 0, VALUE_MOST);
  const target = reader.number('target', 0, VALUE_MOST);
  const common = commonIn(reader, reading);
  if (
    reader.rejects.length > 0 ||
    code === undefined ||
    typeof value !== 'number' ||
    target === undefined ||
    !common
  )
    return { row: row.row, rejects: reader.rejects };
  return { row: row.row, event: figureOf(common, reading, { code, value, target }) };
}

/** An empty cell is no figure; a row without any is refused. One bad figure does not take the others with it. */
function wideItems(
  row: TableRow,
  codes: readonly IndicatorCode[],
  open: () => Reader,
  reading: FigureReading,
): Item[] {
  const first = open();
  const common = commonIn(first, reading);
  const there = codes.filter((code) => first.text(code) !== '');
  if (there.length === 0 && codes[0]) first.refuse(codes[0], '', 'cell.empty');
  if (!common || first.rejects.length > 0) return [{ row: row.row, rejects: first.rejects }];
  return there.map((code) => {
    const reader = open();
    const value = reader.number(code, 0, VALUE_MOST);
    return typeof value === 'number'
      ? { row: row.row, event: figureOf(common, reading, { code, value, target: null }) }
      : { row: row.row, rejects: reader.rejects };
  });
}

export function figureItems(row: TableRow, reading: FigureReading): readonly Item[] {
  const { columns } = reading.map;
  const open = () => new RowReader<FigureField>({ columns, head: reading.head }, row);
  const codes = wideIn(columns);
  if (codes.length > 0) return wideItems(row, codes, open, reading);
  return [columns.indicator ? monthItem(row, open(), reading) : censusItem(row, open(), reading)];
}
