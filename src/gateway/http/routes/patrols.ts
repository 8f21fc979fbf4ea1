import { z } from 'zod';
import { cameraPatrolled } from '#domain/camera/events.ts';
import { patrolsRead } from '#wire/streams.ts';
import { defineRoute } from '../contract.ts';
import { findCamera } from '../find-camera.ts';

const PAGE = 200;

export const patrolsRoute = defineRoute({
  method: 'GET',
  path: '/api/patrols',
  summary: 'The log of video patrols: who looked through which camera when, and what there was',
  access: 'camera.patrol',
  query: z.object({ before: z.coerce.number().int().positive().optional() }),
  output: patrolsRead,
  handle: (house, { query: { before = Number.MAX_SAFE_INTEGER }, viewer }) => {
    const events = house.store.journal.patrols(before, PAGE);
    const rows = events.flatMap(({ seq, at, by, data }) => {
      const { id, mark, order } = cameraPatrolled.data.parse(data);
      return 'ok' in findCamera(house, viewer, id)
        ? []
        : [{ seq, at, by, camera: id, mark, order }];
    });
    return { rows, next: events.length === PAGE ? (events.at(-1)?.seq ?? null) : null };
  },
});
