import { z } from 'zod';
import { refuse } from '#domain/kernel/outcome.ts';
import { PHASES } from '#domain/order/codes.ts';
import { metresOff } from '#domain/order/photos.ts';
import { commandBody } from '#wire/protocol.ts';
import { photoAccepted, photosRead } from '#wire/reads.ts';
import { defineRoute } from '../contract.ts';
import { findOrder } from '../find-order.ts';

const code = z.string().max(64);
const byId = z.object({ id: code });

/** A photo as a phone takes it; no other call is as long. */
const PHOTO_MOST = 12 * 1024 * 1024;

export const photosRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/:id/photos',
  summary: 'The photos of an order, with what each tells of time and place',
  access: 'order.photo',
  params: byId,
  output: photosRead,
  handle: (house, { params, viewer }) => {
    const found = findOrder(house, viewer, params.id, 'order.photo');
    if ('ok' in found) return found;
    const photos = house.photos.of(params.id).map((row) => {
      const point: [number, number] | null =
        row.lon === null || row.lat === null ? null : [row.lon, row.lat];
      const { photo, phase, bytes, width, height, takenAt, at, by } = row;
      const metres = metresOff(found.order, point);
      return { photo, phase, bytes, width, height, takenAt, point, metres, at, by };
    });
    return { photos };
  },
});

export const addPhotoRoute = defineRoute({
  method: 'POST',
  path: '/api/orders/:id/photos',
  summary:
    'Add a photo (JPEG, PNG or WebP as the body, 12 MB at most); time and place are kept, the picture is drawn anew',
  access: 'order.photo',
  bytesMost: PHOTO_MOST,
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
  summary: 'One picture of an order, as JPEG; the looking is audited first',
  access: 'order.photo',
  params: z.object({ sha: code }),
  query: z.object({ order: code }),
  output: z.string(),
  handle: async (house, { params, query, viewer, session, address, reply }) => {
    const unknown = refuse('photo.unknown');
    const found = findOrder(house, viewer, query.order, 'order.photo');
    if ('ok' in found) return found.denied ? { ...unknown, denied: found.denied } : unknown;
    const bytes = await house.photos.read(query.order, params.sha);
    if (!bytes) return unknown;
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
      .type('image/jpeg')
      .header('cache-control', 'private, no-cache')
      .header('etag', etag)
      .header('content-disposition', 'inline; filename="photo.jpg"')
      .header('x-content-type-options', 'nosniff');
    return reply.request.headers['if-none-match'] === etag
      ? (reply.code(304).send() as never)
      : (bytes as never);
  },
});
