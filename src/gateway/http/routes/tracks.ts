import { z } from 'zod';
import { relates, relationFor } from '#domain/access/table.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { areaPath } from '#domain/kernel/thing.ts';
import { tracksRead } from '#wire/tracks.ts';
import { decodeTracks } from '../../live/track-block.ts';
import { communityOf } from '../../live/track-keeper.ts';
import { defineRoute } from '../contract.ts';

const instant = z.coerce.number().int().nonnegative();
/** Where somebody went is asked for a purpose, not by the month. */
const HOURS_MOST = 12;

export const tracksRoute = defineRoute({
  method: 'GET',
  path: '/api/positions/history',
  summary:
    'Where the workers of a community were while on shift, within twelve hours; each call is audited',
  access: 'positions.history',
  query: z.object({ area: areaPath, from: instant, to: instant }),
  output: tracksRead,
  handle: (house, { query, viewer, session, address }) => {
    const { area, from, to } = query;
    const relation = relationFor(viewer, 'positions.history');
    const code = communityOf(area);
    const known = code !== undefined && house.engine.world.areas.get(code)?.path === area;
    if (!known) return refuse('area.unknown');
    if (!relation || !relates(relation, viewer, { path: area }))
      return { ...refuse('area.unknown'), denied: 'area' as const };
    if (to <= from || to - from > HOURS_MOST * 3_600_000)
      return refuse('request.invalid', { field: 'to' });
    // Before the data: what could not be noted is not shown.
    house.audit.write({
      account: session?.account.id ?? null,
      post: viewer.post,
      address,
      action: 'read-tracks',
      object: area,
      outcome: 'done',
      detail: `${from}-${to}`,
    });
    const tracks = house.tracks.find(code, from, to).flatMap(({ body }) => decodeTracks(body));
    const within = tracks.map(({ no, at, lon, lat }) => {
      const rows = at.flatMap((instant, i) => (instant >= from && instant < to ? [i] : []));
      const of = (column: readonly number[]) => rows.map((i) => column[i] ?? 0);
      return { no, at: of(at), lon: of(lon), lat: of(lat) };
    });
    return { area, from, to, tracks: within.filter(({ at }) => at.length > 0) };
  },
});
