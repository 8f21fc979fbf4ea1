/** Somebody else's tiles under a town: brought as a file, they come from the gateway as tiles of ours. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterEach, describe, expect, test } from 'vitest';
import { makeBackup } from '#gateway/backup/make-backup.ts';
import { restoreBackup } from '#gateway/backup/restore-backup.ts';
import { basemapIntoTown, outlinesIn } from '#gateway/basemap-into-town.ts';
import { BroughtChart } from '#gateway/pmtiles/brought-chart.ts';
import { tilesIn } from '#gateway/tiles/tile-address.ts';
import { basemapRead } from '#wire/reads.ts';
import { read, startGateway, type TestGateway } from '../../support/gateway.ts';
import { smallOsm } from '../../support/small-osm.ts';
import { type SmallPmtiles, smallPmtiles } from '../../support/small-pmtiles.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const HERE = [120.39, 31.29] as const;
const BOUNDS = [120.3, 31.2, 120.5, 31.4] as const;

const square = ([west, south]: readonly [number, number], size: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
const point = { type: 'Point' as const, coordinates: [HERE[0] + 0.001, HERE[1] + 0.001] };
const line = {
  type: 'LineString' as const,
  coordinates: [
    [HERE[0], HERE[1] + 0.002],
    [HERE[0] + 0.004, HERE[1] + 0.002],
  ],
};
const is = (properties: object, geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { ...properties },
  geometry,
});
const NAMED = { name: '光福路', 'name:en': 'Guangfu Road' };
const LAND = square([120.35, 31.25], 0.1);
const POND = square([HERE[0], HERE[1] - 0.002], 0.001);
const HOUSE = square(HERE, 0.0003);

const PROTOMAPS: SmallPmtiles = {
  bounds: BOUNDS,
  layers: {
    earth: [is({ kind: 'earth' }, LAND)],
    water: [
      is({ kind: 'ocean' }, square([120.3, 31.2], 0.05)),
      is({ kind: 'water', kind_detail: 'pond' }, POND),
    ],
    landuse: [is({ kind: 'park' }, square([HERE[0], HERE[1] + 0.001], 0.001))],
    roads: [
      is({ kind: 'major_road', kind_detail: 'secondary', is_bridge: true, ...NAMED }, line),
      is({ kind: 'path', kind_detail: 'sidewalk' }, line),
      is({ kind: 'rail', kind_detail: 'subway', is_tunnel: true }, line),
      is({ kind: 'ferry', ...NAMED }, line),
    ],
    buildings: [is({ kind: 'building', height: 12 }, HOUSE), is({ kind: 'building_part' }, HOUSE)],
    places: [is({ kind: 'locality', kind_detail: 'village', name: '福溪村' }, point)],
    pois: [
      is({ kind: 'townhall', name: '镇政府' }, point),
      is({ kind: 'bench', name: '长椅' }, point),
    ],
  },
};
const OPENMAPTILES: SmallPmtiles = {
  bounds: BOUNDS,
  maxzoom: 14,
  layers: {
    water: [is({ class: 'ocean' }, square([120.3, 31.2], 0.05)), is({ class: 'pond' }, POND)],
    landcover: [
      is({ class: 'grass', subclass: 'park' }, square([HERE[0], HERE[1] + 0.001], 0.001)),
    ],
    transportation: [
      is({ class: 'secondary', brunnel: 'bridge' }, line),
      is({ class: 'path', subclass: 'footway' }, line),
      is({ class: 'transit', subclass: 'subway', brunnel: 'tunnel' }, line),
      is({ class: 'ferry' }, line),
    ],
    transportation_name: [is({ class: 'secondary', ...NAMED }, line)],
    building: [is({ render_height: 12 }, HOUSE)],
    place: [is({ class: 'village', name: '福溪村' }, point)],
    poi: [is({ class: 'town_hall', subclass: 'townhall', name: '镇政府' }, point)],
    water_name: [is({ class: 'lake', name: '太湖' }, point)],
  },
};

const made: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const undo of made.splice(0)) await undo();
});

/** The tests' town in a folder of its own, which asks for whatever ground was brought. */
function townFolder() {
  const towns = temporaryFolder();
  const folder = join(towns, 'guangfu');
  cpSync('tests/towns/guangfu', folder, { recursive: true });
  const about = JSON.parse(readFileSync(join(folder, 'town.json'), 'utf8')) as object;
  writeFileSync(
    join(folder, 'town.json'),
    JSON.stringify({ ...about, basemap: { kind: 'ground' } }),
  );
  return { towns, folder };
}

