/** Reads one row's cells by a map, and keeps what is wrong with them. */
import type { Position } from '#domain/geo/shape.ts';
import { type Remark, type RemarkCode, remarkOf } from '#domain/imports/remark.ts';
import type { TableRow } from '../tables/table.ts';
import type { Reject } from './contract.ts';
import { type Crs, isProjected, toWgs84 } from './crs.ts';
import type { MomentReader } from './moments.ts';

/** Signs between the thousands, nowhere else. */
const THOUSANDS = /^\d{1,3}([,，]\d{3})+(\.\d+)?$/;

export interface RowReading<F extends string> {
  readonly columns: Readonly<Partial<Record<F, string | undefined>>>;
  readonly head: readonly string[];
}

export class RowReader<F extends string> {
  readonly rejects: Reject[] = [];
  readonly #reading: RowReading<F>;
  readonly #row: TableRow;

  constructor(reading: RowReading<F>, row: TableRow) {
    this.#reading = reading;
    this.#row = row;
    const columns = reading.head.length;
    if (row.cells.length > columns)
      this.refuse('row', String(row.cells.length), 'row.too-many', { columns });
  }

  refuse(
    field: F | 'row',
    value: string,
    code: RemarkCode,
    params: Remark['params'] = {},
  ): undefined {
    this.rejects.push({ row: this.#row.row, field, value, reason: remarkOf(code, params) });
    return undefined;
  }

  text(field: F): string {
    const { columns, head } = this.#reading;
    const column = columns[field];
    return column === undefined ? '' : (this.#row.cells[head.indexOf(column)] ?? '').trim();
  }

  needed(field: F, most = Number.POSITIVE_INFINITY): string | undefined {
    const text = this.text(field);
    if (text === '') return this.refuse(field, '', 'cell.empty');
    return text.length > most ? this.refuse(field, text, 'cell.long-number', { most }) : text;
  }

  /** Null where the cell is empty. */
  number(field: F, least: number, most: number): number | null | undefined {
    const text = this.text(field);
    if (text === '') return null;
    const number = Number(THOUSANDS.test(text) ? text.replaceAll(/[,，]/g, '') : text);
    return number >= least && number <= most
      ? number
      : this.refuse(field, text, 'cell.no-number', { least, most });
  }

  /** Null where the cell is empty. */
  moment(field: F, moments: MomentReader): number | null | undefined {
    const text = this.text(field);
    if (text === '') return null;
    return moments.read(text) ?? this.refuse(field, text, 'cell.no-moment');
  }

  /** A word of the table as a word of ours. */
  word<T>(field: F, table: Readonly<Record<string, T>>, unknown: RemarkCode): T | undefined {
    const text = this.text(field);
    return codeIn(table, text) ?? this.refuse(field, text, unknown);
  }

  /** The same where nothing need be said: null for an empty cell, and for a word that stands for nothing. */
  optionalWord<T>(field: F, table: Readonly<Record<string, T>>): T | null {
    const text = this.text(field);
    const isSaid = text !== '' || Object.hasOwn(table, '');
    return (isSaid ? codeIn(table, text) : undefined) ?? null;
  }
}

/** `*` stands for every other word. */
const codeIn = <T>(table: Readonly<Record<string, T>>, text: string): T | undefined =>
  Object.hasOwn(table, text) ? table[text] : table['*'];

/** WGS-84; undefined where the cells are no place. */
export function positionIn(
  reader: Pick<RowReader<'longitude' | 'latitude'>, 'needed' | 'refuse'>,
  crs: Crs,
): Position | undefined {
  const [lon, lat] = [reader.needed('longitude'), reader.needed('latitude')];
  if (lon === undefined || lat === undefined) return undefined;
  const point = [Number(lon), Number(lat)] as const;
  const metres = isProjected(crs);
  if (!metres && !(Math.abs(point[0]) <= 180))
    return reader.refuse('longitude', lon, 'cell.no-longitude');
  if (!metres && !(Math.abs(point[1]) <= 90))
    return reader.refuse('latitude', lat, 'cell.no-latitude');
  if (point[0] === 0 && point[1] === 0) return reader.refuse('longitude', lon, 'cell.gap');
  const [x, y] = toWgs84(crs, point);
  if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90))
    return reader.refuse('longitude', lon, 'cell.no-place', { crs });
  return [x, y];
}
