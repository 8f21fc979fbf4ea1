/** The elements of a WebM file (EBML, RFC 8794): found, walked, and blotted out in place, so that no offset in the file moves. */
import { Broken } from './boxes.ts';

export interface Element {
  readonly id: number;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

const VOID = 0xec;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
/** What stands directly in a segment. */
const LEVEL_ONE = [
  CLUSTER,
  0x1c53bb6b,
  0x114d9b74,
  0x1549a966,
  0x1654ae6b,
  0x1254c367,
  0x1941a469,
  0x1043a770,
];

/** A number of one to eight bytes: the first says how many. */
function numberAt(bytes: Buffer, at: number, keepMark: boolean): { value: number; width: number } {
  const first = bytes[at] ?? 0;
  const width = Math.clz32(first) - 23;
  if (first === 0 || width > 8 || at + width > bytes.length) throw new Broken('no number');
  let value = keepMark ? first : first & (0xff >> width);
  let full = (first & (0xff >> width)) === 0xff >> width;
  for (let i = 1; i < width; i++) {
    const byte = bytes[at + i] ?? 0;
    value = value * 256 + byte;
    full = full && byte === 0xff;
  }
  return { value: full && !keepMark ? Number.POSITIVE_INFINITY : value, width };
}

/** A live recorder does not know yet how long these two become: a cluster ends where something of its own rank begins. */
function openEnd(bytes: Buffer, id: number, body: number, to: number): number {
  if (id === SEGMENT) return to;
  if (id !== CLUSTER) throw new Broken('an element without an end');
  return elementsIn(bytes, body, to, LEVEL_ONE).at(-1)?.end ?? body;
}

const ELEMENTS_MOST = 100_000;

/** @param ends ids at which an element of unknown length ends. */
export function elementsIn(
  bytes: Buffer,
  from: number,
  to: number,
  ends: readonly number[] = [],
): Element[] {
  const found: Element[] = [];
  for (let start = from; start < to; ) {
    if (found.length > ELEMENTS_MOST) throw new Broken('too many elements');
    const id = numberAt(bytes, start, true);
    if (ends.includes(id.value)) break;
    const size = numberAt(bytes, start + id.width, false);
    const body = start + id.width + size.width;
    const isOpen = size.value === Number.POSITIVE_INFINITY;
    const end = isOpen ? openEnd(bytes, id.value, body, to) : body + size.value;
    if (end > to) throw new Broken('an element beyond its parent');
    found.push({ id: id.value, start, body, end });
    start = end;
  }
  return found;
}

/** Leaves void space where an element was. */
export function blotElement(bytes: Buffer, { start, end }: Element): void {
  const length = end - start;
  bytes.fill(0, start, end);
  bytes[start] = VOID;
  if (length < 2) throw new Broken('an element of no room');
  if (length <= 128) bytes[start + 1] = 0x80 | (length - 2);
  else {
    bytes.writeUInt32BE(length - 9, start + 5);
    bytes[start + 1] = 0x01;
  }
}

export const uintOf = (bytes: Buffer, { body, end }: Element): number =>
  bytes.subarray(body, end).reduce((sum, byte) => sum * 256 + byte, 0);

export const floatOf = (bytes: Buffer, { body, end }: Element): number =>
  end - body === 8 ? bytes.readDoubleBE(body) : end - body === 4 ? bytes.readFloatBE(body) : 0;
