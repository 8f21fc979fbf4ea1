/**
 * Nine people work at once, wildly: right and wrong commands, sent once or five times, on what they last saw, while lines are
 * cut and come back. Whenever the dust settles, every screen holds exactly the lens of the gateway's world.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lensOf } from '#domain/access/lens.ts';
import { PERMISSIONS, type Permission } from '#domain/access/table.ts';
import type { Thing } from '#domain/kernel/thing.ts';
import { LIFE_CYCLE, type OrderAction } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { SHELVES } from '#domain/world.ts';
import { viewerOf } from '#gateway/access/accounts.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { readConfig } from '#gateway/config.ts';
import { DEMO_PASSWORD } from '#gateway/demo/accounts.ts';
import { type Gateway, openGateway } from '#gateway/gateway.ts';
import { takingOf } from '../support/order-ways.ts';
import { Screen } from '../support/screen.ts';
import { FUXI, files, gridsIn, NOW, reportIn, wish, YULI } from '../support/small-world.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const STEPS = process.env.LONG ? 20_000 : 600;
const LOGINS = [
  'chief1',
  'dispatcher1',
  'dispatcher2',
  'operator1',
  'leader1',
  'worker1',
  'yuli1',
  'fuxi1',
  'wall1',
];

let gateway: Gateway;
let folder: string;
const people = new Map<string, { cookie: string; screen: Screen }>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'town-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    TOWNS_DIR: 'tests/towns',
    LOG_LEVEL: 'silent',
    DEMO: 'still',
  });
  gateway = await openGateway(config, {
    page: folder,
    data: resolve('data'),
    tell: () => {},
  });
  for (const login of LOGINS) {
    const response = await fetch(`${gateway.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    people.set(login, { cookie, screen: new Screen(gateway.url, cookie) });
  }
  await Promise.all(
    [...people.values()].map(({ screen }) => screen.reach(gateway.house.engine.seq)),
  );
}, 30_000);

afterAll(async () => {
  for (const { screen } of people.values()) screen.leave();
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const roleOf = (login: string) =>
  gateway.house.accounts.all().find((one) => one.login === login)?.role ?? 'WALL';

const person = (login: string) => {
  const found = people.get(login);
  if (!found) throw new Error(login);
  return found;
};

async function give(login: string, name: string, id: string, input: unknown) {
  const response = await fetch(`${gateway.url}/api/commands/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: person(login).cookie },
    body: JSON.stringify({ id, input }),
  });
  return {
    status: response.status,
    ...((await response.json()) as {
      ok: boolean;
      reason?: string;
      seq?: number;
      params?: Record<string, unknown>;
    }),
  };
}

const sorted = (things: Iterable<Thing>) => [...things].sort((a, b) => (a.id < b.id ? -1 : 1));

/** What the account may see, straight from the gateway's world. */
function expectedFor(login: string) {
  const account = gateway.house.accounts.all().find((one) => one.login === login);
  if (!account) throw new Error(login);
  const lens = lensOf(viewerOf(account));
  return Object.fromEntries(
    SHELVES.map((shelf) => [
      shelf,
      sorted(gateway.house.engine.world[shelf].values()).flatMap(
        (thing) => lens.project(shelf, thing) ?? [],
      ),
    ]),
  );
}

/** The clock lets things happen beside the people: what was compared while something did is compared again. */
async function settle(): Promise<void> {
  const { engine } = gateway.house;
  for (const { screen } of people.values()) if (!screen.connected) screen.comeBack();
  for (const [login, { cookie, screen }] of people) {
    let seq: number;
    let told: { hash: string };
    do {
      ({ seq } = engine);
      await screen.reach(seq);
      const answer = await fetch(`${gateway.url}/api/state-hash`, { headers: { cookie } });
      told = (await answer.json()) as { hash: string };
      await screen.reach(engine.seq);
    } while (engine.seq !== seq);
    const held = Object.fromEntries(
      SHELVES.map((shelf) => [shelf, sorted(screen.store.world[shelf].values())]),
    );
    expect(held, `${login} (SEED=${SEED})`).toEqual(expectedFor(login));
    expect(screen.store.hash, `${login} (SEED=${SEED})`).toBe(told.hash);
  }
}

