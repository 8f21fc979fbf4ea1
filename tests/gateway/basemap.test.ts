/** The basemap as a screen gets it: real tiles from a real ground, packed, kept, named by what they hold. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Basemap } from '#gateway/tiles/basemap.ts';
import { DrawnChart } from '#gateway/tiles/drawn-chart.ts';
import { basemapRead } from '#wire/reads.ts';
import {
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { drawnTowns, HOUSE, smallGround, writeGround } from '../support/small-ground.ts';

/** The tile that holds a point. */
function over([lon, lat]: readonly [number, number], z: number) {
  const n = 2 ** z;
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return { z, x: Math.floor(((lon + 180) / 360) * n), y: Math.floor(y * n) };
}
const open = (bytes: Uint8Array) => new VectorTile(new PbfReader(bytes));
const featuresOf = (tile: VectorTile, layer: string) =>
  Array.from({ length: tile.layers[layer]?.length ?? 0 }, (_, i) => tile.layers[layer]?.feature(i));

const made: (() => void)[] = [];
afterEach(() => {
  for (const undo of made.splice(0)) undo();
});
function folder() {
  const path = mkdtempSync(join(tmpdir(), 'basemap-'));
  made.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
function basemapOn(path: string) {
  const basemap = new Basemap(new DrawnChart(join(path, 'ground')), path);
  made.push(() => basemap.close());
  return basemap;
}
async function drawn(basemap: Basemap, z: number) {
  const tile = await basemap.tile(over(HOUSE, z));
  return open(brotliDecompressSync(tile?.br ?? Buffer.alloc(0)));
}

describe('a tile', () => {
  test('holds at each zoom what can be seen there, and stands where it belongs', async () => {
    const path = folder();
    writeGround(join(path, 'ground'), smallGround());
    const basemap = basemapOn(path);
    const near = await drawn(basemap, 15);
    expect(Object.keys(near.layers).sort()).toEqual(
      ['building', 'land', 'place', 'road', 'water', 'waterway'].sort(),
    );
    const [house] = featuresOf(near, 'building');
    const { x, y, z } = over(HOUSE, 15);
    const outline = house?.toGeoJSON(x, y, z).geometry;
    const [lon, lat] = (outline?.type === 'Polygon' && outline.coordinates[0]?.[0]) || [];
    expect(lon).toBeCloseTo(HOUSE[0], 5);
    expect(lat).toBeCloseTo(HOUSE[1], 5);
    const far = await drawn(basemap, 12);
    expect(far.layers.building).toBeUndefined();
    expect(featuresOf(far, 'road').map((road) => road?.properties.class)).toEqual([
      'primary',
      'primary',
    ]);
    expect(featuresOf(far, 'place').map((place) => place?.properties.en)).toEqual(['太湖 (en)']);
  });

  test('tells nothing but kinds and names', async () => {
    const path = folder();
    writeGround(join(path, 'ground'), smallGround());
    const tile = await drawn(basemapOn(path), 15);
    const told = Object.keys(tile.layers).flatMap((layer) =>
      featuresOf(tile, layer).flatMap((feature) => Object.keys(feature?.properties ?? {})),
    );
    const allowed = [
      'kind',
      'step',
      'class',
      'bridge',
      'use',
      'floors',
      'rank',
      'zh-CN',
      'en',
      'zh-Hant',
    ];
    expect(told.filter((name) => !allowed.includes(name))).toEqual([]);
  });
});

describe('what was drawn', () => {
  test('is kept as long as the ground is the same, and dropped with it', async () => {
    const path = folder();
    writeGround(join(path, 'ground'), smallGround());
    const first = new Basemap(new DrawnChart(join(path, 'ground')), path);
    const { etag } = (await first.tile(over(HOUSE, 15))) ?? {};
    first.close();

    const same = basemapOn(path);
    expect(same.version).toBe(first.version);
    expect((await same.tile(over(HOUSE, 15)))?.etag).toBe(etag);

    writeGround(join(path, 'ground'), smallGround(9));
    const other = basemapOn(path);
    expect(other.version).not.toBe(first.version);
    expect((await other.tile(over(HOUSE, 15)))?.etag).not.toBe(etag);
  });

  test('is drawn again where the file it was kept in is rubbish', async () => {
    const path = folder();
    writeGround(join(path, 'ground'), smallGround());
    writeFileSync(join(path, 'tiles.sqlite'), 'no database at all'.repeat(200));
    expect((await drawn(basemapOn(path), 15)).layers.land).toBeDefined();
    expect(readFileSync(join(path, 'tiles.sqlite')).toString('latin1', 0, 6)).toBe('SQLite');
  });
});

describe('over HTTP', () => {
  let gateway: TestGateway;
  let visitor: Visitor;
  let towns: ReturnType<typeof drawnTowns>;
  beforeAll(async () => {
    towns = drawnTowns(smallGround());
    gateway = await startGateway({ TOWNS_DIR: towns.folder });
    visitor = gateway.enter('dispatcher1');
  }, 60_000);
  afterAll(async () => {
    await gateway.close();
    towns.remove();
  });

  const { z, x, y } = over(HOUSE, 15);
  const address = `/api/basemap/${z}/${x}/${y}`;

  /** An answer as it came over the line, packed or not. */
  const fetched = (path: string, headers: Record<string, string>) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve) => {
      get(gateway.url + path, { headers: { ...headers, cookie: visitor.cookie } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts),
          }),
        );
      });
    });

  test('the description names the version, the extent and every letter of the labels', async () => {
    const told = read(await visitor.get('/api/basemap'), basemapRead);
    if (told.kind !== 'drawn') throw new Error('this town has a basemap');
    expect(told).toMatchObject({ minzoom: 9, maxzoom: 15, bounds: [120.37, 31.26, 120.45, 31.31] });
    for (const letter of '福溪河光路太湖实验小学') expect(told.letters['zh-CN']).toContain(letter);
  });

  test('goes packed to whoever takes it so, and means the same to whoever does not', async () => {
    const packed = await fetched(address, { 'accept-encoding': 'gzip, br' });
    const plain = await fetched(address, { 'accept-encoding': 'gzip, br;q=0' });
    expect([packed.status, plain.status]).toEqual([200, 200]);
    expect(packed.headers['content-encoding']).toBe('br');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotliDecompressSync(packed.body)).toEqual(plain.body);
    expect(plain.headers).toMatchObject({ vary: 'accept-encoding', etag: packed.headers.etag });
    expect(open(plain.body).layers.building?.length).toBe(1);
  });

  test('is not sent again to whoever has it, and for ever under an address with its version', async () => {
    const { headers } = await fetched(address, {});
    expect(headers['cache-control']).toBe('private, no-cache');
    const again = await fetched(address, { 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const told = read(await visitor.get('/api/basemap'), basemapRead);
    const named = await fetched(`${address}?v=${told.kind === 'drawn' && told.version}`, {});
    expect(named.headers['cache-control']).toContain('immutable');
    const old = await fetched(`${address}?v=another`, {});
    expect(old.headers['cache-control']).toBe('private, no-cache');
  });

  test('reaches as far as the ground, and nobody gets it who is not signed in', async () => {
    const island = over([120.385, 31.29], 15);
    expect((await visitor.get(`/api/basemap/15/${island.x}/${island.y}`)).status).toBe(200);
    expectRefusal(await visitor.get('/api/basemap/15/0/0'), 404, 'tile.unknown');
    expectRefusal(await visitor.get(`/api/basemap/16/${x * 2}/${y * 2}`), 404, 'tile.unknown');
    expectRefusal(await gateway.nobody().get(address), 401, 'access.signed-out');
  });
});
