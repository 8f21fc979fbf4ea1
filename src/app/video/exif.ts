/**
 * Writes into a JPEG what a camera writes: when it was taken and where it stood (EXIF 2.32). The gateway reads it as it reads that
 * of any photo.
 */
import type { Position } from '#domain/geo/shape.ts';

const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;

interface Field {
  readonly tag: number;
  readonly kind: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

const ascii = (tag: number, text: string): Field => {
  const bytes = new TextEncoder().encode(`${text}\0`);
  return { tag, kind: ASCII, count: bytes.length, bytes };
};
const longs = (...values: readonly number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) view.setUint32(4 * i, value);
  return new Uint8Array(view.buffer);
};
/** Degrees, minutes and seconds, to a ten-thousandth of a second: three millimetres. */
function degrees(tag: number, value: number): Field {
  const units = Math.round(Math.abs(value) * 3_600 * 10_000);
  const [whole, rest] = [Math.floor(units / 36_000_000), units % 36_000_000];
  const bytes = longs(whole, 1, Math.floor(rest / 600_000), 1, rest % 600_000, 10_000);
  return { tag, kind: RATIONAL, count: 3, bytes };
}

/** A directory at a place in the file: its entries, then whatever of them is longer than four bytes. */
function directory(fields: readonly Field[], at: number): Uint8Array {
  const head = 2 + 12 * fields.length + 4;
  const long = fields.filter(({ bytes }) => bytes.length > 4);
  const out = new Uint8Array(head + long.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const view = new DataView(out.buffer);
  view.setUint16(0, fields.length);
  let next = head;
  for (const [i, { tag, kind, count, bytes }] of fields.entries()) {
    const entry = 2 + 12 * i;
    view.setUint16(entry, tag);
    view.setUint16(entry + 2, kind);
    view.setUint32(entry + 4, count);
    if (bytes.length <= 4) out.set(bytes, entry + 8);
    else {
      view.setUint32(entry + 8, at + next);
      out.set(bytes, next);
      next += bytes.length;
    }
  }
  return out;
}

const HEAD = 8;
const pointer = (tag: number, at: number): Field => ({
  tag,
  kind: LONG,
  count: 1,
  bytes: longs(at),
});

function tiff(instant: number, [lon, lat]: Position): Uint8Array {
  const when = new Date(instant).toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');
  // Told in UTC, and that it is.
  const taken = [ascii(0x9003, when), ascii(0x9011, '+00:00')];
  const place = [
    ascii(0x0001, lat < 0 ? 'S' : 'N'),
    degrees(0x0002, lat),
    ascii(0x0003, lon < 0 ? 'W' : 'E'),
    degrees(0x0004, lon),
  ];
  const takenAt = HEAD + 2 + 12 * 2 + 4;
  const takenPart = directory(taken, takenAt);
  const placeAt = takenAt + takenPart.length;
  const first = directory([pointer(0x8769, takenAt), pointer(0x8825, placeAt)], HEAD);
  const head = new Uint8Array([0x4d, 0x4d, 0, 42, 0, 0, 0, HEAD]);
  const parts = [head, first, takenPart, directory(place, placeAt)];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let next = 0;
  for (const part of parts) {
    out.set(part, next);
    next += part.length;
  }
  return out;
}

/** @param instant epoch milliseconds on the town's clock. */
export async function withExif(jpeg: Blob, instant: number, point: Position): Promise<Blob> {
  const body = tiff(instant, point);
  const mark = new Uint8Array(10);
  const view = new DataView(mark.buffer);
  view.setUint16(0, 0xffe1);
  view.setUint16(2, body.length + 8);
  mark.set(new TextEncoder().encode('Exif\0\0'), 4);
  return new Blob([jpeg.slice(0, 2), mark, body.slice(), jpeg.slice(2)], { type: 'image/jpeg' });
}
