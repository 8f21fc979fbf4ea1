/** The authorisation table, walked: every command and every route, as every role, on what is theirs and on what is another's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lensOf } from '#domain/access/lens.ts';
import {
  PERMISSIONS,
  type Permission,
  type Placed,
  relates,
  relationFor,
} from '#domain/access/table.ts';
import { ROLES, type Role, type Viewer } from '#domain/access/viewer.ts';
import { alarmRaised } from '#domain/alarm/events.ts';
import { CAMERA_COMMANDS } from '#domain/camera/commands.ts';
import { COMMANDS, commandOf } from '#domain/catalogue.ts';
import { orderArchived } from '#domain/order/events/keeping.ts';
import { LIFE_CYCLE, ORDER_STATES, type OrderState } from '#domain/order/flow.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import { type Order, placed } from '#domain/order/order.ts';
import { WHISTLE_COMMANDS } from '#domain/whistle/commands.ts';
import { WHISTLE_FLOW, type WhistleAction } from '#domain/whistle/flow.ts';
import { placedWhistle, type Whistle } from '#domain/whistle/whistle.ts';
import { ROUTES } from '#gateway/http/routes/catalogue.ts';
import { LensRoom } from '#gateway/live/lens-room.ts';
import { afresh } from '#wire/protocol.ts';
import {
  numbersRead,
  orderList,
  orderRead,
  photosRead,
  stateHashRead,
  wordsRead,
} from '#wire/reads.ts';
import {
  type Answer,
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { extraOf, gridOf, orderIn, readyFor, take, takingOf } from '../support/order-ways.ts';
import {
  FUXI,
  NOW,
  pathOf,
  reportIn,
  viewer,
  wish,
  workerIn,
  YULI,
} from '../support/small-world.ts';
import { type Called, type CalledOrgs, needsOf, readyToWhistle } from '../support/whistle-ways.ts';

const GRID = '320506108207001';
const ELSEWHERE = '320506108004001';
const worker = workerIn(GRID);
const ALARM = 'CAMERA_LOST.32050610820713110001';
/** The organisations that Yuli's orders are dispatched to beside the worker: one leads, the village assists. */
const ORGS = ['ENFORCEMENT', YULI] as const;
const MEMBERS: CalledOrgs = { lead: ORGS[0], assist: ORGS[1] };
const FIELD: readonly Role[] = ['GRID_WORKER', 'GRID_LEADER'];
const OFFICES: readonly Role[] = ['DEPT', 'COMMUNITY'];

/**
 * How somebody stands to Yuli's first grid and what is handled there. `home`: it is in their hands. `near`: of the place, but
 * it is not. `away`: of another village; for those in the field, one who is asked to check what the worker did.
 */
type Stand = 'home' | 'near' | 'away';
const STANDS = ['home', 'near', 'away'] as const satisfies readonly Stand[];
const WORKERS: Record<Stand, string> = { home: worker.id, near: 'w-19', away: 'w-01' };
const LEADS: Record<Stand, string> = { home: ORGS[0], near: 'CITY', away: 'FOOD' };
const VILLAGES: Record<Stand, string> = { home: ORGS[1], near: 'CITY', away: FUXI };
const PLACES: Record<Stand, string> = {
  home: pathOf(YULI),
  near: gridOf(GRID).path,
  away: pathOf(FUXI),
};
const viewerAt = (role: Role, stand: Stand): Viewer =>
  viewer(
    role,
    role === 'DEPT' && stand !== 'near' ? [] : [PLACES[stand]],
    FIELD.includes(role) ? WORKERS[stand] : null,
    OFFICES.includes(role) ? (role === 'DEPT' ? LEADS : VILLAGES)[stand] : null,
  );
const EVERYONE = ROLES.flatMap((role) =>
  STANDS.filter((stand) => stand !== 'near' || FIELD.includes(role) || OFFICES.includes(role)).map(
    (stand) => [role, stand] as const,
  ),
);

