/** Writes PMTiles (version 3) of given GeoJSON, as tilemakers do: for tests that need a file of known content. */
import { gzipSync } from 'node:zlib';
import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { Compression, TileType, zxyToTileId } from 'pmtiles';
import type { Bounds } from '#domain/geo/shape.ts';
import { tilesIn } from '#gateway/tiles/tile-address.ts';

type Layers = Readonly<Record<string, readonly GeoJSON.Feature[]>>;

export interface SmallPmtiles {
  /** What each layer of the tiles holds, in degrees. */
  readonly layers: Layers;
  readonly bounds: Bounds;
  readonly minzoom?: number;
  readonly maxzoom?: number;
  readonly metadata?: object;
  /** Of the tiles: what the header says of them. */
  readonly type?: TileType;
  readonly compression?: Compression;
}

function tileOf(layers: Layers, z: number, x: number, y: number, most: number): Uint8Array {
  const cut = Object.entries(layers).flatMap(([name, features]) => {
    const all = { type: 'FeatureCollection' as const, features: [...features] };
    const tile = geoJSONToTile(all, z, x, y, {
      maxZoom: most,
      extent: 4096,
      buffer: 64,
      clip: true,
    });
    return tile.features.length > 0 ? [[name, tile] as const] : [];
  });
  return fromGeojsonVt(Object.fromEntries(cut), { version: 2, extent: 4096 });
}

function varints(values: readonly number[]): Buffer {
  const bytes: number[] = [];
  for (let value of values) {
    for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
    bytes.push(value);
  }
  return Buffer.from(bytes);
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
}

const directory = (entries: readonly Entry[]): Buffer =>
  gzipSync(
    varints([
      entries.length,
      ...entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0)),
      ...entries.map(() => 1),
      ...entries.map(({ length }) => length),
      ...entries.map(({ offset }) => offset + 1),
    ]),
  );

export function smallPmtiles(wishes: SmallPmtiles): Buffer {
  const { layers, bounds, minzoom = 9, maxzoom = 15 } = wishes;
  const { type = TileType.Mvt, compression = Compression.Gzip } = wishes;
  const tiles: { id: number; bytes: Buffer }[] = [];
  for (let z = minzoom; z <= maxzoom; z++)
    for (const { x, y } of tilesIn(bounds, z)) {
      const bytes = tileOf(layers, z, x, y, maxzoom);
      if (bytes.length > 0) tiles.push({ id: zxyToTileId(z, x, y), bytes: gzipSync(bytes) });
    }
  tiles.sort((a, b) => a.id - b.id);
  let offset = 0;
  const entries = tiles.map(({ id, bytes: { length } }) => {
    offset += length;
    return { id, length, offset: offset - length };
  });
  const root = directory(entries);
  const vectors = Object.keys(layers).map((id) => ({ id, fields: {} }));
  const told = gzipSync(JSON.stringify(wishes.metadata ?? { vector_layers: vectors }));
  const head = Buffer.alloc(127);
  head.write('PMTiles', 'latin1');
  head[7] = 3;
  const places = [head.length, root.length, head.length + root.length, told.length];
  const rest = head.length + root.length + told.length;
  for (const [i, value] of [...places, rest, 0, rest, offset].entries())
    head.writeBigUInt64LE(BigInt(value), 8 + 8 * i);
  for (let at = 72; at < 96; at += 8) head.writeBigUInt64LE(BigInt(tiles.length), at);
  head.set([1, Compression.Gzip, compression, type, minzoom, maxzoom], 96);
  for (const [i, degrees] of bounds.entries())
    head.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i);
  return Buffer.concat([head, root, told, ...tiles.map(({ bytes }) => bytes)]);
}