async function bring(folder: string, bytes: Uint8Array, name = 'brought.pmtiles') {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, bytes);
  const outlines = outlinesIn(folder);
  if (!outlines) throw new Error('the tests’ town has outlines');
  return basemapIntoTown(file, folder, outlines);
}

async function open(towns: string): Promise<TestGateway> {
  const gateway = await startGateway({ TOWNS_DIR: towns });
  made.push(() => gateway.close());
  return gateway;
}

function tileHere(z: number) {
  const [tile] = tilesIn([...HERE, ...HERE], z);
  if (!tile) throw new Error('there is a tile everywhere');
  return tile;
}

/** What the tile over the house holds, layer by layer, and where each thing begins. */
async function tileFrom(gateway: TestGateway, z: number) {
  const { x, y } = tileHere(z);
  const { cookie } = gateway.enter('dispatcher1');
  const answer = await fetch(`${gateway.url}/api/basemap/${z}/${x}/${y}`, {
    headers: { cookie: cookie ?? '' },
  });
  expect(answer.status).toBe(200);
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())));
  const thingsOf = (name: string) => {
    const layer = layers[name];
    return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i));
  };
  return {
    told: Object.fromEntries(
      Object.keys(layers).map((name) => [name, thingsOf(name).map((one) => one?.properties)]),
    ),
    /** To a metre. */
    begins: (name: string) =>
      thingsOf(name).map((one) => {
        const { geometry } = one?.toGeoJSON(x, y, z) ?? {};
        const first =
          'coordinates' in (geometry ?? {}) ? (geometry as GeoJSON.Point).coordinates : [];
        return (first.flat(3) as number[]).slice(0, 2).map((degrees) => degrees.toFixed(4));
      }),
  };
}

const at = ([lon, lat]: readonly number[]) => [lon?.toFixed(4), lat?.toFixed(4)];

const ROAD_NAME = { 'zh-CN': '光福路', en: 'Guangfu Road', 'zh-Hant': '光福路' };
const called = (name: string) => ({ 'zh-CN': name, en: name, 'zh-Hant': name });