let gateway: TestGateway;
const visitors = new Map<string, Visitor>();
const standing = new Map<OrderState, Order>();
const called = new Map<WhistleAction, Called>();
const visitor = (role: Role, stand: Stand) => visitors.get(`${role} ${stand}`) as Visitor;
/** A draft is only on the device it is written on. */
const STATES = ORDER_STATES.filter((state) => state !== 'DRAFT');

beforeAll(async () => {
  gateway = await startGateway();
  for (const [role, stand] of EVERYONE) {
    const { scopes, worker, org } = viewerAt(role, stand);
    const seated = await gateway.enterAs(role, scopes, worker ?? undefined, org ?? undefined);
    visitors.set(`${role} ${stand}`, seated);
  }
  for (const state of STATES)
    standing.set(state, await orderIn(gateway.house.engine, GRID, state, { orgs: ORGS }));
  for (const action of WHISTLE_FLOW.actions)
    called.set(action, await readyToWhistle(gateway.house.engine, GRID, action, MEMBERS));
  const [about = ''] = ALARM.split('.').slice(1);
  const cause = { cause: 'CAMERA_LOST', level: 'YELLOW', weight: 1, confidential: false } as const;
  const { path } = gridOf(GRID);
  await gateway.house.engine.happen([
    alarmRaised.of({ id: ALARM, path, about, grid: GRID, ...cause }),
  ]);
}, 60_000);
afterAll(() => gateway.close());

type Verdict = 'allowed' | 'no-function' | 'not-theirs';

/** What the table says of a viewer and a thing. */
function verdict(viewer: Viewer, may: Permission, thing: Placed): Verdict {
  const relation = relationFor(viewer, may);
  if (!relation) return 'no-function';
  return relates(relation, viewer, thing) ? 'allowed' : 'not-theirs';
}

/** The same for a read of an order: whoever holds it or was asked about it has it before them wherever it lies. */
function readVerdict(viewer: Viewer, may: Permission, thing: Placed): Verdict {
  const said = verdict(viewer, may, thing);
  const theirs = (['own', 'asked'] as const).some((relation) => relates(relation, viewer, thing));
  return said === 'not-theirs' && theirs ? 'allowed' : said;
}

/** Which step was judged how for whom: a walk that never met a verdict proves nothing of it. */
const met = new Set<string>();

const onShift: Placed = { path: worker.path, handler: worker.id };
const { centre } = gridOf(GRID);
const selfHandled = {
  grid: GRID,
  point: centre,
  category: '0301',
  urgency: 1,
  before: 'a'.repeat(64),
  after: 'a'.repeat(64),
  description: 'Swept away at once.',
};

interface AuditRow {
  readonly action: string;
  readonly object: string | null;
  readonly outcome: string;
  readonly detail: string;
  readonly post: string | null;
}

/** Makes a call and returns it with the audit rows it left. */
async function watched(call: () => Promise<Answer>): Promise<{ answer: Answer; rows: AuditRow[] }> {
  const { store } = gateway;
  const { last } = store.prepare('select coalesce(max(seq), 0) as last from audit').get() as {
    last: number;
  };
  const answer = await call();
  const rows = store.prepare('select * from audit where seq > ?').all(last) as AuditRow[];
  return { answer, rows };
}

/** Refused for want of a right, with one row that says who tried what on what. */
function expectDenied(
  { answer, rows }: { answer: Answer; rows: AuditRow[] },
  said: Exclude<Verdict, 'allowed'>,
  action: string,
  object: string | null,
) {
  const noFunction = said === 'no-function';
  const { reason } = expectRefusal(answer, noFunction ? 403 : 404);
  if (noFunction) expect(reason).toBe('access.no-function');
  expect(rows, `${action} ${said}`).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    action,
    object: noFunction ? null : object,
    outcome: 'refused',
    detail: `${noFunction ? 'function' : 'area'} ${reason}`,
  });
  expect(rows[0]?.post).toMatch(/^[A-Z_]+-\d+$/);
}

