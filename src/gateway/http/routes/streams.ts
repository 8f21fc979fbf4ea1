import { decodeTime, ulid } from 'ulid';
import { z } from 'zod';
import { cameraCode } from '#domain/camera/camera.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { streamAsked, streamGiven, viewingsRead } from '#wire/streams.ts';
import { LIST } from '../../video/contract.ts';
import { TICKET_MS } from '../../video/tickets.ts';
import { defineRoute } from '../contract.ts';
import { findCamera } from '../find-camera.ts';

const byId = z.object({ id: cameraCode });

export const openStreamRoute = defineRoute({
  method: 'POST',
  path: '/api/cameras/:id/stream',
  summary:
    'Look at a camera: an address for its live picture, good for ninety seconds and for this session; each look is audited, and asked for again it goes on',
  access: 'camera.read',
  params: byId,
  body: streamAsked,
  output: streamGiven,
  handle: (house, { params: { id }, body, viewer, session, address }) => {
    if (!session) return refuse('access.signed-out');
    const camera = findCamera(house, viewer, id);
    if ('ok' in camera) return camera;
    const source = house.video.of(camera);
    if (!source) return refuse('camera.no-picture');
    if (!camera.online) return refuse('camera.offline');
    const { purpose, order = null } = body;
    const [account, now] = [session.account.id, Date.now()];
    const goesOn =
      body.viewing && house.viewings.prolong({ id: body.viewing, account, camera: id }, now);
    const viewing = goesOn && body.viewing ? body.viewing : ulid();
    if (!goesOn) {
      // Before the picture: what could not be noted is not shown.
      const why = [purpose, order].filter(Boolean).join(' ');
      house.audit.write({
        account,
        post: viewer.post,
        address,
        action: 'watch-camera',
        object: id,
        outcome: 'done',
        detail: `${viewing} ${why}`,
      });
      house.viewings.open({
        id: viewing,
        account,
        post: viewer.post,
        address,
        camera: id,
        purpose,
        order,
        began: now,
        ended: now,
      });
    }
    const { ticket } = house.video.tickets.issue(viewing, { session: session.id, camera: id });
    const list = `/api/cameras/${id}/live/${ticket}/${LIST}`;
    return { viewing, list, lasts: TICKET_MS, synthetic: source.synthetic };
  },
});

export const closeStreamRoute = defineRoute({
  method: 'DELETE',
  path: '/api/cameras/:id/stream/:viewing',
  summary: 'Look away: notes until when the camera was looked at',
  access: 'camera.read',
  params: byId.extend({ viewing: z.string().max(32) }),
  output: z.object({ ok: z.literal(true) }),
  handle: (house, { params: { id, viewing }, session }) => {
    if (!session) return refuse('access.signed-out');
    const which = { id: viewing, account: session.account.id, camera: id };
    return house.viewings.prolong(which, Date.now())
      ? { ok: true as const }
      : refuse('camera.unknown');
  },
});

export const pieceRoute = defineRoute({
  method: 'GET',
  path: '/api/cameras/:id/live/:ticket/:file',
  summary:
    'The live list of a camera, or a piece that it names; only with a ticket of this session’s',
  access: 'camera.read',
  params: byId.extend({
    ticket: z.string().max(160),
    file: z.string().regex(/^[\w-]{1,60}\.\w{2,5}$/),
  }),
  output: z.string(),
  handle: async (house, { params: { id, ticket, file }, viewer, session, reply }) => {
    if (!session) return refuse('access.signed-out');
    const camera = findCamera(house, viewer, id);
    if ('ok' in camera) return camera;
    const held = house.video.tickets.check(ticket, { session: session.id, camera: id });
    if ('ok' in held) return held;
    if (!camera.online) return refuse('camera.offline');
    const piece =
      (await house.video.of(camera)?.read(file, decodeTime(held.viewing))) ??
      refuse('camera.no-picture');
    if ('ok' in piece) return piece;
    reply.type(piece.type).header('x-content-type-options', 'nosniff');
    return piece.bytes as never;
  },
});

export const stillRoute = defineRoute({
  method: 'GET',
  path: '/api/cameras/:id/still',
  summary:
    'What stands in a camera’s place before its picture: a drawing where the picture is drawn, else nothing (204)',
  access: 'camera.read',
  params: byId,
  output: z.string(),
  handle: (house, { params, viewer, reply }) => {
    const camera = findCamera(house, viewer, params.id);
    if ('ok' in camera) return camera;
    const still = house.video.still(camera);
    if (!still) return reply.code(204).send() as never;
    reply.type('image/webp').header('cache-control', 'private, max-age=600');
    return still as never;
  },
});

const PAGE = 100;

export const viewingsRoute = defineRoute({
  method: 'GET',
  path: '/api/viewings',
  summary:
    'Who looked at which camera, why, from when until when, the newest first; reading it is audited',
  access: 'camera.viewings',
  query: z.object({
    camera: cameraCode.optional(),
    before: z.string().min(1).max(32).optional(),
  }),
  output: viewingsRead,
  handle: (house, { query, viewer, session, address }) => {
    const { camera = null, before = null } = query;
    const { cameras, orders } = house.engine.world;
    house.audit.write({
      account: session?.account.id ?? null,
      post: viewer.post,
      address,
      action: 'read-viewings',
      object: camera,
      outcome: 'done',
      detail: '',
    });
    const rows = house.viewings.find({ camera, before, limit: PAGE });
    const full = rows.length === PAGE;
    return {
      rows: rows.map(({ account, ...row }) => ({
        ...row,
        login: house.accounts.byId(account)?.login ?? null,
        name: cameras.get(row.camera)?.name ?? null,
        orderNo: row.order === null ? null : (orders.get(row.order)?.orderNo ?? null),
      })),
      next: full ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});
