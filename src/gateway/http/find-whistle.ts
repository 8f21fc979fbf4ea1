/** The whistles a read is about, seen through the caller's eyes. */
import type { Refused } from '#domain/access/judge.ts';
import { holds, type Permission } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { seesWhistle, type Whistle } from '#domain/whistle/whistle.ts';
import type { House } from '../house.ts';

/** The whistle if the viewer may see it, also when it has left the world; another's is said not to exist. */
export function findWhistle(
  { engine, store }: House,
  viewer: Viewer,
  id: string,
  may: Permission,
): Whistle | Refused {
  const live = engine.world.whistles.get(id);
  const whistle = live ?? (store.shelves.archived('whistles', id) as Whistle | undefined);
  if (!whistle) return refuse('whistle.unknown', { id });
  const sees = holds(viewer, may) && seesWhistle(whistle, viewer);
  return sees ? whistle : { ...refuse('whistle.unknown', { id }), denied: 'area' };
}

/** Every whistle ever proposed for an order, as far as the viewer sees it, the newest first. */
export const whistlesFor = ({ store }: House, viewer: Viewer, order: string): Whistle[] =>
  store.whistles
    .of(order)
    .filter((whistle) => seesWhistle(whistle, viewer))
    .sort((a, b) => b.proposedAt - a.proposedAt);
