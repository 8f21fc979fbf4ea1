/** Another's map through the house: fetched with the key, kept, and the key told to nobody. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PicturesPlan } from '#domain/town/town.ts';
import { Pictures } from '#gateway/tiles/pictures.ts';
import { temporaryFolder } from '../support/temporary.ts';

const BOUNDS = [120.335, 31.255, 120.435, 31.325] as const;
const HERE = { z: 12, x: 3417, y: 1672 };

let server: Server;
let asked: string[];
let works: boolean;
let base: string;
beforeEach(async () => {
  asked = [];
  works = true;
  const [blue, clear] = await Promise.all(
    [
      { r: 0, g: 0, b: 255, alpha: 1 },
      { r: 255, g: 0, b: 0, alpha: 0 },
    ].map((background) =>
      sharp({ create: { width: 256, height: 256, channels: 4, background } })
        .png()
        .toBuffer(),
    ),
  );
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    if (!works) return response.writeHead(500).end('the key sesame is used up');
    response.writeHead(200, { 'content-type': 'image/png' });
    response.end(url.startsWith('/cva') ? clear : blue);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((closed) => server.close(closed)));

const wmts = (layer: string): string =>
  `${base}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}`;

const planOf = (...layers: string[]): PicturesPlan => ({
  kind: 'wmts',
  layers: layers.map(wmts),
  attribution: '天地图',
  minzoom: 9,
  maxzoom: 18,
});

function keyed(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys', 'basemap.key'), 'sesame\n');
  return folder;
}

test('a tile is asked for once, with the key, and kept over a restart', async () => {
  const options = { plan: planOf('vec'), folder: keyed(), bounds: () => BOUNDS };
  const first = new Pictures(options);
  const [one, two] = await Promise.all([first.tile(HERE), first.tile(HERE)]);
  expect(one?.etag).toBe('image/png');
  expect(two).toEqual(one);
  expect(JSON.stringify(first.describe())).not.toMatch(/sesame|127\.0\.0\.1/);
  first.close();
  const again = new Pictures(options);
  expect((await again.tile(HERE))?.br.equals(one?.br ?? Buffer.alloc(0))).toBe(true);
  again.close();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('TILEMATRIX=12&TILEROW=1672&TILECOL=3417&tk=sesame');
});

test('names are laid over the ground', async () => {
  const pictures = new Pictures({
    plan: planOf('vec', 'cva'),
    folder: keyed(),
    bounds: () => BOUNDS,
  });
  const tile = await pictures.tile(HERE);
  expect(tile?.etag).toBe('image/webp');
  const { dominant } = await sharp(tile?.br).stats();
  expect(dominant.b).toBeGreaterThan(200);
  pictures.close();
});

test('nobody fetches the world through the house', async () => {
  const pictures = new Pictures({ plan: planOf('vec'), folder: keyed(), bounds: () => BOUNDS });
  expect(await pictures.tile({ z: 12, x: 100, y: 100 })).toBeUndefined();
  expect(await pictures.tile({ z: 3, x: 6, y: 3 })).toBeUndefined();
  expect(asked).toEqual([]);
  pictures.close();
});

test('a service that fails is left alone for a while, and nothing of it is kept', async () => {
  let now = 0;
  const options = { plan: planOf('vec'), folder: keyed(), bounds: () => BOUNDS, now: () => now };
  const pictures = new Pictures(options);
  works = false;
  expect(await pictures.tile(HERE)).toBeUndefined();
  works = true;
  expect(await pictures.tile(HERE)).toBeUndefined();
  expect(asked).toHaveLength(1);
  now = 11_000;
  expect((await pictures.tile(HERE))?.etag).toBe('image/png');
  pictures.close();
});

test('without its key the start stops with a sentence', () => {
  const plan = planOf('vec');
  expect(() => new Pictures({ plan, folder: temporaryFolder(), bounds: () => BOUNDS })).toThrow(
    /put the key as text into .*basemap\.key/,
  );
});
