import { AreaTree } from '#domain/geo/area-tree.ts';
import { placesRead } from '#wire/places.ts';
import { defineRoute } from '../contract.ts';

export const placesRoute = defineRoute({
  method: 'GET',
  path: '/api/places',
  summary:
    'Names of the town by which a place is found, each with a point and its grid; a road once in every grid',
  access: 'order.report',
  output: placesRead,
  handle: ({ basemap, engine }) => {
    const grids = new AreaTree(engine.world.grids.values());
    const told = new Set<string>();
    const places = (basemap?.named() ?? []).flatMap(({ kind, name, point }) => {
      const grid = grids.at(point)?.id;
      const mark = `${name['zh-CN']} ${grid}`;
      if (grid === undefined || told.has(mark)) return [];
      told.add(mark);
      return [{ kind, name, point, grid }];
    });
    return { places };
  },
});
