/** The boxes of an MP4 file (ISO 14496-12): found, walked, and blotted out in place, so that no offset in the file moves. */

export interface Box {
  readonly kind: string;
  /** Where the box begins, where its content does, and where both end. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

export class Broken extends Error {}

/** Deeper or more than any camera writes. */
const BOXES_MOST = 4_000;

/** The boxes between two places. Throws where one reaches beyond its parent. */
export function boxesIn(bytes: Buffer, from = 0, to = bytes.length): Box[] {
  const found: Box[] = [];
  for (let start = from; start < to; ) {
    if (to - start < 8 || found.length > BOXES_MOST) throw new Broken('a box without a head');
    const short = bytes.readUInt32BE(start);
    const kind = bytes.toString('latin1', start + 4, start + 8);
    if (short === 1 && to - start < 16) throw new Broken('a long box without its length');
    const size =
      short === 1 ? Number(bytes.readBigUInt64BE(start + 8)) : short === 0 ? to - start : short;
    const body = start + (short === 1 ? 16 : 8);
    const end = start + size;
    if (end < body || end > to) throw new Broken(`a box ${kind} beyond its parent`);
    found.push({ kind, start, body, end });
    start = end;
  }
  return found;
}

export const childrenOf = (bytes: Buffer, box: Box): Box[] => boxesIn(bytes, box.body, box.end);

/** Of one kind there is one. */
export function only(boxes: readonly Box[], kind: string): Box {
  const [one, two] = boxes.filter((box) => box.kind === kind);
  if (!one || two) throw new Broken(`${two ? 'more than one' : 'no'} ${kind}`);
  return one;
}

/** Leaves free space where a box was. */
export function blot(bytes: Buffer, { start, body, end }: Box): void {
  bytes.write('free', start + 4, 'latin1');
  bytes.fill(0, body, end);
}

/** Blots out every box that is not of these kinds; returns those that are. */
export function keepOnly(bytes: Buffer, boxes: readonly Box[], kinds: readonly string[]): Box[] {
  for (const box of boxes) if (!kinds.includes(box.kind)) blot(bytes, box);
  return boxes.filter(({ kind }) => kinds.includes(kind));
}