test(`screens hold the lens of the world through ${STEPS} steps`, {
  timeout: 1_200_000,
}, async () => {
  const chance = chanceFrom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const grids = [...gridsIn(YULI), ...gridsIn(FUXI)];
  const handlers = files.workers.map(({ id }) => id);

  const extraFor = (action: OrderAction, order: Order): object => {
    if (action === 'dispatch') return { handler: pick([...handlers.slice(0, 3), 'w-nobody']) };
    const dueAt = order.handle?.dueAt ?? NOW;
    return takingOf(action, order.grid, { elsewhere: pick(grids).id, dueAt }).extra;
  };
  /** Somebody whose role has the function, most of the time. */
  const someoneFor = (may: Permission): string => {
    const holders = LOGINS.filter((login) => roleOf(login) in PERMISSIONS[may]);
    return chance() < 0.8 && holders.length > 0 ? pick(holders) : pick(LOGINS);
  };

  let accepted = 0;
  let refused = 0;
  const underWay: Promise<void>[] = [];
  const send = (login: string, name: string, input: unknown) => {
    const id = wish();
    const times = 1 + Math.floor(chance() * 5);
    underWay.push(
      Promise.all(Array.from({ length: times }, () => give(login, name, id, input))).then(
        (replies) => {
          const oks = replies.filter(({ ok }) => ok);
          expect(replies.every(({ status }) => status < 500)).toBe(true);
          if (oks.length > 0) accepted += 1;
          else refused += 1;
          expect(new Set(oks.map(({ seq }) => seq)).size).toBeLessThanOrEqual(1);
        },
      ),
    );
  };

  for (let step = 1; step <= STEPS; step++) {
    const login = pick(LOGINS);
    const { screen } = person(login);
    const orders = [...screen.store.world.orders.values()].filter(({ state }) =>
      LIFE_CYCLE.open(state),
    );
    const dice = chance();
    if (dice < 0.05) screen.cut();
    else if (dice < 0.08) screen.leave();
    else if (dice < 0.3 || orders.length === 0)
      send(login, 'order.report', { ...reportIn(pick(grids)), urgency: pick([1, 2, 7]) });
    else {
      const order = pick(orders);
      const action =
        chance() < 0.7
          ? pick(LIFE_CYCLE.actions.filter((one) => LIFE_CYCLE.allows(order.state, one)))
          : pick(LIFE_CYCLE.actions);
      const version = chance() < 0.9 ? order.version : order.version - 1;
      send(someoneFor(LIFE_CYCLE.steps[action].may), `order.${action}`, {
        id: order.id,
        version,
        ...extraFor(action, order),
      });
    }
    if (chance() < 0.3) await Promise.all(underWay.splice(0));
    if (step % 40 === 0) {
      await Promise.all(underWay.splice(0));
      await settle();
    }
  }
  await Promise.all(underWay.splice(0));
  await settle();
  // Both sorts must really have been tried.
  expect(accepted).toBeGreaterThan(STEPS / 6);
  expect(refused).toBeGreaterThan(STEPS / 20);
});

test('no screen was ever told a thing outside its lens, nor a number twice', () => {
  for (const [login, { screen }] of people) {
    for (let i = 1; i < screen.uptos.length; i++)
      expect(screen.uptos[i] as number).toBeGreaterThanOrEqual(screen.uptos[i - 1] as number);
    if (login !== 'yuli1' && login !== 'fuxi1') continue;
    const own = login === 'yuli1' ? YULI : FUXI;
    for (const text of screen.heard)
      for (const [shelf, thing] of (JSON.parse(text) as { put: [string, Thing][] }).put)
        if (shelf === 'orders' || shelf === 'workers') expect(thing.path).toContain(`/${own}/`);
  }
});

test('a thousand commands, each sent one to five times, have a thousand effects', {
  timeout: 60_000,
}, async () => {
  const { engine, store } = gateway.house;
  const before = engine.world.orders.size;
  const chance = chanceFrom(SEED + 1);
  const [grid] = gridsIn(YULI);
  if (!grid) throw new Error('no grid');
  const ids = Array.from({ length: 1_000 }, wish);
  for (let i = 0; i < ids.length; i += 50)
    await Promise.all(
      ids
        .slice(i, i + 50)
        .flatMap((id) =>
          Array.from({ length: 1 + Math.floor(chance() * 5) }, () =>
            give('dispatcher1', 'order.report', id, reportIn(grid)),
          ),
        ),
    );
  expect(engine.world.orders.size - before).toBe(1_000);
  const done = ids.map(
    (id) =>
      store.done(
        gateway.house.accounts.all().find(({ login }) => login === 'dispatcher1')?.id ?? '',
        id,
      )?.seq,
  );
  expect(new Set(done).size).toBe(1_000);
  await settle();
});

test('two dispatchers on one order: one owner, the other told who and what', async () => {
  const order = [...gateway.house.engine.world.orders.values()].find(
    ({ state, source }) => state === 'REPORTED' && source === 'GRID',
  );
  if (!order) throw new Error('nothing reported');
  const step = (action: OrderAction) => {
    const { version } = gateway.house.engine.world.orders.get(order.id) as Order;
    const { extra } = takingOf(action, order.grid);
    return give('chief1', `order.${action}`, wish(), { id: order.id, version, ...extra });
  };
  await step('accept');
  await step('file');
  const version = gateway.house.engine.world.orders.get(order.id)?.version;
  const [one, two] = await Promise.all(
    ['dispatcher1', 'dispatcher2'].map((login, i) =>
      give(login, 'order.dispatch', wish(), {
        id: order.id,
        version,
        handler: files.workers[i]?.id,
      }),
    ),
  );
  const winner = one?.ok ? 0 : 1;
  const loser = one?.ok ? two : one;
  expect([one, two].filter((reply) => reply?.ok)).toHaveLength(1);
  expect(loser).toMatchObject({
    status: 409,
    reason: 'order.changed',
    params: {
      by: `DISPATCHER-0${winner + 1}`,
      state: 'DISPATCHED',
      handler: files.workers[winner]?.id,
    },
  });
});
