/** Thousands of spoiled requests and frames, from a seed: no bug comes to light, nobody waits, and the house is whole afterwards. */
import { setTimeout as passing } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { type Chance, chanceFrom } from '#gateway/chance.ts';
import { ROUTES } from '#gateway/http/routes/catalogue.ts';
import { everythingIn, LensRoom } from '#gateway/live/lens-room.ts';
import { refusalBody } from '#wire/protocol.ts';
import { seedOf } from '../faults/seed.ts';
import { startGateway, type TestGateway, type Visitor } from '../support/gateway.ts';
import { garble, pick, spoil } from '../support/mutations.ts';
import { extraOf, gridOf, orderIn } from '../support/order-ways.ts';
import { frameOf, LIVE_PATH, openRaw } from '../support/raw-web-socket.ts';
import { lens, reportIn, TOWN, wish } from '../support/small-world.ts';

const REQUESTS = process.env.LONG === '1' ? 50_000 : 2_400;
const FRAMES = process.env.LONG === '1' ? 50_000 : 2_400;
const AT_ONCE = 6;
const SLOWEST_MS = 2_000;
const GRID = '320506108207001';
const ELSEWHERE = '320506108004001';

let gateway: TestGateway;
let visitors: Visitor[];
beforeAll(async () => {
  gateway = await startGateway();
  visitors = [
    ...['chief1', 'dispatcher1', 'yuli1', 'worker1', 'wall1'].map((login) => gateway.enter(login)),
    await gateway.enterAs('SYS_ADMIN'),
    gateway.nobody(),
  ];
});
afterAll(() => gateway.close());

interface Request {
  method: string;
  path: string;
  body?: unknown;
}

/** A rightful request for every route. */
async function rightRequests(): Promise<Request[]> {
  const { id, version } = await orderIn(gateway.house.engine, GRID, 'FILED');
  const inputs: Record<string, object> = { 'order.report': reportIn(gridOf(GRID)) };
  for (const action of LIFE_CYCLE.actions)
    inputs[`order.${action}`] = { id, version, ...extraOf(action, GRID, ELSEWHERE) };
  const bodies: Record<string, object> = {
    '/api/session': { login: 'nobody', password: 'x' },
    '/api/set-up': { code: 'AAAA', login: 'first', password: 'a-password-1' },
    '/api/accounts': {
      ...{ login: 'new-clerk', password: 'a-password-1', role: 'COMMUNITY' },
      ...{ no: 77, scopes: [TOWN], worker: null },
    },
  };
  const query = `?q=01&state=FILED&grid=${GRID}&area=${TOWN}&limit=9&after=1666679400000.${id}`;
  return ROUTES.filter(({ method }) => method !== 'DELETE').map(({ method, path }) => {
    const name = path.split('/commands/')[1];
    const at = path.replace(':id', id).replace(':name', 'order.eat');
    if (method === 'GET') return { method, path: at.endsWith('orders') ? at + query : at };
    const input = inputs[name ?? ''] ?? { id: 'w-11' };
    return { method, path: at, body: bodies[path] ?? { id: wish(), input } };
  });
}

/** The request, spoiled: in its address, its headers, its values or its bytes. */
function spoiled({ method, path, body }: Request, chance: Chance) {
  const at = chance() < (body === undefined ? 0.9 : 0.15) ? spoiledPath(path, chance) : path;
  const text = body === undefined ? undefined : JSON.stringify(spoil(body, chance));
  const bytes = text && chance() < 0.4 ? garble(Buffer.from(text), chance).toString() : text;
  const types = [
    'application/json',
    'text/plain',
    'application/csp-report',
    'multipart/form-data',
    'x',
  ];
  const headers: Record<string, string> = {};
  if (chance() < 0.2) headers['content-type'] = pick(chance, types);
  if (chance() < 0.2)
    headers['accept-language'] = pick(chance, ['en', 'zh-TW;q=2', ',,;q=', '*', 'x'.repeat(999)]);
  if (chance() < 0.05) headers.origin = pick(chance, ['null', 'http://evil.example', 'x']);
  return { method: chance() < 0.03 ? 'PATCH' : method, at, bytes, headers };
}

function spoiledPath(path: string, chance: Chance): string {
  const [address = '', query] = path.split('?');
  if (query && chance() < 0.8) {
    const params = new URLSearchParams(query);
    for (let i = 0; i < 2; i++)
      params.set(
        pick(chance, [...params.keys(), 'x']),
        JSON.stringify(spoil(null, chance)).replaceAll('"', ''),
      );
    return `${address}?${params}`;
  }
  const garbled = garble(Buffer.from(address.slice(5)), chance).toString('latin1');
  return `/api/${[...garbled].map((letter) => (/[\w%/.~-]/.test(letter) ? letter : encodeURIComponent(letter))).join('')}`;
}

