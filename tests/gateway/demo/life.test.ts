/** The life of a demo by a clock that is moved by hand: people report and finish, nobody is refused, and a stop costs nothing. */
import { monotonicFactory } from 'ulid';
import { expect, test } from 'vitest';
import { dueOrders } from '#domain/order/due.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { dueWhistles } from '#domain/whistle/overdue.ts';
import { Photos } from '#gateway/attachments/photos.ts';
import { chanceFrom } from '#gateway/chance.ts';
import type { Store } from '#gateway/database/store.ts';
import { Life } from '#gateway/demo/life.ts';
import { settingOf } from '#gateway/demo/scene.ts';
import { townFacts } from '#gateway/town-facts.ts';
import { played } from '../../support/played.ts';
import { engineOn, files, NOW } from '../../support/small-world.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const SEED = 7;
const DAY = 86_400_000;
const demo = { ...files.demo, live: { reportsPerDay: 20 } };
const alive = { ...files, demo: { ...demo, orders: { ...demo.orders, SELF: 24 } } };
const facts = townFacts(alive);

/** Lets a demo live in a store for a while, as after a start; returns what was refused. */
async function lived(store: Store, path: string, from: number, until: number) {
  let now = from;
  const refused: string[] = [];
  const engine = await engineOn(store, {
    now: () => now,
    newId: monotonicFactory(chanceFrom(SEED + store.seq)),
  });
  const run = engine.run.bind(engine);
  engine.run = async (...wish) => {
    const reply = await run(...wish);
    if (!reply.ok) refused.push(`${wish[0]}: ${reply.reason}`);
    return reply;
  };
  const life = new Life({
    engine,
    setting: settingOf(alive, SEED),
    photos: new Photos({ path, store, engine, zone: files.town.zone, now: () => now }),
    clock: {
      mode: 'live',
      now: () => now,
      read: () => ({ mode: 'live', town: now, system: 0, speed: 1 }),
    },
    onFault: (error) => {
      throw error;
    },
  });
  for (let next = life.next; next < until; next = life.next) {
    now = Math.max(now, next);
    const timing = { now, calendar: facts.calendar, rules: facts.rulesAt(now) };
    await engine.happen((world) => [...dueOrders(world, timing), ...dueWhistles(world, timing)]);
    await life.look();
  }
  life.stop();
  await engine.close();
  return { orders: [...engine.world.orders.values()], refused };
}

/** A day, a stop, and three more: until then most of what was promised falls due. */
async function fourDays() {
  const folder = temporaryFolder();
  const { store, close } = await played(folder, alive, SEED);
  const first = await lived(store, folder, NOW, NOW + DAY);
  const second = await lived(store, folder, NOW + DAY, NOW + 4 * DAY);
  const journal = [...store.journal.read()].map(({ seq, at, by, type, data }) =>
    JSON.stringify([seq, at, by, type, data]),
  );
  const pictures = store.photos.all();
  close();
  return { first, second, journal, pictures };
}

test('reports come, orders reach their ends, nothing is refused, and it goes on after a stop', async () => {
  const { first, second, journal, pictures } = await fourDays();
  expect([...first.refused, ...second.refused]).toEqual([]);
  const young = second.orders.filter(({ reportedAt }) => reportedAt > NOW);
  const ofFirstDay = young.filter(({ reportedAt }) => reportedAt < NOW + DAY);
  expect(ofFirstDay.length).toBeGreaterThan(8);
  expect(young.length - ofFirstDay.length).toBeGreaterThan(3 * 8);
  // What stood open at the stop is finished after it.
  const open = new Set(
    first.orders.filter(({ state }) => LIFE_CYCLE.open(state)).map(({ id }) => id),
  );
  const finished = second.orders.filter(
    ({ id, closedAt }) => open.has(id) && closedAt !== null && closedAt > NOW + DAY,
  );
  expect(finished.length).toBeGreaterThan(8);
  // What is not, is in time, or its clock stands; what was blown for takes as long as many need.
  const late = second.orders.filter(
    ({ id, state, pausedAt, handle }) =>
      open.has(id) &&
      LIFE_CYCLE.open(state) &&
      state !== 'JOINT' &&
      pausedAt === null &&
      (handle === null || handle.dueAt < NOW + 4 * DAY),
  );
  expect(late).toEqual([]);
  expect(young.some(({ source }) => source === 'SELF')).toBe(true);
  // Every picture the journal tells of since the demo began is there to be looked at.
  const told = journal
    .map((line) => JSON.parse(line) as [number, number, string, string, { photo?: string }])
    .filter(([, at, , type]) => type === 'order.photo-added' && at > NOW)
    .map(([, , , , { photo }]) => photo);
  const kept = pictures.filter(({ state }) => state === 'kept').map(({ photo }) => photo);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((photo) => !photo || !kept.includes(photo))).toEqual([]);

  const again = await fourDays();
  expect(again.journal).toEqual(journal);
}, 120_000);
