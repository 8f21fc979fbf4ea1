/** The blobs of an .osm.pbf file, one after the other and never two in memory. Throws an OsmFault that names the byte. */
import { open } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { OsmFault } from './osm-fault.ts';

/** Most a header and an unpacked blob may be long, by the format's own description. */
const HEADER_MOST = 64 * 1024;
const BLOB_MOST = 32 * 1024 * 1024;

const COMPRESSIONS: Readonly<Record<number, string>> = {
  4: 'lzma',
  5: 'bzip2',
  6: 'lz4',
  7: 'zstd',
};

export interface Blob {
  /** Where it begins in the file. */
  readonly at: number;
  /** How much of the file has been read with it, 0–1. */
  readonly share: number;
  readonly type: string;
  readonly bytes: Uint8Array;
}

interface Source {
  readonly file: string;
  readonly size: number;
  read(at: number, length: number): Promise<Buffer>;
}

const FOREIGN = 'is it really an .osm.pbf?';

function headerOf(bytes: Uint8Array): { type: string; size: number } {
  return new PbfReader(bytes).readFields(
    (tag, found, pbf) => {
      if (tag === 1) found.type = pbf.readString();
      else if (tag === 3) found.size = pbf.readVarint();
    },
    { type: '', size: -1 },
  );
}

function unpack(bytes: Uint8Array, refuse: (why: string) => never): Uint8Array {
  const found = new PbfReader(bytes).readFields(
    (tag, blob: { raw?: Uint8Array; zlib?: Uint8Array; other?: string }, pbf) => {
      if (tag === 1) blob.raw = pbf.readBytes();
      else if (tag === 3) blob.zlib = pbf.readBytes();
      else if (tag in COMPRESSIONS) blob.other = COMPRESSIONS[tag] ?? '';
    },
    {},
  );
  if (found.raw) return found.raw;
  if (found.zlib) return inflateSync(found.zlib, { maxOutputLength: BLOB_MOST });
  if (found.other)
    return refuse(
      `is packed with ${found.other}, which is not read here: repack it with osmium cat -f pbf,pbf_compression=zlib`,
    );
  return refuse('holds nothing');
}

/** @param wanted by the byte where a blob begins: others are passed over unread. */
async function* walk(source: Source, wanted: (at: number) => boolean): AsyncGenerator<Blob> {
  const { file, size } = source;
  for (let at = 0; at < size; ) {
    const refuse = (why: string): never => {
      throw new OsmFault(`${file}: the block at byte ${at} ${why}.`);
    };
    if (at + 4 > size) refuse('is cut off');
    const length = (await source.read(at, 4)).readUInt32BE();
    if (length > HEADER_MOST) refuse(`has a header of ${length} bytes; ${FOREIGN}`);
    if (at + 4 + length > size) refuse(`is cut off: the file ends at byte ${size}`);
    const { type, size: packed } = headerOf(await source.read(at + 4, length));
    if (!type || packed < 0 || packed > BLOB_MOST) refuse(`has no header; ${FOREIGN}`);
    const begin = at + 4 + length;
    const end = begin + packed;
    if (end > size) refuse(`should reach to byte ${end} and is cut off: the file ends at ${size}`);
    if (wanted(at))
      yield {
        at,
        share: end / size,
        type,
        bytes: unpack(await source.read(begin, packed), refuse),
      };
    at = end;
  }
}

/** The blobs of a file; those before `wanted` says no are not unpacked. */
export async function* blobsOf(
  file: string,
  wanted: (at: number) => boolean = () => true,
): AsyncGenerator<Blob> {
  const handle = await open(file).catch((error: Error) => {
    throw new OsmFault(`${file} can't be read: ${error.message}.`);
  });
  let at = 0;
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new OsmFault(`${file} is empty.`);
    const read = async (from: number, length: number) => {
      at = from;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    yield* walk({ file, size, read }, wanted);
  } catch (error) {
    if (error instanceof OsmFault) throw error;
    throw new OsmFault(`${file} is damaged near byte ${at}: ${(error as Error).message}.`);
  } finally {
    await handle.close();
  }
}