describe.each(EVERYONE)('%s at %s', (role, stand) => {
  const who = viewerAt(role, stand);

  test('takes the steps of an order that the table gives, in the states that allow them', async () => {
    const { engine } = gateway.house;
    for (const action of LIFE_CYCLE.actions)
      for (const state of STATES) {
        const { may } = LIFE_CYCLE.steps[action];
        const known = standing.get(state) as Order;
        const allows = LIFE_CYCLE.allows(state, action);
        // What a step needs before it can change in whose hands the order is: it is judged as it will be found.
        const fresh =
          allows && verdict(who, may, placed(known)) === 'allowed'
            ? await readyFor(engine, GRID, action, state, { orgs: ORGS })
            : known;
        const said = verdict(who, may, placed(fresh));
        met.add(`${action} ${said}`);
        // Without the function the state is never looked at: one is enough.
        if (said === 'no-function' && state !== 'FILED') continue;
        const { id, version, handle } = fresh;
        const master =
          action === 'merge' && fresh !== known ? (await orderIn(engine, GRID, 'REPORTED')).id : id;
        const name = `order.${action}`;
        const dueAt = handle?.dueAt ?? NOW;
        const { extra } = takingOf(action, GRID, { elsewhere: ELSEWHERE, master, dueAt });
        const call = () => visitor(role, stand).command(name, { id, version, ...extra });
        const seen = await watched(call);
        if (said !== 'allowed') expectDenied(seen, said, `POST /api/commands/${name}`, id);
        else {
          if (!allows) expectRefusal(seen.answer, 409, 'order.not-now');
          else if (action === 'void' && state === 'JOINT')
            expectRefusal(seen.answer, 409, 'order.whistle-sounds');
          else expect(seen.answer.status, `${name} ${state} ${seen.answer.text}`).toBe(200);
          expect(seen.rows).toEqual([]);
        }
      }
  }, 60_000);

  test('reports where the table lets them, and turns the shifts it gives them', async () => {
    const grid = gridOf(GRID);
    const shift = { input: { id: worker.id }, object: worker.id, thing: onShift };
    const CALLS: Record<string, { input: object; object: string | null; thing: Placed }> = {
      'order.report': { input: reportIn(grid), object: null, thing: grid },
      'order.self-handle': { input: selfHandled, object: null, thing: grid },
      'worker.start-shift': shift,
      'worker.end-shift': shift,
      'worker.release': shift,
      'worker.call-for-help': shift,
      'worker.help-came': shift,
      'worker.end-help': shift,
      'alarm.acknowledge': { input: { id: ALARM, action: 'CALLED' }, object: ALARM, thing: grid },
      'alarm.shelve': {
        input: { id: ALARM, reason: 'KNOWN', minutes: 5 },
        object: ALARM,
        thing: grid,
      },
    };
    const elsewhere = new Set([...WHISTLE_COMMANDS, ...CAMERA_COMMANDS].map(({ name }) => name));
    const named = Object.keys(CALLS).concat(LIFE_CYCLE.actions.map((action) => `order.${action}`));
    expect(named.sort()).toEqual(
      COMMANDS.map(({ name }) => name)
        .filter((name) => !elsewhere.has(name))
        .sort(),
    );
    for (const [name, { input, object, thing }] of Object.entries(CALLS)) {
      const said = verdict(who, commandOf(name)?.access.may as Permission, thing);
      const seen = await watched(() => visitor(role, stand).command(name, input));
      if (said !== 'allowed') expectDenied(seen, said, `POST /api/commands/${name}`, object);
      else {
        expect([200, 409], `${name} ${seen.answer.text}`).toContain(seen.answer.status);
        expect(seen.rows).toEqual([]);
      }
    }
  });

  test('takes the steps of a whistle that the table gives, on theirs and on another’s', async () => {
    const { engine } = gateway.house;
    for (const action of WHISTLE_FLOW.actions) {
      const { may } = WHISTLE_FLOW.steps[action];
      const known = called.get(action) as Called;
      const judged = ({ order, whistle }: Called) =>
        verdict(who, may, action === 'propose' ? placed(order) : placedWhistle(whistle as Whistle));
      const ready =
        judged(known) === 'allowed' ? await readyToWhistle(engine, GRID, action, MEMBERS) : known;
      const said = judged(ready);
      met.add(`whistle.${action} ${said}`);
      const { id, version } = action === 'propose' ? ready.order : (ready.whistle as Whistle);
      const extra = needsOf(action, MEMBERS, ready.whistle);
      const name = `whistle.${action}`;
      const seen = await watched(() =>
        visitor(role, stand).command(name, { id, version, ...extra }),
      );
      if (said !== 'allowed') expectDenied(seen, said, `POST /api/commands/${name}`, id);
      else {
        // The village is called to help, so it has a member's rights but not the lead's.
        if (action === 'conclude' && role === 'COMMUNITY')
          expectRefusal(seen.answer, 403, 'whistle.not-the-lead');
        else expect(seen.answer.status, `${name} ${seen.answer.text}`).toBe(200);
        expect(seen.rows).toEqual([]);
      }
    }
  }, 60_000);

  test('without the function is told so before anything is read', async () => {
    const bodies = ['{"broken', '[]', 'x'.repeat(100_000)];
    for (const [i, { name, access }] of COMMANDS.entries()) {
      if (role in PERMISSIONS[access.may]) continue;
      const body = bodies[i % bodies.length];
      const answer = await visitor(role, stand).post(`/api/commands/${name}`, body);
      expectRefusal(answer, 403, 'access.no-function');
    }
  });

  test('reads what the table lets them', async () => {
    const asks: Record<string, string> = {
      '/api/duplicates': `?point=${centre.join(',')}&category=0301`,
      '/api/positions/history': `?area=${viewerAt(role, stand).scopes[0]}&from=0&to=1000`,
    };
    const noted: Record<string, string> = {
      '/api/orders/export': 'export-orders',
      '/api/positions/history': 'read-tracks',
      '/api/viewings': 'read-viewings',
    };
    for (const { method, path, access } of ROUTES) {
      if (method !== 'GET' || path.includes(':')) continue;
      // An office beside the village has no community whose tracks it could ask for.
      if (path === '/api/positions/history' && role === 'COMMUNITY' && stand === 'near') continue;
      const seen = await watched(() => visitor(role, stand).get(path + (asks[path] ?? '')));
      const open = access === 'public' || access === 'session' || role in PERMISSIONS[access];
      if (open) expect(seen.answer.status, `${path} ${seen.answer.text.slice(0, 300)}`).toBe(200);
      else expectDenied(seen, 'no-function', `GET ${path}`, null);
      if (!open) continue;
      const action = noted[path];
      if (action === undefined) expect(seen.rows).toEqual([]);
      else expect(seen.rows).toMatchObject([{ action, outcome: 'done' }]);
    }
  });

  test('opens an order, its words and its photos where the table lets them, archived or not', async () => {
    const { engine } = gateway.house;
    // Not closed: what was closed today is still in the world, and the numbers count on it.
    const { id } = await orderIn(engine, GRID, 'HANDLING', { orgs: ORGS });
    expect(await take(engine, id, 'void')).toMatchObject({ ok: true });
    const archived = engine.world.orders.get(id) as Order;
    await engine.happen([orderArchived.of({ id })]);
    for (const order of [...standing.values(), archived])
      for (const [path, may] of [
        ['/api/orders/:id', 'order.read'],
        ['/api/orders/:id/words', 'order.words'],
        ['/api/orders/:id/photos', 'order.photo'],
      ] as const) {
        const { id } = order;
        const said = readVerdict(who, may, placed(order));
        met.add(`${may} ${said}`);
        const seen = await watched(() => visitor(role, stand).get(path.replace(':id', id)));
        if (said === 'no-function') {
          expectRefusal(seen.answer, 403, 'access.no-function');
          expect(seen.rows).toHaveLength(1);
        } else if (said === 'not-theirs') expectDenied(seen, said, `GET ${path}`, id);
        else if (may === 'order.words') {
          read(seen.answer, wordsRead);
          expect(seen.rows).toMatchObject([{ action: 'read-words', object: id, outcome: 'done' }]);
        } else {
          if (may === 'order.photo') read(seen.answer, photosRead);
          else
            expect(read(seen.answer, orderRead)).toMatchObject({
              order: { id },
              archived: id === archived.id,
            });
          expect(seen.rows).toEqual([]);
        }
      }
  });

  test('makes an account only as the administrator', async () => {
    const seen = await watched(() => visitor(role, stand).post('/api/accounts', {}));
    if (role === 'SYS_ADMIN') expectRefusal(seen.answer, 400, 'request.invalid');
    else expectDenied(seen, 'no-function', 'POST /api/accounts', null);
  });
});

