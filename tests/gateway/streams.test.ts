import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Refused } from '#domain/access/judge.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Bounds } from '#domain/geo/shape.ts';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import { emptyWorld, type OpenWorld } from '#domain/world.ts';
import { openStreamDoor, type StreamDoor } from '#gateway/live/stream-door.ts';
import { Streams } from '#gateway/live/streams.ts';
import { readTown } from '#gateway/town/read-town.ts';
import { type Fixes, FrameReader } from '#wire/frames.ts';

const files = readTown('tests/towns/guangfu', 'data');
const NOW = Date.parse(files.town.demoStart);
const BOUNDS: Bounds = files.town.bounds;
const TOWN = '/320506108/';
const YULI = '/320506108/320506108207/';
const FUXI = '/320506108/320506108004/';

const viewer = (role: Viewer['role'], scope: string): Viewer => ({
  role,
  post: `${role}-01`,
  scopes: [scope],
  worker: null,
  org: null,
});
/** Who a cookie stands for. */
const VIEWERS: Record<string, Viewer> = {
  chief: viewer('DUTY_CHIEF', TOWN),
  yuli: viewer('COMMUNITY', YULI),
  worker: viewer('GRID_WORKER', YULI),
};

let now: number;
let world: OpenWorld;
let streams: Streams;
let server: Server;
let door: StreamDoor;
let said: [Refused, string | undefined][];
let clients: Client[];

