/**
 * A block of tracks: the workers of an area through ten minutes as columns of int16 differences, deflated. Little-endian:
 *
 * | field | |
 * |---|---|
 * | u32, u32 | count of workers, count of instants |
 * | f64 × 4 | west, south, degrees per unit in longitude and in latitude |
 * | f64 × m | the instants, epoch ms |
 * | u32 × n | worker numbers |
 * | u8 × n × m | worker by worker: 1 where there was a fix |
 * | i16 × n × m, twice | worker by worker: x, then y, each as the difference from the instant before |
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Bounds } from '#domain/geo/shape.ts';

const UNITS = 0xffff;
const HEAD = 8 + 4 * 8;

/** Where workers were at one instant. */
export interface Sample {
  readonly at: number;
  readonly no: readonly number[];
  readonly lon: readonly number[];
  readonly lat: readonly number[];
}

export interface Track {
  readonly no: number;
  readonly at: readonly number[];
  readonly lon: readonly number[];
  readonly lat: readonly number[];
}

/** Columns of n × m, in the order of the block. */
function layout(bytes: ArrayBuffer, n: number, m: number) {
  const instants = HEAD;
  const numbers = instants + 8 * m;
  const present = numbers + 4 * n;
  const x = present + n * m + ((present + n * m) % 2);
  return {
    instants: new Float64Array(bytes, instants, m),
    numbers: new Uint32Array(bytes, numbers, n),
    present: new Uint8Array(bytes, present, n * m),
    x: new Int16Array(bytes, x, n * m),
    y: new Int16Array(bytes, x + 2 * n * m, n * m),
  };
}
const sizeOf = (n: number, m: number): number => {
  const before = HEAD + 8 * m + 4 * n + n * m;
  return before + (before % 2) + 4 * n * m;
};

/** Encodes samples in order of time; a position outside the bounds is moved to their edge. */
export function encodeTracks(samples: readonly Sample[], bounds: Bounds): Uint8Array {
  const [west, south, east, north] = bounds;
  const [stepLon, stepLat] = [(east - west) / UNITS, (north - south) / UNITS];
  const rows = new Map<number, number>();
  for (const { no } of samples) for (const one of no) if (!rows.has(one)) rows.set(one, rows.size);
  const [n, m] = [rows.size, samples.length];
  const bytes = new ArrayBuffer(sizeOf(n, m));
  const view = new DataView(bytes);
  view.setUint32(0, n, true);
  view.setUint32(4, m, true);
  for (const [i, value] of [west, south, stepLon, stepLat].entries())
    view.setFloat64(8 + 8 * i, value, true);
  const columns = layout(bytes, n, m);
  columns.numbers.set([...rows.keys()]);
  const [lastX, lastY] = [new Int32Array(n), new Int32Array(n)];
  const unit = (value: number) => Math.min(UNITS, Math.max(0, Math.round(value)));
  for (const [j, { at, no, lon, lat }] of samples.entries()) {
    columns.instants[j] = at;
    for (const [i, one] of no.entries()) {
      const row = rows.get(one) as number;
      const x = unit(((lon[i] as number) - west) / stepLon);
      const y = unit(((lat[i] as number) - south) / stepLat);
      const cell = row * m + j;
      columns.present[cell] = 1;
      // Differences wrap at 16 bits, and so does the sum of them.
      columns.x[cell] = x - (lastX[row] as number);
      columns.y[cell] = y - (lastY[row] as number);
      lastX[row] = x;
      lastY[row] = y;
    }
  }
  return deflateRawSync(new Uint8Array(bytes), { level: 6 });
}

/** Reads a block. Throws a RangeError on bytes that are none. */
export function decodeTracks(body: Uint8Array): Track[] {
  const raw = inflateRawSync(body);
  const bytes = new Uint8Array(raw).buffer;
  const view = new DataView(bytes);
  const [n, m] = [view.getUint32(0, true), view.getUint32(4, true)];
  if (bytes.byteLength !== sizeOf(n, m)) throw new RangeError('not a block of tracks');
  const [west, south, stepLon, stepLat] = [0, 1, 2, 3].map((i) => view.getFloat64(8 + 8 * i, true));
  const { instants, numbers, present, x, y } = layout(bytes, n, m);
  return Array.from(numbers, (no, row) => {
    const track = { no, at: [] as number[], lon: [] as number[], lat: [] as number[] };
    let [atX, atY] = [0, 0];
    for (let j = 0; j < m; j++) {
      const cell = row * m + j;
      if (!present[cell]) continue;
      atX = (atX + (x[cell] as number)) & UNITS;
      atY = (atY + (y[cell] as number)) & UNITS;
      track.at.push(instants[j] as number);
      track.lon.push(Number(((west ?? 0) + atX * (stepLon ?? 0)).toFixed(6)));
      track.lat.push(Number(((south ?? 0) + atY * (stepLat ?? 0)).toFixed(6)));
    }
    return track;
  });
}
