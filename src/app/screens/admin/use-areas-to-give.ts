import { useShelf, useTown } from '#app/state/hooks.ts';
import type { Area } from '#domain/area/area.ts';

/** The areas an account or a wall can be given; before any were brought, the town is there all the same. */
export function useAreasToGive(): readonly Pick<Area, 'id' | 'path' | 'name'>[] {
  const areas = useShelf('areas');
  const { town } = useTown();
  return areas.length > 0 ? areas : [{ id: town.code, path: `/${town.code}/`, name: town.name }];
}
