/** The authorisation table, walked: every command and every route, as every role, on what is theirs and on what is another's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lensOf } from '#domain/access/lens.ts';
import { PERMISSIONS, type Permission, type Relation } from '#domain/access/table.ts';
import { ROLES, type Role } from '#domain/access/viewer.ts';
import { COMMANDS, commandOf } from '#domain/catalogue.ts';
import { orderArchived } from '#domain/order/events.ts';
import { LIFE_CYCLE, ORDER_STATES, type OrderState } from '#domain/order/flow.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';
import { ROUTES } from '#gateway/http/routes/catalogue.ts';
import { LensRoom } from '#gateway/live/lens-room.ts';
import { afresh } from '#wire/protocol.ts';
import { numbersRead, orderList, orderRead, stateHashRead, wordsRead } from '#wire/reads.ts';
import {
  type Answer,
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { extraOf, gridOf, orderIn } from '../support/order-ways.ts';
import { FUXI, pathOf, reportIn, wish, workerIn, YULI } from '../support/small-world.ts';

const GRID = '320506108207001';
const ELSEWHERE = '320506108004001';
const worker = workerIn(GRID);

/** How somebody stands to Yuli's first grid and what its worker handles. `near`: of the place, but it is not in their hands. */
type Stand = 'home' | 'near' | 'away';
const STANDS: Record<Stand, (role: Role) => readonly [scopes: string[], worker?: string]> = {
  home: (role) => (role === 'GRID_WORKER' ? [[gridOf(GRID).path], worker.id] : [[pathOf(YULI)]]),
  near: () => [[gridOf(GRID).path], 'w-19'],
  away: (role) => (role === 'GRID_WORKER' ? [[gridOf(ELSEWHERE).path], 'w-01'] : [[pathOf(FUXI)]]),
};
const EVERYONE = ROLES.flatMap((role) =>
  (role === 'GRID_WORKER' ? (['home', 'near', 'away'] as const) : (['home', 'away'] as const)).map(
    (stand) => [role, stand] as const,
  ),
);

let gateway: TestGateway;
const visitors = new Map<string, Visitor>();
const standing = new Map<OrderState, Order>();
const visitor = (role: Role, stand: Stand) => visitors.get(`${role} ${stand}`) as Visitor;

beforeAll(async () => {
  gateway = await startGateway();
  for (const [role, stand] of EVERYONE)
    visitors.set(`${role} ${stand}`, await gateway.enterAs(role, ...STANDS[stand](role)));
  for (const state of ORDER_STATES)
    standing.set(state, await orderIn(gateway.house.engine, GRID, state));
});
afterAll(() => gateway.close());

type Verdict = 'allowed' | 'no-function' | 'not-theirs';

