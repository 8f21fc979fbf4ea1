import { z } from 'zod';
import { refuse } from '#domain/kernel/outcome.ts';
import { PHASES } from '#domain/order/codes.ts';
import { metresOff } from '#domain/order/photos.ts';
import { commandBody } from '#wire/protocol.ts';
import { photoAccepted, photosRead } from '#wire/reads.ts';
import { CLIP_MOST } from '../../attachments/evidence.ts';
import { rangeOf } from '../byte-range.ts';
import { defineRoute } from '../contract.ts';
import { findOrder } from '../find-order.ts';

const code = z.string().max(64);
const byId = z.object({ id: code });

export const photosRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/:id/photos',
  summary: 'The photos and clips of an order, with what each tells of time and place',
  access: 'order.photo',
  params: byId,
  output: photosRead,
  handle: (house, { params, viewer }) => {
    const found = findOrder(house, viewer, params.id, 'order.photo');
    if ('ok' in found) return found;
    const photos = house.photos.of(params.id).map((row) => {
      const point: [number, number] | null =
        row.lon === null || row.lat === null ? null : [row.lon, row.lat];
      const { photo, phase, type, bytes, width, height, seconds, takenAt, placed, at, by } = row;
      const metres = metresOff(found.order, point);
      const what = { photo, phase, type, bytes, width, height, seconds };
      return { ...what, takenAt, point, placed, metres, at, by };
    });
    return { photos };
  },
});

export const addPhotoRoute = defineRoute({
  method: 'POST',
  path: '/api/orders/:id/photos',
  summary:
    'Add a photo (JPEG, PNG or WebP as the body, 12 MB at most; drawn anew) or a clip (MP4 or WebM, 32 MB and a minute at most; freed of all but pictures and sound); time and place are kept',
  access: 'order.photo',
  bytesMost: CLIP_MOST,
  params: byId,
  query: commandBody.pick({ id: true }).extend({ phase: z.enum(PHASES) }),
  output: photoAccepted,
  handle: async (house, { params, query, body, viewer, session }) => {
    if (!session) return refuse('access.signed-out');
    const found = findOrder(house, viewer, params.id, 'order.photo');
    if ('ok' in found) return found;
    const bytes: unknown = body;
    if (!(bytes instanceof Uint8Array)) return refuse('photo.kind');
    const added = await house.photos.add({
      ...query,
      order: params.id,
      bytes,
      user: session.account.id,
      viewer,
    });
    if ('ok' in added) return added;
    return added.reply.ok ? { ...added.reply, photo: added.photo } : added.reply;
  },
});

export const photoRoute = defineRoute({
  method: 'GET',
  path: '/api/photos/:sha',
  summary:
    'One picture of an order, as JPEG, or a clip, also in ranges; the looking is audited first',
  access: 'order.photo',
  params: z.object({ sha: code }),
  query: z.object({ order: code }),
  output: z.string(),
  handle: async (house, { params, query, viewer, session, address, reply }) => {
    const unknown = refuse('photo.unknown');
    const found = findOrder(house, viewer, query.order, 'order.photo');
    if ('ok' in found) return found.denied ? { ...unknown, denied: found.denied } : unknown;
    const row = house.photos.find(query.order, params.sha);
    if (!row) return unknown;
    const range = rangeOf(reply.request.headers.range, row.bytes);
    const bytes = range === 'none' ? undefined : await house.photos.read(row, range);
    if (!bytes && range !== 'none') return unknown;
    house.audit.write({
      account: session?.account.id ?? null,
      post: viewer.post,
      address,
      action: 'read-photo',
      object: query.order,
      outcome: 'done',
      detail: params.sha,
    });
    // Kept, but asked for each time: who looks is written down, and a right can be lost.
    const etag = `"${params.sha}"`;
    reply
      .type(row.type)
      .header('accept-ranges', 'bytes')
      .header('cache-control', 'private, no-cache')
      .header('etag', etag)
      .header('content-disposition', `inline; filename="${row.type.replace('/', '.')}"`)
      .header('x-content-type-options', 'nosniff');
    if (reply.request.headers['if-none-match'] === etag) return reply.code(304).send() as never;
    if (range === 'none')
      return reply.code(416).header('content-range', `bytes */${row.bytes}`).send() as never;
    if (range)
      reply.code(206).header('content-range', `bytes ${range[0]}-${range[1]}/${row.bytes}`);
    return bytes as never;
  },
});
