/** PMTiles that are no good, as people bring them: each gives a sentence with the place, and the ground stays as it was. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Compression, TileType } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { basemapIntoTown } from '#gateway/basemap-into-town.ts';
import { importPmtiles } from '#gateway/pmtiles/import-pmtiles.ts';
import { replaceGround } from '#gateway/town/replace-ground.ts';
import { type SmallPmtiles, smallPmtiles } from '../../support/small-pmtiles.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const TOWN = [120.38, 31.28, 120.4, 31.3] as const;
const ROAD: GeoJSON.Feature = {
  type: 'Feature',
  properties: { kind: 'major_road', name: '光福路' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [120.385, 31.29],
      [120.395, 31.295],
    ],
  },
};
const GOOD: SmallPmtiles = {
  bounds: [120.3, 31.2, 120.5, 31.4],
  maxzoom: 12,
  layers: { earth: [], water: [], buildings: [], roads: [ROAD] },
};
const good = smallPmtiles(GOOD);
const withByte = (at: number, value: number): Buffer => {
  const bytes = Buffer.from(good);
  bytes[at] = value;
  return bytes;
};

type Spoken = 'zh-CN' | 'en' | 'zh-Hant';

/** What is said of it, with an older ground in place, which must stay as it is. */
async function said(bytes: Buffer, language: Spoken = 'en', name = 'bad.pmtiles'): Promise<string> {
  const folder = temporaryFolder();
  const file = join(temporaryFolder(), name);
  writeFileSync(file, bytes);
  writeFileSync(join(folder, 'town.json'), JSON.stringify({ ...ABOUT, language }));
  mkdirSync(join(folder, 'ground'));
  writeFileSync(join(folder, 'ground', 'land.geojson'), 'as it was');
  const told = await basemapIntoTown(file, folder, { bounds: TOWN, grids: [] }).then(
    () => 'imported',
    (error: Error) => error.message.replace(`${file}: `, ''),
  );
  if (told === 'imported') return told;
  expect(readdirSync(folder).sort()).toEqual(['ground', 'town.json']);
  expect(readFileSync(join(folder, 'ground', 'land.geojson'), 'utf8')).toBe('as it was');
  return told;
}
const ABOUT = JSON.parse(readFileSync('tests/towns/guangfu/town.json', 'utf8')) as object;

test('the good one is imported, by what it begins with, whatever its name', async () => {
  expect(await said(good)).toBe('imported');
  expect(await said(good, 'en', 'town.bin')).toBe('imported');
});

test.each([
  ['empty', Buffer.alloc(0), 'the file is empty'],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n and more of it'), /is no PMTiles/],
  ['of version 2', withByte(7, 2), /PMTiles of version 2/],
  ['cut off within its head', good.subarray(0, 60), /^byte 60: .*cut off/],
  [
    'cut off before its end',
    good.subarray(0, -1),
    `byte ${good.length - 1}: the file is cut off there; it should reach to byte ${good.length}`,
  ],
  ['of pictures', smallPmtiles({ ...GOOD, type: TileType.Webp }), /of the kind Webp/],
  [
    'packed otherwise',
    smallPmtiles({ ...GOOD, compression: Compression.Zstd }),
    /packed with Zstd/,
  ],
  ['too coarse', smallPmtiles({ ...GOOD, maxzoom: 10 }), /of zoom 9 to 10.* 12 at least/],
  [
    'of another schema',
    smallPmtiles({ ...GOOD, layers: { streets: [ROAD], ocean: [] } }),
    /layers \(streets, ocean\) are neither/,
  ],
  [
    'without a list of its layers',
    smallPmtiles({ ...GOOD, metadata: {} }),
    /layers \(–\) are neither/,
  ],
  [
    'of another place',
    smallPmtiles({ ...GOOD, bounds: [7.4, 43.7, 7.5, 43.8] }),
    /7\.400, 43\.700, .*120\.380/,
  ],
  [
    'with nothing there',
    smallPmtiles({ ...GOOD, layers: { earth: [], water: [], buildings: [], roads: [] } }),
    /no road and no building/,
  ],
  ['with a damaged tile', withByte(good.length - 9, 0x5a), /^byte \d+: the file is damaged there$/],
])('%s', async (_what, bytes, sentence) => {
  expect(await said(bytes)).toMatch(sentence);
});

test('the sentence is in the language of the town', async () => {
  const cut = good.subarray(0, -1);
  const sentences = await Promise.all(
    (['zh-CN', 'zh-Hant'] as const).map((language) => said(cut, language)),
  );
  expect(sentences[0]).toMatch(/^第 \d+ 字节：文件在此处被截断/);
  expect(sentences[1]).toMatch(/^第 \d+ 位元組：檔案在此處被截斷/);
});

test('a byte changed anywhere is a sentence, or does not matter', async () => {
  for (let at = 0; at < good.length; at += 7) {
    const folder = temporaryFolder();
    const file = join(folder, 'bad.pmtiles');
    writeFileSync(file, withByte(at, (good[at] ?? 0) ^ 0xff));
    const error = await importPmtiles({ file, folder, bounds: TOWN, language: 'en' }).catch(
      (thrown: Error) => thrown,
    );
    if (!(error instanceof Error)) continue;
    expect(error.constructor.name, `${at}: ${error.message}`).toBe('ImportFault');
    expect(existsSync(join(folder, 'ground'))).toBe(false);
  }
});

describe('one ground or the other', () => {
  test('a power cut between their names leaves the old one under its own', async () => {
    const folder = temporaryFolder();
    const ground = join(folder, 'ground');
    mkdirSync(`${ground}.old`);
    writeFileSync(join(`${ground}.old`, 'land.geojson'), 'as it was');
    await expect(replaceGround(ground, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(readdirSync(folder)).toEqual(['ground']);
    expect(readFileSync(join(ground, 'land.geojson'), 'utf8')).toBe('as it was');
  });
});
