/**
 * The page over which a wall that hangs is led back to itself. It is sandboxed, so the browser gives it a process of its own instead
 * of waiting for the one that hangs; while it stands, that one ends.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HEAL_PATH, WALL_ADDRESS } from '#wire/heal.ts';

const STANDS_S = 3;
const asked = z.object({ to: z.string().regex(WALL_ADDRESS).catch('/wall') });

export function installHealing(server: FastifyInstance): void {
  server.get(HEAL_PATH, { schema: { hide: true } }, ({ query }, reply) =>
    reply
      .header('content-security-policy', "default-src 'none'; sandbox allow-scripts")
      .header('refresh', `${STANDS_S};url=${asked.parse(query).to}`)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send('<!doctype html><meta name="color-scheme" content="dark"><title>…</title>'),
  );
}
