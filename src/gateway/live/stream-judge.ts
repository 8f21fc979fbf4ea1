/** Judges who may watch the positions of which area. */
import type { IncomingMessage } from 'node:http';
import { lacksFunction, type Refused } from '#domain/access/judge.ts';
import { relates, relationFor } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { type AreaPath, areaPath } from '#domain/kernel/thing.ts';
import type { World } from '#domain/world.ts';

const MAY = 'positions.read';

export function urlOf({ url = '' }: IncomingMessage): URL | undefined {
  const base = 'http://gateway';
  return URL.canParse(url, base) ? new URL(url, base) : undefined;
}

/** The area of the query when it is one of the world's: the id of an area is the last code of its path. */
function areaOf(request: IncomingMessage, { areas, grids }: World): AreaPath | undefined {
  const { data } = areaPath.safeParse(urlOf(request)?.searchParams.get('area'));
  const id = data?.split('/').at(-2) ?? '';
  return data && (areas.get(id) ?? grids.get(id))?.path === data ? data : undefined;
}

/** The area the viewer asks for, or why not: another's area is said not to exist. */
export function judgeArea(
  request: IncomingMessage,
  world: World,
  viewer: Viewer,
): AreaPath | Refused {
  const relation = relationFor(viewer, MAY);
  const path = areaOf(request, world);
  if (!relation) return lacksFunction(viewer, MAY) ?? refuse('access.no-function');
  if (!path) return refuse('area.unknown');
  return relates(relation, viewer, { path }) ? path : { ...refuse('area.unknown'), denied: 'area' };
}
