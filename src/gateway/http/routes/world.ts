import { z } from 'zod';
import { lensOf } from '#domain/access/lens.ts';
import { SHELVES, type ShelfName } from '#domain/world.ts';
import type { Put } from '#wire/protocol.ts';
import { stateHashRead } from '#wire/reads.ts';
import { everythingIn, LensRoom } from '../../live/lens-room.ts';
import { defineRoute } from '../contract.ts';
import { packed } from '../packing.ts';

/** Roughly this much text is made at a time, so that a slow reader costs no more than that. */
const CHUNK_THINGS = 200;

function* worldText(head: object, everything: readonly Put[]): IterableIterator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"put":[`;
  for (let i = 0; i < everything.length; i += CHUNK_THINGS)
    yield (i > 0 ? ',' : '') +
      everything
        .slice(i, i + CHUNK_THINGS)
        .map((put) => JSON.stringify(put))
        .join(',');
  yield ']}';
}

export const worldRoute = defineRoute({
  method: 'GET',
  path: '/api/world',
  summary: 'Everything the caller may see of the world, as of one event number',
  access: 'world.read',
  output: z.object({
    epoch: z.string(),
    upto: z.number().int(),
    lens: z.string(),
    put: z.array(
      z.tuple([
        z.enum(SHELVES as [ShelfName, ...ShelfName[]]),
        z.looseObject({ id: z.string(), version: z.number().int() }),
      ]),
    ),
  }),
  handle: ({ engine }, { viewer, reply }) => {
    const lens = lensOf(viewer);
    const head = { epoch: engine.epoch, upto: engine.seq, lens: lens.key };
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-store');
    return packed(reply, worldText(head, [...everythingIn(engine.world, lens)])) as never;
  },
});

export const stateHashRoute = defineRoute({
  method: 'GET',
  path: '/api/state-hash',
  summary: 'Fingerprint of everything the caller may see, to compare with a screen’s',
  access: 'state.hash',
  output: stateHashRead,
  handle: ({ engine }, { viewer }) => ({
    epoch: engine.epoch,
    seq: engine.seq,
    hash: new LensRoom(lensOf(viewer), engine.world).hash,
  }),
});
