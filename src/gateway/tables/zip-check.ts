/** What a zip file says it holds, before anything of it is unpacked. */
import { open } from 'node:fs/promises';
import { faultOf } from '../imports/import-fault.ts';

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
    if (end < 0) throw faultOf('zip.cut', { byte: size });
    const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (offset + length > size) throw faultOf('zip.list-beyond', { byte: offset });
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
    throw faultOf('zip.bomb', {
      entry: bomb.name,
      times: Math.round(bomb.unpacked / Math.max(1, bomb.packed)),
    });
  if (whole > UNPACKED_MOST)
    throw faultOf('zip.too-large', {
      mb: Math.round(whole / 1024 ** 2),
      most: UNPACKED_MOST / 1024 ** 2,
    });
  return entries;
}