test('the walk met each step and each read allowed, without the function, and on another’s order', () => {
  const whistled = WHISTLE_FLOW.actions.map((action) => `whistle.${action}`);
  const walked = [...LIFE_CYCLE.actions, ...whistled, 'order.read', 'order.words', 'order.photo'];
  for (const name of walked)
    for (const said of ['allowed', 'no-function', 'not-theirs'] satisfies Verdict[])
      expect(met, `${name} ${said}`).toContain(`${name} ${said}`);
});

describe('the clerk of another village', () => {
  let order: Order;
  let yuli: Visitor;
  let fuxi: Visitor;
  // Its worker checks nothing in Yuli.
  const THERE = '320506108004002';
  const handler = workerIn(THERE).id;
  beforeAll(async () => {
    order = await orderIn(gateway.house.engine, THERE, 'DISPATCHED');
    yuli = gateway.enter('yuli1');
    fuxi = gateway.enter('fuxi1');
  });

  test('finds no trace of it, however asked', async () => {
    const orderNo = order.orderNo as string;
    const area = pathOf(FUXI);
    const asked = [
      '',
      '?limit=200',
      `?q=${order.id}`,
      `?q=${orderNo}`,
      `?q=${orderNo.slice(-3)}`,
      `?q=${THERE}`,
      `?q=${order.category}`,
      '?q=%25',
      '?q=_',
      '?q=%27%20or%201%3D1%20--',
      '?state=DISPATCHED',
      `?grid=${THERE}`,
      `?area=${area}`,
      `?area=${area}${THERE}/`,
      `?area=/320506108/`,
      `?after=${order.reportedAt + 1}.${order.id}`,
      ...ORDER_NUMBERS.flatMap(({ id }) => [`?number=${id}`, `?number=${id}&area=${area}`]),
    ].map((query) => `/api/orders${query}`);
    const others = ['/api/world', '/api/numbers', `/api/numbers?area=${area}`, '/api/state-hash'];
    for (const path of [...asked, ...others]) {
      const { status, text } = await yuli.get(path);
      expect(status, `${path} ${text.slice(0, 200)}`).toBe(200);
      for (const trace of [order.id, orderNo, `"${handler}"`])
        expect(text.includes(trace), `${trace} in ${path}`).toBe(false);
      if (path.startsWith('/api/orders'))
        for (const row of orderList.parse(JSON.parse(text)).rows)
          expect(row.path.startsWith(pathOf(YULI)), path).toBe(true);
    }
    expect(read(await fuxi.get(`/api/orders?q=${orderNo}`), orderList).total).toBe(1);
  });

  test('counts nothing of it', async () => {
    const sum = async (who: Visitor, area: string) =>
      read(await who.get(`/api/numbers?area=${area}`), numbersRead).numbers.reduce(
        (total, { value }) => total + value,
        0,
      );
    expect(await sum(yuli, pathOf(FUXI))).toBe(0);
    expect(await sum(fuxi, pathOf(FUXI))).toBeGreaterThan(0);
    expect(await sum(yuli, '/320506108/')).toBe(await sum(yuli, pathOf(YULI)));
    for (const { id } of ORDER_NUMBERS) {
      const { numbers } = read(await yuli.get('/api/numbers'), numbersRead);
      const list = read(await yuli.get(`/api/orders?number=${id}&limit=200`), orderList);
      expect(list.total).toBe(numbers.find((number) => number.id === id)?.value);
    }
  });

  test('sees a world and a fingerprint of their own', async () => {
    const world = read(await yuli.get('/api/world'), afresh);
    for (const [shelf, { path }] of world.put)
      if (shelf === 'orders' || shelf === 'workers')
        expect(path.startsWith(pathOf(YULI))).toBe(true);
    const viewer = { role: 'COMMUNITY', post: 'COMMUNITY-03', worker: null, org: YULI } as const;
    const { hash } = new LensRoom(
      lensOf({ ...viewer, scopes: [pathOf(YULI)] }),
      gateway.house.engine.world,
    );
    expect(read(await yuli.get('/api/state-hash'), stateHashRead).hash).toBe(hash);
    expect(read(await fuxi.get('/api/state-hash'), stateHashRead).hash).not.toBe(hash);
  });

  test('gets 404 for every address that fuxi’s clerk was given, nobody 401, the expired 401', async () => {
    const expired = gateway.enter('fuxi1');
    await expired.ask('DELETE', '/api/session');
    for (const path of [`/api/orders/${order.id}`, `/api/orders/${order.id}/words`]) {
      expect((await fuxi.get(path)).status).toBe(200);
      expectRefusal(await yuli.get(path), 404, 'order.unknown');
      expectRefusal(await gateway.nobody().get(path), 401, 'access.signed-out');
      expectRefusal(await expired.get(path), 401, 'access.signed-out');
    }
    const same = { ...order, id: 'no-such-order' };
    const strange = await yuli.command('order.close', { id: same.id, version: 1, reply: 'Done.' });
    const others = await yuli.command('order.close', { id: order.id, version: 1, reply: 'Done.' });
    const words = ({ text }: Answer) => text.replaceAll(order.id, same.id);
    expect(words(others)).toBe(words(strange));
  });

  test('loses sight of an order that moves away, wherever they look', async () => {
    const moving = await orderIn(gateway.house.engine, GRID, 'FILED');
    const path = `/api/orders/${moving.id}`;
    expect((await yuli.get(path)).status).toBe(200);
    expectRefusal(await fuxi.get(path), 404);
    const move = {
      id: moving.id,
      version: moving.version,
      ...extraOf('relocate', GRID, ELSEWHERE),
    };
    const moved = await gateway.enter('chief1').command('order.relocate', move);
    expect(moved.status, moved.text).toBe(200);
    expectRefusal(await yuli.get(path), 404);
    expect((await fuxi.get(path)).status).toBe(200);
    expect((await yuli.get('/api/world')).text).not.toContain(moving.id);
    expect((await fuxi.get('/api/world')).text).toContain(moving.id);
  });
});

test('the administrator sees the ground of the town and none of its business', async () => {
  const admin = await gateway.enterAs('SYS_ADMIN');
  const { put } = read(await admin.get('/api/world'), afresh);
  expect(new Set(put.map(([shelf]) => shelf))).toEqual(new Set(['areas', 'grids']));
  for (const path of ['/api/orders', '/api/numbers', `/api/orders/${standing.get('FILED')?.id}`])
    expectRefusal(await admin.get(path), 403, 'access.no-function');
  const id = wish();
  expectRefusal(
    await admin.post('/api/commands/order.report', { id, input: reportIn(gridOf(GRID)) }),
    403,
  );
});
