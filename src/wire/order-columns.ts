/**
 * GET /api/orders/columns: orders as binary columns, little-endian, for maps that show more of them than the world holds.
 *
 * | bytes | field | |
 * |---|---|---|
 * | 0 | u32 | magic `TOC1` |
 * | 4 | u32 | count |
 * | 8 | f64 | town time at which they were read, epoch ms |
 * | 16 | u32 | bytes of an id; shorter ones are filled up with zeros |
 * | 20 | u32 | how many there are in all, where not all are told |
 * | 24 | i32 × n, i32 × n | longitude and latitude in millionths of a degree |
 * | | u32 × n | when it was reported, epoch seconds |
 * | | u16 × n | category: its class times a hundred, and its subclass |
 * | | u8 × n | state, its place in ORDER_STATES |
 * | | byte × n | ids, in ASCII |
 */
import { ORDER_STATES, type OrderState } from '#domain/order/flow.ts';

const MAGIC = 0x31434f54;
const HEAD = 24;
const MILLIONTHS = 1e6;

export interface OrderRow {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  /** Epoch milliseconds. */
  readonly reportedAt: number;
  readonly category: string;
  readonly state: OrderState;
}

export interface OrderColumns {
  readonly count: number;
  /** How many fit what was asked; more than `count` where only the newest were told. */
  readonly total: number;
  readonly now: number;
  /** Interleaved, degrees. */
  readonly lonLat: Float64Array;
  /** Epoch seconds. */
  readonly reportedAt: Uint32Array;
  readonly category: Uint16Array;
  readonly state: Uint8Array;
  /** The id of one of them; text is made only of what is asked for. */
  readonly idAt: (at: number) => string;
}

/** A bare class, `03`, is 300; `0312` is 312. */
const categoryCode = (category: string): number => Number(category.padEnd(4, '0'));
export const classOf = (code: number): string => String(Math.floor(code / 100)).padStart(2, '0');

export function encodeOrderColumns(
  rows: readonly OrderRow[],
  now: number,
  total = rows.length,
): Uint8Array {
  const count = rows.length;
  const width = rows.reduce((most, { id }) => Math.max(most, id.length), 0);
  const buffer = new ArrayBuffer(HEAD + count * (15 + width));
  const view = new DataView(buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, count, true);
  view.setFloat64(8, now, true);
  view.setUint32(16, width, true);
  view.setUint32(20, total, true);
  const lon = new Int32Array(buffer, HEAD, count);
  const lat = new Int32Array(buffer, HEAD + count * 4, count);
  const reportedAt = new Uint32Array(buffer, HEAD + count * 8, count);
  const category = new Uint16Array(buffer, HEAD + count * 12, count);
  const state = new Uint8Array(buffer, HEAD + count * 14, count);
  const ids = new Uint8Array(buffer, HEAD + count * 15);
  for (const [i, row] of rows.entries()) {
    lon[i] = Math.round(row.lon * MILLIONTHS);
    lat[i] = Math.round(row.lat * MILLIONTHS);
    reportedAt[i] = Math.floor(row.reportedAt / 1000);
    category[i] = categoryCode(row.category);
    state[i] = ORDER_STATES.indexOf(row.state);
    for (let k = 0; k < row.id.length; k++) ids[i * width + k] = row.id.charCodeAt(k);
  }
  return new Uint8Array(buffer);
}

/** Throws a RangeError on bytes that are no such columns. */
export function decodeOrderColumns(buffer: ArrayBuffer): OrderColumns {
  const view = new DataView(buffer);
  if (buffer.byteLength < HEAD || view.getUint32(0, true) !== MAGIC)
    throw new RangeError('not columns of orders');
  const count = view.getUint32(4, true);
  const width = view.getUint32(16, true);
  if (buffer.byteLength !== HEAD + count * (15 + width))
    throw new RangeError('columns of orders of a wrong length');
  const lon = new Int32Array(buffer, HEAD, count);
  const lat = new Int32Array(buffer, HEAD + count * 4, count);
  const lonLat = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    lonLat[i * 2] = (lon[i] ?? 0) / MILLIONTHS;
    lonLat[i * 2 + 1] = (lat[i] ?? 0) / MILLIONTHS;
  }
  const ids = new Uint8Array(buffer, HEAD + count * 15);
  return {
    count,
    total: view.getUint32(20, true),
    now: view.getFloat64(8, true),
    lonLat,
    reportedAt: new Uint32Array(buffer, HEAD + count * 8, count),
    category: new Uint16Array(buffer, HEAD + count * 12, count),
    state: new Uint8Array(buffer, HEAD + count * 14, count),
    idAt: (at) =>
      String.fromCharCode(...ids.subarray(at * width, (at + 1) * width)).replace(/\0+$/, ''),
  };
}
