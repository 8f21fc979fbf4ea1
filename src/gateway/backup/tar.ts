/** The archive a backup is: a plain tar (POSIX ustar), which every machine can open without us. Files only, written as they stream. */
import { Buffer } from 'node:buffer';
import { BackupFault } from './backup-fault.ts';

const BLOCK = 512;
/** Eleven octal digits. */
const SIZE_MOST = 8 ** 11 - 1;

const octal = (value: number, digits: number): string =>
  `${value.toString(8).padStart(digits, '0')}\0`;

/** A long path is told in two fields, parted at a slash. */
function parted(name: string): [prefix: string, name: string] {
  if (Buffer.byteLength(name) <= 100) return ['', name];
  const at = name.indexOf('/', Buffer.byteLength(name) - 101);
  const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
  if (at < 0 || Buffer.byteLength(prefix) > 155 || Buffer.byteLength(rest) > 100)
    throw new BackupFault(`${name}: the path is too long for a backup.`);
  return [prefix, rest];
}

const sumOf = (head: Buffer): number =>
  head.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0);

export function tarHead(name: string, size: number): Buffer {
  if (size > SIZE_MOST)
    throw new BackupFault(`${name} is larger than 8 GB, too large for a backup.`);
  const [prefix, rest] = parted(name);
  const head = Buffer.alloc(BLOCK);
  head.write(rest, 0);
  head.write(octal(0o600, 7), 100);
  head.write(octal(0, 7), 108);
  head.write(octal(0, 7), 116);
  head.write(octal(size, 11), 124);
  head.write(octal(0, 11), 136);
  head.write('0', 156);
  head.write('ustar\0' + '00', 257);
  head.write(prefix, 345);
  head.write(`${octal(sumOf(head), 6)} `, 148);
  return head;
}

/** What fills the last block of a file, and ends an archive. */
export const tarFill = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
export const TAR_END = Buffer.alloc(2 * BLOCK);

export interface TarFile {
  readonly name: string;
  readonly size: number;
  /** Its bytes; to be read to the end before the next file is asked for. */
  readonly bytes: AsyncIterable<Buffer>;
}

const textAt = (head: Buffer, from: number, length: number): string => {
  const field = head.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString();
};

/** Takes exactly so many bytes at a time from a stream of chunks. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async *take(length: number): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0) {
      if (this.#held.length === 0) {
        const { value, done } = await this.#chunks.next();
        if (done) throw new BackupFault('The backup is cut off.');
        this.#held = value;
      }
      const part = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  async whole(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.take(length)) parts.push(Buffer.from(part));
    return Buffer.concat(parts);
  }
}

/** The files of an archive in order. Throws a BackupFault where it is no archive, or cut off. */
export async function* tarFiles(stream: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  const source = new Source(stream);
  for (;;) {
    const head = await source.whole(BLOCK);
    if (head.every((byte) => byte === 0)) return;
    const size = Number.parseInt(textAt(head, 124, 12), 8);
    if (Number.parseInt(textAt(head, 148, 8), 8) !== sumOf(head) || !(size >= 0))
      throw new BackupFault('The backup is damaged, or is none.');
    const prefix = textAt(head, 345, 155);
    const name = textAt(head, 0, 100);
    yield { name: prefix ? `${prefix}/${name}` : name, size, bytes: source.take(size) };
    await source.whole(tarFill(size).length);
  }
}
