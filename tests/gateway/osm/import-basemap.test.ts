/** A town's ground from OpenStreetMap: what is in the file is on the ground, and a bad file leaves the ground as it was. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outlineHolds, readyOutline } from '#domain/geo/outline-test.ts';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import { landOf } from '#gateway/osm/coast.ts';
import { importBasemap } from '#gateway/osm/import-basemap.ts';
import { readGround } from '#gateway/town/read-ground.ts';
import { smallOsm, type Tags } from '../../support/small-osm.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const holds = (shape: MultiPolygon, [lon, lat]: Position): boolean =>
  outlineHolds(readyOutline(shape), lon, lat);

/** A coast walked from west to east, the land on its left; a street inland, a house with a court, a lake of two ways. */
const square = (first: number, west: number, south: number, size: number) =>
  Object.fromEntries(
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
    ].map(([lon = 0, lat = 0], i) => [first + i, [lon, lat] as const]),
  );
const round = (first: number): number[] => [first, first + 1, first + 2, first + 3, first];

const NODES = {
  1: [120.9, 31.2] as const,
  2: [119.9, 31.2] as const,
  3: [120.4, 31.205] as const,
  10: [120.4, 31.3] as const,
  11: [
    120.41,
    31.3,
    { amenity: 'townhall', name: '镇政府', 'name:en': 'Town hall' } as Tags,
  ] as const,
  12: [120.42, 31.31] as const,
  ...square(20, 120.4, 31.31, 0.001),
  ...square(30, 120.4003, 31.3103, 0.0004),
  ...square(40, 120.43, 31.28, 0.01),
};
const WAYS = {
  1: [[2, 3, 1], { natural: 'coastline' }] as const,
  2: [[10, 11, 12], { highway: 'primary', name: '光福路', 'name:en': 'Guangfu Road' }] as const,
  3: [[11, 12], { highway: 'footway', tunnel: 'yes' }] as const,
  4: [round(20), {}] as const,
  5: [round(30), {}] as const,
  6: [[40, 41, 42], {}] as const,
  7: [[40, 43, 42], {}] as const,
  8: [[10, 12], { railway: 'rail', bridge: 'yes' }] as const,
};
const RELATIONS = {
  1: [
    [
      [4, 'outer'],
      [5, 'inner'],
    ],
    { type: 'multipolygon', building: 'apartments', 'building:levels': '7' },
  ] as const,
  2: [
    [
      [6, 'outer'],
      [7, 'outer'],
    ],
    { type: 'multipolygon', natural: 'water', name: '西崦湖' },
  ] as const,
};
const SMALL = { nodes: NODES, ways: WAYS, relations: RELATIONS };

const bounds = [120.38, 31.26, 120.45, 31.33] as const;

async function brought(bytes: Buffer) {
  const folder = temporaryFolder();
  const file = join(folder, 'small.osm.pbf');
  writeFileSync(file, bytes);
  const grid = {
    id: 'G1',
    shape: [
      [
        [
          [120.39, 31.3],
          [120.41, 31.3],
          [120.41, 31.32],
          [120.39, 31.32],
          [120.39, 31.3],
        ],
      ],
    ] as MultiPolygon,
  };
  await importBasemap({ file, folder, bounds, language: 'zh-CN', grids: [grid] });
  return readGround(join(folder, 'ground'));
}

test('roads, railways, houses and water come onto the ground with their names', async () => {
  const ground = await brought(smallOsm(SMALL));
  const [road, tunnel] = ground.road.features;
  expect(road?.properties).toEqual({
    class: 'primary',
    bridge: false,
    name: { 'zh-CN': '光福路', en: 'Guangfu Road', 'zh-Hant': '光福路' },
  });
  expect(road?.geometry.coordinates[1]).toEqual([120.41, 31.3]);
  expect(tunnel?.properties).toMatchObject({ class: 'path', tunnel: true });
  expect(ground.rail.features[0]?.properties).toEqual({ kind: 'rail', bridge: true });
  const [house] = ground.building.features;
  expect(house?.properties).toEqual({ id: 'G100001', grid: 'G1', use: 'HOME', floors: 7 });
  expect(house?.geometry.coordinates).toHaveLength(2);
  expect(ground.water.features).toHaveLength(1);
  expect(ground.place.features.map(({ properties }) => properties.kind).sort()).toEqual([
    'lake',
    'office',
  ]);
});

test('the sea is what the coast leaves of the land', async () => {
  const { land } = await brought(smallOsm(SMALL));
  const shape = land.features.map(({ geometry }) => geometry.coordinates);
  expect(holds(shape, [120.4, 31.29])).toBe(true);
  expect(holds(shape, [120.4, 31.19])).toBe(false);
});

