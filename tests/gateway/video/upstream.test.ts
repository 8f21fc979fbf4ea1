/** A real camera behind the gateway: what the browser gets names nothing of the video platform, and only named servers are asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Upstream } from '#gateway/video/upstream.ts';

const CAMERA = '32050618001326000001';
const key = Buffer.alloc(32, 7);
let platform: Server;
let stranger: Server;
let origin: string;
let elsewhere: string;
let asked: string[];
let strangerAsked: number;
let list: string;
let answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );

beforeAll(async () => {
  platform = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? '-'}`);
    if (answer) return answer(request, response);
    if (request.url?.endsWith('.m3u8')) return void response.end(list);
    response.end(Buffer.from([0x47, 1, 2, 3]));
  });
  stranger = createServer((_request, response) => {
    strangerAsked += 1;
    response.end('secret');
  });
  origin = await listening(platform);
  elsewhere = await listening(stranger);
});
afterAll(() => {
  platform.close();
  stranger.close();
});
beforeEach(() => {
  [asked, strangerAsked, answer] = [[], 0, undefined];
  list = `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:7\n#EXT-X-MAP:URI="/deep/init.mp4?token=s3"\n#EXTINF:2,\nseg-7.ts?token=s3\n#EXTINF:2,\n${origin}/deep/seg-8.ts\n`;
});

const source = () =>
  new Upstream({
    source: { camera: CAMERA, list: `${origin}/deep/live.m3u8`, user: 'police', password: 'pass' },
    servers: new Set([origin]),
    key,
    fetch,
  });
const textOf = (piece: unknown): string => (piece as { bytes: Buffer }).bytes.toString();

test('its list names pieces of the house only, and each can be had', async () => {
  const upstream = source();
  const given = textOf(await upstream.read('list.m3u8'));
  expect(given).not.toMatch(/127\.0\.0\.1|token|seg-|deep|init/);
  expect(given).toContain('#EXT-X-MEDIA-SEQUENCE:7');
  const names = given.split('\n').filter((line) => /^[\w-]{24}\.part$/.test(line));
  expect(names).toHaveLength(2);
  for (const name of names) expect(await upstream.read(name)).toMatchObject({ type: 'video/mp2t' });
  expect(asked.at(-1)).toBe(
    `/deep/seg-8.ts Basic ${Buffer.from('police:pass').toString('base64')}`,
  );
  expect(textOf(await upstream.read('list.m3u8'))).toBe(given);
  expect(await upstream.read('never-told.part')).toMatchObject({ reason: 'stream.gone' });
});

test.each([
  ['a piece elsewhere', () => `#EXTM3U\n#EXTINF:2,\n${elsewhere}/x.ts\n`],
  [
    'a key elsewhere',
    () => `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${elsewhere}/k"\n#EXTINF:2,\na.ts\n`,
  ],
  ['a file', () => '#EXTM3U\n#EXTINF:2,\nfile:///etc/passwd\n'],
  ['no list at all', () => '<html>sign in</html>'],
])('%s breaks the list, and nobody else is asked', async (_what, text) => {
  list = text();
  expect(await source().read('list.m3u8')).toMatchObject({ reason: 'stream.broken-list' });
  expect(strangerAsked).toBe(0);
});

test('a redirection is followed at home and nowhere else', async () => {
  answer = (request, response) => {
    if (request.url !== '/deep/live.m3u8') return void response.end(list);
    response.writeHead(302, { location: `${origin}/moved/live.m3u8` }).end();
  };
  expect(textOf(await source().read('list.m3u8'))).toContain('#EXTINF');
  answer = (_request, response) =>
    void response.writeHead(302, { location: `${elsewhere}/live.m3u8` }).end();
  expect(await source().read('list.m3u8')).toMatchObject({ reason: 'stream.refused' });
  answer = (_request, response) =>
    void response.writeHead(302, { location: '/deep/live.m3u8' }).end();
  expect(await source().read('list.m3u8')).toMatchObject({ reason: 'stream.refused' });
  expect(strangerAsked).toBe(0);
});

test('what the platform refuses, and that it is silent, is said as it is', async () => {
  answer = (_request, response) => void response.writeHead(404).end();
  expect(await source().read('list.m3u8')).toMatchObject({
    reason: 'stream.refused',
    params: { status: 404 },
  });
  answer = (request) => void request.socket.destroy();
  expect(await source().read('list.m3u8')).toMatchObject({ reason: 'stream.silent' });
});
