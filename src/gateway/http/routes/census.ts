import { createHash } from 'node:crypto';
import { z } from 'zod';
import { within } from '#domain/access/viewer.ts';
import { areaPath } from '#domain/kernel/thing.ts';
import { buildingCensusRead } from '#wire/reads.ts';
import { defineRoute } from '../contract.ts';

export const buildingCensusRoute = defineRoute({
  method: 'GET',
  path: '/api/census/buildings',
  summary: 'How many live and work in each building of an area, as columns; small counts are null',
  access: 'census.buildings',
  query: z.object({ area: areaPath.optional() }),
  output: buildingCensusRead,
  handle: ({ buildings, town }, { query, viewer, reply }) => {
    const area = query.area ?? `/${town.code}/`;
    const sight = [buildings.mark, area, ...[...viewer.scopes].sort()].join(' ');
    const etag = `"${createHash('sha256').update(sight).digest('base64url').slice(0, 22)}"`;
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (reply.request.headers['if-none-match'] === etag) return reply.code(304).send() as never;
    return buildings.read((path) => path.startsWith(area) && within(viewer.scopes, path));
  },
});
