/** Areas that come in several files, as a town's communities keep them: the town is around all of them, whatever came last. */
import { afterAll, expect, test } from 'vitest';
import { boundsOf } from '#domain/geo/shape.ts';
import type { House } from '#gateway/house.ts';
import { bring } from '#gateway/imports/bring.ts';
import { EmptyTown } from '../../support/empty-town.ts';

const town = new EmptyTown();
afterAll(() => town.remove());

const grid = (code: string, parent: string, west: number, south = 34, high = 0.1) => {
  const [w, s, e, n] = [west, south, west + 0.1, south + high];
  const coordinates = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return {
    type: 'Feature',
    properties: { code, name: `Grid ${code}`, parent },
    geometry: { type: 'Polygon', coordinates: [coordinates] },
  };
};
const bringGrids = (house: House, id: string, features: object[], tiling = 'loose') =>
  bring(house, id, {
    ...{ kind: 'areas', name: `${id}.geojson`, dry: false, post: 'SYS_ADMIN-01' },
    path: town.file(`${id}.geojson`, JSON.stringify({ type: 'FeatureCollection', features })),
    map: { properties: { code: 'code', name: 'name', parent: 'parent' }, tiling },
  });
const extent = ({ engine: { world } }: House, id: string) =>
  boundsOf(world.areas.get(id)?.shape ?? []).map((degrees) => Math.round(degrees * 100) / 100);

test('each further file adds to the town and to the community it is of; a corrected one takes away', async () => {
  await town.open(async (house) => {
    const whole = house.town.code;
    await bringGrids(house, 'east', [grid('e1', 'East', -118.1)]);
    await bringGrids(house, 'west', [grid('w1', 'West', -118.4)]);
    expect(extent(house, whole), 'the first is still in it').toEqual([-118.4, 34, -118, 34.1]);
    await bringGrids(house, 'east-more', [grid('e2', 'East', -118.1, 34.1)]);
    expect(extent(house, 'east')).toEqual([-118.1, 34, -118, 34.2]);
    expect(extent(house, whole)).toEqual([-118.4, 34, -118, 34.2]);
    await bringGrids(house, 'east-less', [grid('e2', 'East', -118.1, 34.1, 0.05)]);
    expect(extent(house, 'east')).toEqual([-118.1, 34, -118, 34.15]);
    expect(extent(house, 'west')).toEqual([-118.4, 34, -118.3, 34.1]);
    expect(extent(house, whole)).toEqual([-118.4, 34, -118, 34.15]);
    const again = [grid('e2', 'East', -118.1, 34.1, 0.05)];
    const { counts } = await bringGrids(house, 'same', again);
    expect(counts).toMatchObject({ changed: 0, same: 1 });
  });
});

test('only where the map says so are outlines refused that overlap or leave gaps; nothing of them is stored', async () => {
  await town.open(async (house) => {
    const before = house.engine.world.grids.size;
    const two = [grid('o1', 'Over', -117.5), grid('o2', 'Over', -117.45)];
    const refused = bringGrids(house, 'strict', two, 'strict');
    await expect(refused).rejects.toThrow(/neither overlap.*o1 Grid o1 and o2 Grid o2 overlap by/);
    expect(house.engine.world.grids.size).toBe(before);
    const { notes } = await bringGrids(house, 'loose', two);
    expect(notes.map(({ code }) => code)).toEqual(['areas.overlap']);
  });
});
