/** A whole world on its way: packed as the reader can unpack it, the same whatever the packing, and no faster than it is read. */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packed, takes } from '#gateway/http/packing.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

async function ask(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const [answer] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
  return answer;
}

test.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ['identity', undefined, (bytes: Buffer) => bytes],
] as const)('asked with “%s” the world comes as %s, word for word', async (asked, coding, open) => {
  const cookie = gateway.enter('chief1').cookie ?? '';
  const url = `${gateway.url}/api/world`;
  const plain = await buffer(await ask(url, { cookie }));
  const answer = await ask(url, { cookie, 'accept-encoding': asked });
  expect(answer.headers['content-encoding']).toBe(coding);
  expect(answer.headers.vary).toContain('accept-encoding');
  const bytes = await buffer(answer);
  expect(open(bytes).equals(plain)).toBe(true);
  if (coding) expect(bytes.length).toBeLessThan(plain.length / 4);
});

test('a coding of no weight is none', () => {
  expect(takes('gzip, br;q=0.0', 'br')).toBe(false);
  expect(takes('gzip, br; q=0.1', 'br')).toBe(true);
  expect(takes('brotli', 'br')).toBe(false);
  expect(takes(undefined, 'br')).toBe(false);
});

test.each(['br', 'identity'])(
  'for a reader who does not read, little is made (%s); one who goes away ends it',
  async (coding) => {
    let made = 0;
    let ended = false;
    function* pieces(): IterableIterator<string> {
      try {
        for (; made < 2_000; made++) yield Array.from({ length: 4_000 }, Math.random).join();
      } finally {
        ended = true;
      }
    }
    const server = Fastify();
    server.get('/', (_request, reply) => packed(reply, pieces()));
    await server.listen({ port: 0 });
    const url = `http://localhost:${(server.server.address() as AddressInfo).port}/`;
    const answer = await ask(url, { 'accept-encoding': coding });
    let before = -1;
    while (before !== made) {
      before = made;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(made).toBeLessThan(1_000);
    expect(ended).toBe(false);
    answer.destroy();
    await expect.poll(() => ended).toBe(true);
    await server.close();
  },
);
