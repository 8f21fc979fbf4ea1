/** The grids as people write them in tables: by their codes, and by those of their names that only one of them has. */
import type { Grid } from '#domain/grid/grid.ts';
import type { World } from '#domain/world.ts';

export function gridsByName({ grids }: Pick<World, 'grids'>): ReadonlyMap<string, Grid> {
  const found = new Map<string, Grid>();
  const twice = new Set<string>();
  for (const grid of grids.values())
    for (const name of new Set([...Object.values(grid.name), ...Object.values(grid.short)])) {
      if (found.has(name)) twice.add(name);
      found.set(name, grid);
    }
  for (const name of twice) found.delete(name);
  for (const grid of grids.values()) found.set(grid.id, grid);
  return found;
}