beforeEach(async () => {
  now = NOW;
  said = [];
  clients = [];
  world = emptyWorld();
  for (const row of files.areas) world.areas.put({ ...row, version: 1 });
  for (const row of files.grids) world.grids.put({ ...row, version: 1 });
  for (const row of files.workers)
    world.workers.put({ ...row, version: 1, onShift: true, shiftAt: NOW - 60_000, sos: null });
  streams = new Streams({ world, bounds: BOUNDS, now: () => now });
  server = createServer();
  door = openStreamDoor(server, {
    streams,
    world,
    admit: async ({ headers }): Promise<{ viewer: Viewer; session: string } | Refusal> => {
      await turn();
      const name = headers.cookie ?? '';
      const found = VIEWERS[name];
      return found ? { viewer: found, session: name } : refuse('access.signed-out');
    },
    answer: (_, refusal, who) => {
      said.push([refusal, who?.session]);
      const { reason } = refusal;
      const status = reason === 'access.signed-out' ? 401 : reason === 'area.unknown' ? 404 : 403;
      return { status, body: { ok: false, reason, params: { ...refusal.params }, message: '…' } };
    },
    onFault: (error) => {
      throw error;
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  for (const { socket } of clients) socket.terminate();
  door.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const address = (path: string) => `ws://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

/** A screen: reads what it is sent, and remembers what it understood. */
class Client {
  readonly socket: WebSocket;
  readonly #reader = new FrameReader();
  readonly seen: (Fixes | undefined)[] = [];
  readonly kinds: number[] = [];
  closed: number | undefined;
  #heard = () => {};

  constructor(path: string, cookie: string) {
    this.socket = new WebSocket(address(path), { headers: { cookie } });
    this.socket.binaryType = 'arraybuffer';
    this.socket.on('message', (data) => {
      const bytes = data as ArrayBuffer;
      this.kinds.push(new DataView(bytes).getUint8(4));
      this.seen.push(this.#reader.read(bytes));
      this.#heard();
    });
    this.socket.on('close', (code) => {
      this.closed = code;
      this.#heard();
    });
    this.socket.on('error', () => {});
    clients.push(this);
  }

  async until(done: () => boolean): Promise<void> {
    const late = Date.now() + 5_000;
    while (!done()) {
      if (Date.now() > late) throw new Error(`waited in vain: ${this.seen.length} frames`);
      await Promise.race([new Promise<void>((heard) => (this.#heard = heard)), wait(200)]);
    }
  }
  frames(count: number): Promise<void> {
    return this.until(() => this.seen.length >= count);
  }
  get last(): Fixes | undefined {
    return this.seen.at(-1);
  }
  get numbers(): number[] {
    return Array.from(this.last?.no ?? []);
  }
}

async function watch(area: string, cookie = 'chief', frames = 1): Promise<Client> {
  const client = new Client(`/stream?area=${encodeURIComponent(area)}`, cookie);
  await client.frames(frames);
  return client;
}

/** Everyone stands `east` metres or so east of the town's middle, a little apart. */
function everyone(east = 0, of = files.workers.map(({ no }) => no)): void {
  streams.positions({
    no: of,
    lon: of.map((no) => 120.39 + no * 1e-4 + east * 1e-5),
    lat: of.map(() => 31.285),
    at: of.map(() => now),
  });
}

/** What a handshake is answered with. */
const refused = (path: string, cookie: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address(path), { headers: { cookie } });
    socket.on('open', () => reject(new Error('was let in')));
    socket.on('error', () => {});
    socket.on('unexpected-response', (_, response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
  });

describe('an area room', () => {
  it('gives a joiner the keyframe and the newest delta at once', async () => {
    everyone();
    const first = await watch(TOWN);
    expect(first.kinds).toEqual([1]);
    everyone(3);
    streams.tick();
    await first.frames(2);
    everyone(5);
    streams.tick();
    await first.frames(3);
    expect(first.kinds).toEqual([1, 2, 2]);

    const second = await watch(TOWN, 'chief', 2);
    expect(second.kinds).toEqual([1, 2]);
    expect(second.last?.lonLat).toEqual(first.last?.lonLat);
    expect(second.last?.lonLat[0]).toBeCloseTo(120.39015, 5);
    expect(streams.members).toBe(2);
  });

  it('holds the workers of its area alone', async () => {
    everyone();
    const yuli = await watch(YULI, 'yuli');
    const own = files.workers.filter(({ path }) => path === YULI).map(({ no }) => no);
    expect(yuli.numbers).toEqual(own);
    const town = await watch(TOWN);
    expect(town.numbers).toHaveLength(20);
    const grid = await watch(`${YULI}320506108207003/`, 'yuli');
    expect(grid.numbers).toEqual([]);
  });

  it('loses a worker at the tick after the shift, and does not show the old place in the next one', async () => {
    everyone();
    const client = await watch(TOWN);
    expect(client.numbers).toContain(7);
    const worker = world.workers.get('w-07');
    if (!worker) throw new Error('no worker 7');
    world.workers.put({ ...worker, onShift: false });
    streams.tick();
    await client.frames(2);
    expect(client.kinds).toEqual([1, 1]);
    expect(client.numbers).not.toContain(7);
    expect(streams.fixes).toBe(19);

    now += 10_000;
    world.workers.put({ ...worker, onShift: true, shiftAt: now });
    streams.positions({ no: [7], lon: [120.4], lat: [31.28], at: [now - 5_000] });
    streams.tick();
    await client.frames(3);
    expect(client.numbers).not.toContain(7);
    streams.positions({ no: [7], lon: [120.4], lat: [31.28], at: [now] });
    streams.tick();
    await client.frames(4);
    expect(client.numbers).toContain(7);
  });

  it('makes a new keyframe of a far move once the last one is older than five ticks, and every twenty', async () => {
    everyone();
    const client = await watch(TOWN);
    everyone(400);
    for (let i = 0; i < 6; i++) streams.tick();
    await client.frames(7);
    expect(client.kinds).toEqual([1, 3, 3, 3, 3, 3, 1]);
    for (let i = 0; i < 20; i++) streams.tick();
    await client.frames(27);
    expect(client.kinds.slice(7)).toEqual([...Array(19).fill(2), 1]);
    expect(client.seen.every(Boolean)).toBe(true);
  });

  it('takes no nonsense for a fix, and a future one does not hide those after it', async () => {
    everyone();
    streams.positions({
      no: [1, 2, 3],
      lon: [999, Number.NaN, 120.4],
      lat: [31, 31, 31.28],
      at: [now, now, now + 1e9],
    });
    now += 1_000;
    streams.positions({ no: [3], lon: [120.41], lat: [31.28], at: [now] });
    streams.positions({ no: [3], lon: [120.37], lat: [31.28], at: [now - 500] });
    const client = await watch(TOWN);
    expect(client.last?.lonLat[0]).toBeCloseTo(120.3901, 5);
    expect(client.last?.lonLat[4]).toBeCloseTo(120.41, 5);
  });

  it('is gone when its last member goes', async () => {
    everyone();
    const client = await watch(TOWN);
    client.socket.close();
    await client.until(() => client.closed !== undefined && streams.members === 0);
    const before = streams.counters.frames;
    streams.tick();
    expect(streams.counters.frames).toBe(before);
  });
});

describe('a slow reader', () => {
  it('is skipped, costs little, disturbs nobody, and sees the newest when it reads again', async () => {
    const crowd = Array.from({ length: 6_000 }, (_, i) => 100 + i);
    for (const no of crowd)
      world.workers.put({
        id: `c-${no}`,
        version: 1,
        path: YULI,
        no,
        type: 'PARTTIME',
        grids: ['320506108207001'],
        onShift: true,
        shiftAt: NOW - 60_000,
        sos: null,
      });
    const place = (step: number) =>
      streams.positions({
        no: crowd,
        lon: crowd.map((no) => 120.38 + no * 1e-6 + (step % 10) * 1e-6),
        lat: crowd.map(() => 31.285),
        at: crowd.map(() => now),
      });
    place(0);
    const serverSide: { writableLength: number }[] = [];
    server.on('connection', (socket) => serverSide.push(socket));
    const slow = await watch(TOWN);
    const fast = await watch(TOWN);
    slow.socket.pause();
    let step = 0;
    while (streams.counters.skipped < 20 && step < 3_000) {
      step += 1;
      place(step);
      streams.tick();
      await fast.frames(step + 1);
    }
    expect(streams.counters.skipped).toBeGreaterThanOrEqual(20);
    expect(fast.seen).toHaveLength(step + 1);
    expect(fast.seen.every(Boolean)).toBe(true);
    expect(Math.max(...serverSide.map(({ writableLength }) => writableLength))).toBeLessThan(
      512 * 1024,
    );

    slow.socket.resume();
    await wait(100);
    place(step + 1);
    streams.tick();
    await fast.frames(step + 2);
    await slow.until(() => slow.last?.lonLat[0] === fast.last?.lonLat[0]);
    expect(slow.seen.length).toBeLessThan(fast.seen.length);
    expect(slow.seen.every(Boolean)).toBe(true);
  }, 60_000);
});

describe('the door', () => {
  it.each([
    ['nobody', TOWN, 401, 'access.signed-out', undefined],
    ['worker', YULI, 403, 'access.no-function', 'function'],
    ['yuli', FUXI, 404, 'area.unknown', 'area'],
    ['yuli', TOWN, 404, 'area.unknown', 'area'],
    ['yuli', `${YULI}no-such-grid/`, 404, 'area.unknown', undefined],
    ['chief', 'nonsense', 404, 'area.unknown', undefined],
  ])('refuses %s the area %s with %i', async (cookie, area, status, reason, denied) => {
    const answer = await refused(`/stream?area=${encodeURIComponent(area)}`, cookie);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, reason });
    expect(said[0]?.[0].denied).toBe(denied);
    expect(streams.members).toBe(0);
  });

  it('leaves other paths to others', async () => {
    server.on('upgrade', (request, socket) => {
      if (request.url?.startsWith('/live'))
        socket.end('HTTP/1.1 418 Teapot\r\ncontent-length: 0\r\n\r\n');
    });
    expect((await refused('/live?area=/320506108/', 'chief')).status).toBe(418);
    expect(said).toEqual([]);
  });

  it('closes on a client that speaks, and sends it nothing more', async () => {
    everyone();
    const client = await watch(TOWN);
    client.socket.send('hello');
    await client.until(() => client.closed !== undefined);
    expect(client.closed).toBe(1008);
    expect(streams.members).toBe(0);
  });

  it('closes on a message larger than anything a client has to say', async () => {
    everyone();
    const client = await watch(TOWN);
    client.socket.send(Buffer.alloc(100_000));
    await client.until(() => client.closed !== undefined);
    expect(client.closed).toBe(1009);
    expect(streams.members).toBe(0);
  });

  it('ends the streams of a session that has ended, and no others', async () => {
    everyone();
    const chief = await watch(TOWN);
    const yuli = await watch(YULI, 'yuli');
    door.closeSession('yuli');
    streams.tick();
    await yuli.until(() => yuli.closed !== undefined);
    await chief.frames(2);
    expect(yuli.closed).toBe(1008);
    expect(yuli.seen).toHaveLength(1);
    expect(chief.closed).toBeUndefined();
  });

  it('gives one session sixteen streams and no more', async () => {
    everyone();
    for (let i = 0; i < 16; i++) await watch(TOWN);
    expect((await refused(`/stream?area=${TOWN}`, 'chief')).status).toBe(403);
    expect(said[0]?.[0].reason).toBe('request.too-many');
    await watch(YULI, 'yuli');
  });
});