/** What the table says of a role on a thing of Yuli's first grid that is (or is not) in the hands of its worker. */
function verdict(role: Role, stand: Stand, may: Permission, inHand: boolean): Verdict {
  const relation = (PERMISSIONS[may] as Partial<Record<Role, Relation>>)[role];
  if (!relation) return 'no-function';
  if (relation === 'town' || (relation === 'area' && stand !== 'away')) return 'allowed';
  return relation === 'own' && stand === 'home' && inHand ? 'allowed' : 'not-theirs';
}

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
  test('takes the steps of an order that the table gives, in the states that allow them', async () => {
    for (const action of LIFE_CYCLE.actions)
      for (const state of ORDER_STATES) {
        const { may } = LIFE_CYCLE.steps[action];
        const known = standing.get(state) as Order;
        const said = verdict(role, stand, may, known.handler === worker.id);
        // Without the function the state is never looked at: one is enough.
        if (said === 'no-function' && state !== 'FILED') continue;
        const now = said === 'allowed' && LIFE_CYCLE.allows(state, action);
        const { id, version } = now ? await orderIn(gateway.house.engine, GRID, state) : known;
        const name = `order.${action}`;
        const input = { id, version, ...extraOf(action, GRID, ELSEWHERE) };
        const seen = await watched(() => visitor(role, stand).command(name, input));
        if (said !== 'allowed') expectDenied(seen, said, `POST /api/commands/${name}`, id);
        else {
          if (now) expect(seen.answer.status, `${name} ${state} ${seen.answer.text}`).toBe(200);
          else expectRefusal(seen.answer, 409, 'order.not-now');
          expect(seen.rows).toEqual([]);
        }
      }
  });

  test('reports where the table lets them, and turns the shifts it gives them', async () => {
    const CALLS = {
      'order.report': { input: reportIn(gridOf(GRID)), object: null },
      'worker.start-shift': { input: { id: worker.id }, object: worker.id },
      'worker.end-shift': { input: { id: worker.id }, object: worker.id },
      'worker.release': { input: { id: worker.id }, object: worker.id },
    };
    const named = Object.keys(CALLS).concat(LIFE_CYCLE.actions.map((action) => `order.${action}`));
    expect(named.sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
    for (const [name, { input, object }] of Object.entries(CALLS)) {
      const may = commandOf(name)?.access.may as Permission;
      const said = verdict(role, stand, may, true);
      const seen = await watched(() => visitor(role, stand).command(name, input));
      if (said !== 'allowed') expectDenied(seen, said, `POST /api/commands/${name}`, object);
      else {
        expect([200, 409], `${name} ${seen.answer.text}`).toContain(seen.answer.status);
        expect(seen.rows).toEqual([]);
      }
    }
  });

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
    for (const { method, path, access } of ROUTES) {
      if (method !== 'GET' || path.includes(':')) continue;
      const seen = await watched(() => visitor(role, stand).get(path));
      const open = access === 'public' || access === 'session' || role in PERMISSIONS[access];
      if (open) expect(seen.answer.status, `${path} ${seen.answer.text}`).toBe(200);
      else expectDenied(seen, 'no-function', `GET ${path}`, null);
      if (open) expect(seen.rows).toEqual([]);
    }
  });

  test('opens an order and its words where the table lets them, archived or not', async () => {
    const { engine } = gateway.house;
    const archived = await orderIn(engine, GRID, 'CLOSED');
    await engine.happen([orderArchived.of({ id: archived.id })]);
    for (const { id, handler } of [...standing.values(), archived]) {
      for (const [path, may] of [
        ['/api/orders/:id', 'order.read'],
        ['/api/orders/:id/words', 'order.words'],
      ] as const) {
        const said = verdict(role, stand, may, handler === worker.id);
        const seen = await watched(() => visitor(role, stand).get(path.replace(':id', id)));
        if (said === 'no-function') {
          expectRefusal(seen.answer, 403, 'access.no-function');
          expect(seen.rows).toHaveLength(1);
        } else if (said === 'not-theirs') expectDenied(seen, said, `GET ${path}`, id);
        else if (may === 'order.read') {
          expect(read(seen.answer, orderRead)).toMatchObject({
            order: { id },
            archived: id === archived.id,
          });
          expect(seen.rows).toEqual([]);
        } else {
          read(seen.answer, wordsRead);
          expect(seen.rows).toMatchObject([{ action: 'read-words', object: id, outcome: 'done' }]);
        }
      }
    }
  });

  test('makes an account only as the administrator', async () => {
    const seen = await watched(() => visitor(role, stand).post('/api/accounts', {}));
    if (role === 'SYS_ADMIN') expectRefusal(seen.answer, 400, 'request.invalid');
    else expectDenied(seen, 'no-function', 'POST /api/accounts', null);
  });
});

describe('the clerk of another village', () => {
  let order: Order;
  let yuli: Visitor;
  let fuxi: Visitor;
  const handler = workerIn(ELSEWHERE).id;
  beforeAll(async () => {
    order = await orderIn(gateway.house.engine, ELSEWHERE, 'DISPATCHED');
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
      `?q=${ELSEWHERE}`,
      `?q=${order.category}`,
      '?q=%25',
      '?q=_',
      '?q=%27%20or%201%3D1%20--',
      '?state=DISPATCHED',
      `?grid=${ELSEWHERE}`,
      `?area=${area}`,
      `?area=${area}${ELSEWHERE}/`,
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
    const strange = await yuli.command('order.close', { id: same.id, version: 1 });
    const others = await yuli.command('order.close', { id: order.id, version: 1 });
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
