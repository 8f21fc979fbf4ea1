/** A PMTiles file (version 3) of vector tiles, opened for reading. What is wrong with it is thrown as an ImportFault that names the byte. */
import { close, fstatSync, openSync, read } from 'node:fs';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { bytesToHeader, Compression, type Header, PMTiles, TileType } from 'pmtiles';
import { z } from 'zod';
import { faultOf, ImportFault } from '../imports/import-fault.ts';
import type { TileAddress } from '../tiles/tile-address.ts';
import type { Schema } from './schema.ts';
import { SCHEMAS } from './schemas.ts';

const MAGIC = 'PMTiles';
const VERSION = 3;
const HEADER_BYTES = 127;
/** Most a directory or a tile may be unpacked. */
const UNPACKED_MOST = 64 * 1024 * 1024;
/** Somebody who looks at a street wants at least this zoom. */
const ZOOM_NEEDED = 12;

const readBytes = promisify(read);

/** The first bytes say so, or its name does. */
export function isPmtiles(file: string, begin: Buffer): boolean {
  return begin.toString('latin1', 0, MAGIC.length) === MAGIC || /\.pmtiles$/i.test(file);
}

const about = z.object({
  vector_layers: z.array(z.object({ id: z.string() })),
  'planetiler:osm:osmosisreplicationtime': z.iso.datetime().optional(),
});

function unpack(bytes: Buffer, packing: Compression): Buffer {
  const most = { maxOutputLength: UNPACKED_MOST };
  if (packing === Compression.Gzip) return gunzipSync(bytes, most);
  if (packing === Compression.Brotli) return brotliDecompressSync(bytes, most);
  return bytes;
}

function checkHeader(header: Header, size: number): void {
  const {
    tileType,
    tileCompression,
    internalCompression,
    minZoom,
    maxZoom,
    minLon,
    minLat,
    maxLon,
    maxLat,
  } = header;
  const parts = [
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.tileDataOffset + (header.tileDataLength ?? 0),
  ];
  const end = Math.max(...parts);
  if (end > size) throw faultOf('pmtiles.cut', { byte: size, to: String(end) });
  if (tileType !== TileType.Mvt)
    throw faultOf('pmtiles.no-vectors', { type: TileType[tileType] ?? String(tileType) });
  for (const packing of [tileCompression, internalCompression])
    if (![Compression.None, Compression.Gzip, Compression.Brotli].includes(packing))
      throw faultOf('pmtiles.packing', { packing: Compression[packing] ?? String(packing) });
  if (minZoom > maxZoom || maxZoom < ZOOM_NEEDED)
    throw faultOf('pmtiles.zooms', { least: minZoom, most: maxZoom, needed: ZOOM_NEEDED });
  const inWorld = minLon >= -180 && maxLon <= 180 && minLat >= -90 && maxLat <= 90;
  if (!(inWorld && minLon < maxLon && minLat < maxLat))
    throw faultOf('pmtiles.damaged', { byte: 102 });
}

export class Archive {
  readonly header: Header;
  readonly size: number;
  readonly #file: number;
  readonly #tiles: PMTiles;
  /** Where was read last: there the fault lies. */
  #at = 0;

  private constructor(file: number, header: Header, size: number) {
    this.#file = file;
    this.header = header;
    this.size = size;
    this.#tiles = new PMTiles(
      {
        getKey: () => 'file',
        getBytes: async (at, length) => ({ data: await this.#read(at, length) }),
      },
      undefined,
      async (bytes, packing) => toArrayBuffer(unpack(Buffer.from(bytes), packing)),
    );
  }

  /** Rejects with an ImportFault where it is no such file, or cut off. */
  static async open(path: string): Promise<Archive> {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size === 0) throw faultOf('file.empty');
      const { buffer, bytesRead } = await readBytes(
        file,
        Buffer.alloc(HEADER_BYTES),
        0,
        HEADER_BYTES,
        0,
      );
      if (buffer.toString('latin1', 0, MAGIC.length) !== MAGIC) throw faultOf('pmtiles.no-magic');
      if (buffer[7] !== VERSION) throw faultOf('pmtiles.version', { version: buffer[7] ?? 0 });
      if (bytesRead < HEADER_BYTES)
        throw faultOf('pmtiles.cut', { byte: size, to: String(HEADER_BYTES) });
      const header = bytesToHeader(toArrayBuffer(buffer));
      checkHeader(header, size);
      return new Archive(file, header, size);
    } catch (error) {
      close(file);
      throw error;
    }
  }

  /** Which of the known schemas its layers are of, and when its data are from. */
  async about(): Promise<{ schema: Schema; asOf: number | null }> {
    const told = about.safeParse(await this.#careful(() => this.#tiles.getMetadata()));
    const layers = told.data?.vector_layers.map(({ id }) => id) ?? [];
    const schema = Object.values(SCHEMAS).find((one) =>
      one.layers.every((layer) => layers.includes(layer)),
    );
    if (!schema) throw faultOf('pmtiles.schema', { layers: layers.slice(0, 20).join(', ') || '–' });
    const asOf = told.data?.['planetiler:osm:osmosisreplicationtime'];
    return { schema, asOf: asOf ? Date.parse(asOf) : null };
  }

  /** Undefined where it has none. */
  async tile({ z, x, y }: TileAddress): Promise<VectorTile | undefined> {
    return this.#careful(async () => {
      const found = await this.#tiles.getZxy(z, x, y);
      return found && new VectorTile(new PbfReader(new Uint8Array(found.data)));
    });
  }

  /** What goes wrong meanwhile lies where was read last. */
  async #careful<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof ImportFault ? error : this.damaged();
    }
  }

  damaged(): ImportFault {
    return faultOf('pmtiles.damaged', { byte: this.#at });
  }

  close(): void {
    close(this.#file);
  }

  async #read(at: number, length: number): Promise<ArrayBuffer> {
    this.#at = at;
    const room = Math.min(length, this.size - at);
    if (!(room >= 0)) throw faultOf('pmtiles.cut', { byte: this.size, to: String(at + length) });
    const { buffer, bytesRead } = await readBytes(this.#file, Buffer.alloc(room), 0, room, at);
    return toArrayBuffer(buffer.subarray(0, bytesRead));
  }
}

const toArrayBuffer = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
