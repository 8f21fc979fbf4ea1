/** Grids and areas as people write them in tables: by their codes, and by those of their names that only one of them has. */
import type { Area } from '#domain/area/area.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { World } from '#domain/world.ts';

function byName<T extends { readonly id: string }>(
  things: Iterable<T>,
  namesOf: (thing: T) => Iterable<string>,
): Map<string, T> {
  const found = new Map<string, T>();
  const twice = new Set<string>();
  const all = [...things];
  for (const thing of all)
    for (const name of new Set(namesOf(thing))) {
      if (found.has(name)) twice.add(name);
      found.set(name, thing);
    }
  for (const name of twice) found.delete(name);
  for (const thing of all) found.set(thing.id, thing);
  return found;
}

export const gridsByName = ({ grids }: Pick<World, 'grids'>): ReadonlyMap<string, Grid> =>
  byName(grids.values(), ({ name, short }) => [...Object.values(name), ...Object.values(short)]);

/** An area goes before a grid of the same name or code. */
export const placesByName = (
  world: Pick<World, 'areas' | 'grids'>,
): ReadonlyMap<string, Area | Grid> =>
  new Map<string, Area | Grid>([
    ...gridsByName(world),
    ...byName(world.areas.values(), ({ name }) => Object.values(name)),
  ]);
