/** A ground of a few strokes for the tests' town: an island and a shore, a canal with a bridge over it, one house, one school. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GROUND_LAYERS, type Ground, type GroundLayer } from '#gateway/town/ground.ts';

const [WEST, SOUTH, EAST, NORTH] = [120.37, 31.26, 120.42, 31.31] as const;

const box = (west: number, south: number, east: number, north: number): [number, number][][] => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const label = (text: string) => ({ 'zh-CN': text, en: `${text} (en)`, 'zh-Hant': `${text}(繁)` });
const feature = <P, G>(properties: P, geometry: G) => ({
  type: 'Feature' as const,
  properties,
  geometry,
});
const face = (coordinates: [number, number][][]) => ({ type: 'Polygon' as const, coordinates });
const line = (...coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates });
const all = <L extends GroundLayer>(...features: Ground[L]['features']) => ({
  type: 'FeatureCollection' as const,
  features,
});

export const HOUSE: readonly [number, number] = [120.39, 31.29];

/** @param floors of the one house: enough to make it another ground. */
export const smallGround = (floors = 3): Ground => ({
  land: all<'land'>(
    feature({ kind: 'town' as const }, face(box(WEST, SOUTH, EAST, NORTH))),
    feature({ kind: 'outside' as const }, face(box(EAST, SOUTH, 120.45, NORTH))),
  ),
  hill: all<'hill'>(
    feature({ step: 1, name: label('邓尉山') }, face(box(120.38, 31.265, 120.39, 31.275))),
  ),
  use: all<'use'>(feature({ kind: 'orchard' as const }, face(box(120.39, 31.265, 120.395, 31.27)))),
  water: all<'water'>(
    feature({ kind: 'canal' as const }, face(box(120.395, 31.28, 120.3953, 31.3))),
  ),
  waterway: all<'waterway'>(
    feature({ width: 12, name: label('福溪河') }, line([120.3951, 31.28], [120.3951, 31.3])),
  ),
  road: all<'road'>(
    feature(
      { class: 'primary' as const, bridge: false, name: label('光福路') },
      line([120.38, 31.29], [120.394, 31.2905]),
    ),
    feature(
      { class: 'primary' as const, bridge: true, name: label('光福路') },
      line([120.394, 31.2905], [120.397, 31.2905]),
    ),
    feature({ class: 'lane' as const, bridge: false }, line([120.39, 31.29], [120.39, 31.291])),
  ),
  rail: all<'rail'>(),
  building: all<'building'>(
    feature(
      { id: '32050610820700100001', grid: '320506108207001', use: 'HOME' as const, floors },
      face(box(HOUSE[0], HOUSE[1], HOUSE[0] + 0.0002, HOUSE[1] + 0.0001)),
    ),
  ),
  place: all<'place'>(
    feature(
      { kind: 'lake' as const, rank: 1, name: label('太湖') },
      { type: 'Point' as const, coordinates: [120.375, 31.3] as [number, number] },
    ),
    feature(
      { kind: 'school' as const, rank: 4, name: label('实验小学') },
      { type: 'Point' as const, coordinates: [120.3905, 31.2905] as [number, number] },
    ),
  ),
});

export function writeGround(folder: string, ground: Ground): void {
  mkdirSync(folder, { recursive: true });
  for (const layer of GROUND_LAYERS)
    writeFileSync(join(folder, `${layer}.geojson`), JSON.stringify(ground[layer]));
}

/** A folder of towns in which the tests' town has this ground and says so. Remove it with the returned function. */
export function drawnTowns(ground: Ground) {
  const folder = mkdtempSync(join(tmpdir(), 'towns-'));
  const town = join(folder, 'guangfu');
  cpSync('tests/towns/guangfu', town, { recursive: true });
  const told = JSON.parse(readFileSync(join(town, 'town.json'), 'utf8'));
  writeFileSync(join(town, 'town.json'), JSON.stringify({ ...told, basemap: { kind: 'drawn' } }));
  writeGround(join(town, 'ground'), ground);
  return { folder, town, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
