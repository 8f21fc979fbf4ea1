/** Whom to send, asked over HTTP: planted people come out as planted, and only for those who may dispatch. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shiftStarted } from '#domain/worker/events.ts';
import { nearestRead } from '#wire/nearest.ts';
import { expectRefusal, read, startGateway, type TestGateway } from '../support/gateway.ts';
import {
  FUXI,
  filedOrder,
  files,
  gridsIn,
  pathOf,
  workerIn,
  YULI,
} from '../support/small-world.ts';

let gateway: TestGateway;
let order: string;
beforeAll(async () => {
  gateway = await startGateway({ DEMO: 'off' });
  order = await filedOrder(gateway.house.engine);
}, 60_000);
afterAll(() => gateway.close());

const METRE_NORTH = 1 / 111_195;

/** Puts workers on shift so many metres north of the order, seen so many minutes ago. */
async function plant(people: readonly (readonly [worker: string, metres: number, age: number])[]) {
  const { engine, streams, clock } = gateway.house;
  const place = engine.world.orders.get(order)?.point ?? [0, 0];
  await engine.happen(people.map(([id]) => shiftStarted.of({ id })));
  const now = clock.now();
  const numbers = people.map(([id]) => engine.world.workers.get(id)?.no ?? 0);
  // The shift began a moment ago; somebody seen before it would not count.
  for (const [id] of people) expect(engine.world.workers.get(id)?.onShift).toBe(true);
  streams.positions({
    no: numbers,
    lon: people.map(() => place[0]),
    lat: people.map(([, metres]) => place[1] + metres * METRE_NORTH),
    at: people.map(([, , age]) => now - age * 60_000),
  });
}

test('the grid’s own comes first, then the neighbour, then the stranger; who is off shift is left out by name', async () => {
  const [own, next] = gridsIn(YULI).map(({ id }) => workerIn(id));
  const [stranger] = gridsIn(FUXI).map(({ id }) => workerIn(id));
  if (!own || !next || !stranger) throw new Error('the town has too few workers');
  const ask = async () =>
    read(
      await (await gateway.enterAs('DISPATCHER')).get(`/api/orders/${order}/nearest`),
      nearestRead,
    );
  const before = await ask();
  expect(before.candidates).toEqual([]);
  expect(before.leftOut.map(({ worker, why }) => [worker, why])).toContainEqual([
    own.id,
    'OFF_SHIFT',
  ]);

  await plant([
    [stranger.id, 40, 0],
    [next.id, 300, 0],
    [own.id, 600, 0],
  ]);
  const after = await ask();
  expect(after.candidates.map(({ worker }) => worker)).toEqual([own.id, next.id, stranger.id]);
  expect(after.candidates[0]).toMatchObject({
    way: { metres: 600, by: 'LINE' },
    minutes: 12,
    load: 0,
    cost: { way: 12, load: 0, grid: 0, skill: 3, fix: 0 },
    total: 15,
  });
  const all = after.candidates.length + after.leftOut.length;
  const others = after.others.reduce((sum, { n }) => sum + n, 0);
  expect(all + others).toBe(files.workers.length);
});

test('who may not dispatch hears nothing of it, and a dispatcher of another village no more', async () => {
  const path = `/api/orders/${order}/nearest`;
  expectRefusal(await (await gateway.enterAs('OPERATOR')).get(path), 403, 'access.no-function');
  const other = await gateway.enterAs('DISPATCHER', [pathOf(FUXI)]);
  expectRefusal(await other.get(path), 404, 'order.unknown');
});
