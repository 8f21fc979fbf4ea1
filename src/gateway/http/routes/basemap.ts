import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { z } from 'zod';
import { refuse } from '#domain/kernel/outcome.ts';
import { basemapRead } from '#wire/reads.ts';
import { defineRoute } from '../contract.ts';
import { takes } from '../packing.ts';

const unpack = promisify(brotliDecompress);

export const basemapRoute = defineRoute({
  method: 'GET',
  path: '/api/basemap',
  summary: 'What lies under the map: the extent, the version and the letters of its tiles',
  access: 'session',
  output: basemapRead,
  handle: ({ basemap, pictures }) => {
    if (basemap) return { kind: 'drawn' as const, ...basemap.describe() };
    if (pictures) return { kind: 'pictures' as const, ...pictures.describe() };
    return { kind: 'none' as const };
  },
});

const column = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 24);

export const tileRoute = defineRoute({
  method: 'GET',
  path: '/api/basemap/:z/:x/:y',
  summary:
    'One tile of the basemap, a picture where it is another’s; empty (204) where there is nothing but water',
  access: 'session',
  params: z.object({ z: z.coerce.number().int().min(0).max(24), x: column, y: column }),
  query: z.object({ v: z.string().max(64).optional() }),
  output: z.string(),
  handle: async ({ basemap, pictures }, { params, query, reply }) => {
    if (pictures) {
      const picture = await pictures.tile(params);
      if (!picture) return refuse('tile.unknown');
      const age = query.v === pictures.version ? 'private, max-age=604800' : 'private, no-cache';
      reply.header('cache-control', age).type(picture.etag);
      return picture.br as never;
    }
    const tile = await basemap?.tile(params);
    if (!basemap || !tile) return refuse('tile.unknown');
    const { headers } = reply.request;
    const etag = `W/"${tile.etag}"`;
    reply
      // An address that names the version always means the same tile.
      .header(
        'cache-control',
        query.v === basemap.version ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      )
      .header('etag', etag)
      .header('vary', 'accept-encoding');
    if (headers['if-none-match'] === etag) return reply.code(304).send() as never;
    if (tile.br.length === 0) return reply.code(204).send() as never;
    reply.type('application/vnd.mapbox-vector-tile');
    // Whoever can't take it packed gets it unpacked.
    if (!takes(headers['accept-encoding'], 'br')) return (await unpack(tile.br)) as never;
    reply.header('content-encoding', 'br');
    return tile.br as never;
  },
});
