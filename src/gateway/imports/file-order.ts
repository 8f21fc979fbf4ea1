import type { Grid } from '#domain/grid/grid.ts';
import type { World } from '#domain/world.ts';

/** The grids as their file had them: where two overlap, the first holds a point, today and after every restart. */
export const gridsInFileOrder = ({ grids }: Pick<World, 'grids'>): Grid[] =>
  [...grids.values()].sort((a, b) => a.version - b.version);