describe('land against a box', () => {
  const BOX = [0, 0, 10, 10] as const;
  const island: Position[] = [
    [4, 4],
    [6, 4],
    [6, 6],
    [4, 6],
    [4, 4],
  ];
  test('without a coast everything is land', () => {
    expect(holds(landOf([], BOX), [5, 5])).toBe(true);
  });
  test('an island lies in the sea, a basin in the land', () => {
    const sea = landOf([island], BOX);
    expect([holds(sea, [5, 5]), holds(sea, [1, 1])]).toEqual([true, false]);
    const land = landOf([island.toReversed()], BOX);
    expect([holds(land, [5, 5]), holds(land, [1, 1])]).toEqual([false, true]);
  });
  test('a river mouth: two coasts, land on both sides', () => {
    const west: Position[] = [
      [4, -1],
      [4, 11],
    ];
    const east: Position[] = [
      [6, 11],
      [6, -1],
    ];
    const land = landOf([west, east], BOX);
    expect([2, 5, 8].map((lon) => holds(land, [lon, 5]))).toEqual([true, false, true]);
  });
  test('a coast in pieces, in any order, that the file cuts off inside the box', () => {
    const land = landOf(
      [
        [
          [4, 5],
          [7, 5],
        ],
        [
          [-1, 5],
          [4, 5],
        ],
      ],
      BOX,
    );
    expect([holds(land, [9, 8]), holds(land, [9, 2])]).toEqual([true, false]);
  });
});

describe('a bad file', () => {
  /** What is said of it, with an older ground in place, which must stay as it is. */
  async function said(bytes: Buffer): Promise<string> {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ground'));
    writeFileSync(join(folder, 'ground', 'land.geojson'), 'as it was');
    const file = join(folder, 'bad.osm.pbf');
    writeFileSync(file, bytes);
    const told = await importBasemap({ file, folder, bounds, language: 'zh-CN' }).then(
      () => 'imported',
      (error: Error) => error.message,
    );
    expect(readdirSync(folder).sort()).toEqual(['bad.osm.pbf', 'ground']);
    expect(readFileSync(join(folder, 'ground', 'land.geojson'), 'utf8')).toBe('as it was');
    return told;
  }

  test('cut off at any byte', async () => {
    const bytes = smallOsm(SMALL);
    for (let length = 1; length < bytes.length; length += 17)
      expect(await said(bytes.subarray(0, length)), String(length)).toMatch(
        /at byte \d+ .*cut off|no road and no building/,
      );
  });

  test('a byte changed anywhere is a sentence, or does not matter', async () => {
    const good = smallOsm(SMALL);
    for (let at = 0; at < good.length; at += 13) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const folder = temporaryFolder();
      const file = join(folder, 'bad.osm.pbf');
      writeFileSync(file, bytes);
      const error = await importBasemap({ file, folder, bounds, language: 'zh-CN' }).catch(
        (thrown: Error) => thrown,
      );
      if (error instanceof Error) {
        expect(error.constructor.name, `${at}: ${error.message}`).toBe('OsmFault');
        expect(existsSync(join(folder, 'ground'))).toBe(false);
      }
    }
  });

  test.each([
    ['empty', Buffer.alloc(0), /is empty/],
    [
      'a picture',
      Buffer.from('\x89PNG\r\n\x1a\n and more of it'),
      /byte 0 .*is it really an \.osm\.pbf/,
    ],
    ['of a history', smallOsm(SMALL, 'HistoricalInformation'), /“HistoricalInformation”/],
    ['of another place', smallOsm({ nodes: { 1: [7, 43] }, ways: {} }), /of another place/],
  ])('%s', async (_what, bytes, sentence) => {
    expect(await said(bytes)).toMatch(sentence);
  });
});

const MONACO = resolve('../shared/data/monaco.osm.pbf');
test.skipIf(!existsSync(MONACO))(
  'Monaco, where the shared data lie: streets named, sea around, houses there',
  async () => {
    const folder = temporaryFolder();
    const { features } = await importBasemap({
      file: MONACO,
      folder,
      bounds: [7.405, 43.722, 7.442, 43.753],
      language: 'en',
    });
    expect(features.building).toBeGreaterThan(900);
    const { road, land, rail } = readGround(join(folder, 'ground'));
    const names = new Set(road.features.map(({ properties }) => properties.name?.en));
    expect(names).toContain('Rue Grimaldi');
    expect(names.size).toBeGreaterThan(100);
    expect(rail.features.length).toBeGreaterThan(0);
    const shape = land.features.map(({ geometry }) => geometry.coordinates);
    // The palace, the harbour, the open sea.
    expect(holds(shape, [7.4203, 43.7314])).toBe(true);
    expect(holds(shape, [7.4245, 43.7352])).toBe(false);
    expect(holds(shape, [7.4405, 43.7255])).toBe(false);
  },
);
