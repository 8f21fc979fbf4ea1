/** Long answers are packed as their reader can unpack them: made, packed and sent a piece at a time, never faster than they are read. */
import { pipeline, Readable, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';

/** What is made ahead of the reader, and what lies between the packer and the line; bytes. */
const AHEAD = { highWaterMark: 64 * 1024 } as const;

const PACKERS: readonly (readonly [coding: string, make: () => Transform])[] = [
  [
    'br',
    () =>
      createBrotliCompress({
        ...AHEAD,
        params: {
          // The second half of what could be saved would take ten times as long.
          [constants.BROTLI_PARAM_QUALITY]: 4,
          [constants.BROTLI_PARAM_LGWIN]: 20,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        },
      }),
  ],
  ['gzip', () => createGzip({ ...AHEAD, level: 4 })],
];

/** Whether a reader takes a coding: it names it, and not with a weight of nothing. */
export const takes = (encodings: string | string[] | undefined, coding: string): boolean =>
  String(encodings ?? '')
    .split(',')
    .map((one) =>
      one
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/),
    )
    .some(([name, weight]) => name === coding && !/^q=0(\.0*)?$/.test(weight ?? ''));

/** The pieces as a body for this reply, whose headers are told how it is packed. */
export function packed(reply: FastifyReply, pieces: Iterable<string>): Readable {
  const source = Readable.from(pieces, { objectMode: false, ...AHEAD });
  const encodings = reply.request.headers['accept-encoding'];
  const [coding, make] = PACKERS.find(([name]) => takes(encodings, name)) ?? [];
  reply.header('vary', 'accept-encoding');
  if (!coding || !make) return source;
  reply.header('content-encoding', coding);
  // A reader who goes away ends the making, too; the reply hears of it by itself.
  return pipeline(source, make(), () => {});
}
