/** Somewhere in a grid: a point that chance picks inside its outline. */
import { AreaFinder } from '#domain/geo/area-finder.ts';
import { boundsOf, type Position } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { World } from '#domain/world.ts';
import type { Chance } from '../chance.ts';

const TRIES = 200;

export const pointIn = (world: World, chance: Chance) => {
  const grids = [...world.grids.values()];
  const finder = new AreaFinder(grids.map(({ shape }) => shape));
  return (grid: Grid): Position => {
    const [west, south, east, north] = boundsOf(grid.shape);
    for (let tries = 0; tries < TRIES; tries++) {
      const point: Position = [
        Number((west + chance() * (east - west)).toFixed(6)),
        Number((south + chance() * (north - south)).toFixed(6)),
      ];
      if (grids[finder.find(...point)]?.id === grid.id) return point;
    }
    return grid.centre;
  };
};