describe('through the gateway', () => {
  test('Protomaps: every thing is in our layer, with its names', async () => {
    const { towns, folder } = townFolder();
    await bring(folder, smallPmtiles(PROTOMAPS));
    const gateway = await open(towns);
    const told = read(await gateway.enter('dispatcher1').get('/api/basemap'), basemapRead);
    expect(told).toMatchObject({
      kind: 'drawn',
      minzoom: 9,
      maxzoom: 15,
      attribution: '© OpenStreetMap contributors',
    });
    for (const letter of '福溪村镇政府光路')
      expect(told.kind === 'drawn' && told.letters['zh-CN']).toContain(letter);
    const { told: tile, begins } = await tileFrom(gateway, 15);
    expect(tile).toMatchObject({
      water: [{ kind: 'pond' }],
      use: [{ kind: 'park' }],
      road: [
        { class: 'secondary', bridge: true, ...ROAD_NAME },
        { class: 'path', bridge: false },
      ],
      rail: [{ kind: 'light', tunnel: true }],
      building: [{ use: 'OTHER' }],
      place: [
        { kind: 'village', ...called('福溪村') },
        { kind: 'office', ...called('镇政府') },
      ],
    });
    expect(tile.land?.map((land) => land?.kind)).toContain('town');
    expect(begins('place')).toEqual([at(point.coordinates), at(point.coordinates)]);
    expect(begins('road')[0]).toEqual(at(line.coordinates[0] ?? []));
    expect(begins('building')).toEqual([at(HERE)]);
    // Seen from afar there are no houses and paths.
    const { told: far } = await tileFrom(gateway, 12);
    expect(far.road?.map((road) => road?.class)).toEqual(['secondary']);
    expect(far.building).toBeUndefined();
    const { places } = JSON.parse((await gateway.enter('dispatcher1').get('/api/places')).text) as {
      places: { name: object }[];
    };
    expect(places.map(({ name }) => name)).toContainEqual(ROAD_NAME);
  });

  test('OpenMapTiles: the land is what the sea leaves, names lie along the roads, its last zoom shows all', async () => {
    const { towns, folder } = townFolder();
    await bring(folder, smallPmtiles(OPENMAPTILES));
    const gateway = await open(towns);
    const told = read(await gateway.enter('dispatcher1').get('/api/basemap'), basemapRead);
    expect(told).toMatchObject({
      maxzoom: 14,
      attribution: '© OpenMapTiles © OpenStreetMap contributors',
    });
    const { told: tile, begins } = await tileFrom(gateway, 14);
    expect(tile).toMatchObject({
      water: [{ kind: 'pond' }],
      use: [{ kind: 'park' }],
      road: [
        { class: 'secondary', bridge: true },
        { class: 'path', bridge: false },
        { class: 'secondary', ...ROAD_NAME },
      ],
      rail: [{ kind: 'light', tunnel: true }],
      building: [{ use: 'OTHER' }],
    });
    // A name alone is no second line.
    expect(tile.road?.[2]).not.toHaveProperty('bridge');
    expect(begins('place')).toEqual(Array(3).fill(at(point.coordinates)));
    expect(tile.place?.map((place) => place?.kind).sort()).toEqual(['lake', 'office', 'village']);
    expect(tile.land?.length).toBeGreaterThan(0);
  });
});

test('what was brought last is the ground: one kind replaces the other', async () => {
  const { folder } = townFolder();
  const ground = join(folder, 'ground');
  await bring(folder, smallPmtiles(PROTOMAPS));
  const osm = smallOsm({
    nodes: { 1: [120.39, 31.29], 2: [120.4, 31.29] },
    ways: { 1: [[1, 2], { highway: 'primary', name: '光福路' }] },
  });
  await bring(folder, osm, 'brought.osm.pbf');
  expect(existsSync(join(ground, 'basemap.pmtiles'))).toBe(false);
  expect(existsSync(join(ground, 'road.geojson'))).toBe(true);
  await bring(folder, smallPmtiles(OPENMAPTILES));
  expect(existsSync(join(ground, 'basemap.pmtiles'))).toBe(true);
  expect(existsSync(join(ground, 'road.geojson'))).toBe(false);
});

test('a backup holds it, and it lies under the restored town', async () => {
  const { towns, folder } = townFolder();
  await bring(folder, smallPmtiles(PROTOMAPS));
  const gateway = await open(towns);
  const elsewhere = temporaryFolder();
  const file = join(elsewhere, 'town.tar.gz');
  const store = join(gateway.place.folder, 'data', 'guangfu');
  await makeBackup({ file, folder: store, description: folder, town: 'guangfu' });
  const restored = join(elsewhere, 'towns');
  await restoreBackup({ file, data: join(elsewhere, 'data'), towns: restored });
  const chart = new BroughtChart(join(restored, 'guangfu', 'ground'));
  made.push(() => chart.close());
  const tile = new VectorTile(new PbfReader(await chart.draw(tileHere(15))));
  expect(Object.keys(tile.layers)).toContain('building');
});
