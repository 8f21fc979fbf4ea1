/** What a zip file says it holds, before anything of it is unpacked. */
import { open } from 'node:fs/promises';
import { ImportFault } from '../imports/import-fault.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The end record and its longest comment. */
const TAIL = 22 + 0xffff;
const UNPACKED_MOST = 2 * 1024 ** 3;
/** Text packs well, but not so well. */
const RATIO_MOST = 500;
const SMALL = 16 * 1024 ** 2;

export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

/** Throws an ImportFault where the file is no whole zip, or would unpack to more than a file of its kind can be. */
export async function entriesOf(file: string): Promise<readonly ZipEntry[]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(TAIL, size));
    await handle.read(tail, 0, tail.length, size - tail.length);
    let end = tail.length - 22;
    while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
    if (end < 0)
      throw new ImportFault(
        `byte ${size}: the zip file is cut off, its list of contents is missing`,
      );
    const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (offset + length > size)
      throw new ImportFault(`byte ${offset}: the zip file’s list of contents lies beyond its end`);
    const list = Buffer.alloc(length);
    await handle.read(list, 0, length, offset);
    const entries: ZipEntry[] = [];
    for (let at = 0; at + 46 <= length && list.readUInt32LE(at) === ENTRY; ) {
      const name = list.readUInt16LE(at + 28);
      entries.push({
        name: list.toString('utf8', at + 46, at + 46 + name),
        packed: list.readUInt32LE(at + 20),
        unpacked: list.readUInt32LE(at + 24),
      });
      at += 46 + name + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
    }
    return sane(entries);
  } finally {
    await handle.close();
  }
}

function sane(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const whole = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  const bomb = entries.find(
    ({ packed, unpacked }) => unpacked > SMALL && unpacked > RATIO_MOST * packed,
  );
  if (bomb)
    throw new ImportFault(
      `“${bomb.name}” in the zip file would unpack ${Math.round(bomb.unpacked / Math.max(1, bomb.packed))}-fold: that is no table and no map`,
    );
  if (whole > UNPACKED_MOST)
    throw new ImportFault(
      `the zip file would unpack to ${Math.round(whole / 1024 ** 2)} MB; at most ${UNPACKED_MOST / 1024 ** 2} are taken`,
    );
  return entries;
}