/** The world still reads back from the store as it stands in memory, and everyone is answered. */
async function expectWhole() {
  const { engine, store, audit } = gateway.house;
  const chief = lens('DUTY_CHIEF');
  const stored = await store.world();
  expect(new LensRoom(chief, stored).hash).toBe(new LensRoom(chief, engine.world).hash);
  expect([...everythingIn(stored, chief)]).toHaveLength(
    [...everythingIn(engine.world, chief)].length,
  );
  expect([...store.journal.read()]).toHaveLength(engine.seq);
  expect(audit.firstBroken()).toBeUndefined();
  for (const path of ['/readyz', '/api/front', '/'])
    expect((await gateway.nobody().get(path)).status).toBe(200);
}

test(`${REQUESTS} spoiled requests over all routes are each answered or refused, never by a fault`, async () => {
  const seed = seedOf('requests');
  const chance = chanceFrom(seed);
  const requests = await rightRequests();
  const met = new Map<number, number>();
  let slowest = 0;
  let left = REQUESTS;
  const worker = async () => {
    while (left-- > 0) {
      const request = pick(chance, requests);
      const { method, at, bytes, headers } = spoiled(request, chance);
      const told = `SEED=${seed} ${method} ${at} ${bytes?.slice(0, 300)}`;
      const began = performance.now();
      const answer = await pick(chance, visitors).ask(method, at, bytes, headers);
      slowest = Math.max(slowest, performance.now() - began);
      met.set(answer.status, (met.get(answer.status) ?? 0) + 1);
      expect(answer.status, `${told}\n${answer.text.slice(0, 300)}`).toBeLessThan(500);
      if (answer.status >= 400) {
        const refusal = refusalBody.safeParse(JSON.parse(answer.text));
        expect(refusal.success, `${told}\n${answer.text.slice(0, 300)}`).toBe(true);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log('answers', Object.fromEntries([...met].sort()), `slowest ${Math.round(slowest)} ms`);
  expect(slowest).toBeLessThan(SLOWEST_MS);
  expect(met.get(400) ?? 0).toBeGreaterThan(REQUESTS / 10);
  await expectWhole();
}, 600_000);

test(`${FRAMES} spoiled frames on both sockets harm nobody but their sender`, async () => {
  const seed = seedOf('frames');
  const chance = chanceFrom(seed);
  const { engine } = gateway.house;
  const chief = visitors[0] as Visitor;
  const bystander = gateway.enter('wall1').screen();
  await new Promise<void>((resolve) => bystander.once('connect', resolve));
  const where = { epoch: engine.epoch, lens: `DUTY_CHIEF|${TOWN}||`, upto: engine.seq };
  const frame = () => {
    const words = ['resume', 'hello', 'batch', 'disconnect', 'connect_error', 'x'];
    const event = JSON.stringify([pick(chance, words), spoil(where, chance)]);
    const text = pick(chance, [
      `42${event}`,
      `420${event}`,
      '40',
      '40{"a":1}',
      '41',
      '3',
      '2',
      '1',
      '5',
      `43${event}`,
      `451-${event}`,
      `44${event}`,
      '40/x,',
      `42/x,${event}`,
    ]);
    const packet = chance() < 0.5 ? garble(Buffer.from(text), chance) : Buffer.from(text);
    if (chance() < 0.6) return frameOf(packet);
    if (chance() < 0.5) return garble(frameOf(packet), chance);
    return frameOf(packet, {
      opcode: Math.floor(chance() * 16),
      fin: chance() < 0.7,
      rsv: chance() < 0.8 ? 0 : Math.floor(chance() * 8),
      masked: chance() < 0.9,
    });
  };
  let left = FRAMES;
  let lines = 0;
  const worker = async () => {
    while (left > 0) {
      const path = chance() < 0.8 ? LIVE_PATH : `/stream?area=${TOWN}`;
      const line = await openRaw(gateway.url, path, chief.cookie ?? '');
      lines += 1;
      if (chance() < 0.9) line.socket.write(frameOf('40'));
      const count = 1 + Math.floor(chance() * 24);
      left -= count;
      for (let i = 0; i < count && !line.socket.destroyed; i++) {
        line.socket.write(frame());
        if (chance() < 0.3) await passing(1);
      }
      await line.endedWithin(20);
      line.socket.destroy();
    }
  };
  let slowest = 0;
  let over = false;
  const prober = async () => {
    while (!over) {
      const began = performance.now();
      expect((await chief.get('/api/state-hash')).status, `SEED=${seed}`).toBe(200);
      slowest = Math.max(slowest, performance.now() - began);
      await passing(50);
    }
  };
  const probing = prober();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  over = true;
  await probing;
  console.log(`${lines} connections, slowest answer beside them ${Math.round(slowest)} ms`);
  expect(slowest).toBeLessThan(SLOWEST_MS);
  expect(bystander.connected).toBe(true);
  bystander.close();
  await expect
    .poll(async () => (await gateway.nobody().get('/metrics')).text, { timeout: 5_000 })
    .toMatch(/^gateway_sockets 0$/m);
  await expectWhole();
}, 600_000);
