/** The description of the API is true: everything in it is there, everything there is in it, and each call answers as it says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PERMISSIONS } from '#domain/access/table.ts';
import type { Role } from '#domain/access/viewer.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { REASONS, type Reason } from '#domain/reasons.ts';
import { LANGUAGES } from '#domain/town/town.ts';
import { WHISTLE_COMMANDS } from '#domain/whistle/commands.ts';
import type { Actor } from '#gateway/engine.ts';
import { ROUTES } from '#gateway/http/routes/catalogue.ts';
import { importState } from '#wire/imports.ts';
import { tell, WORDS } from '#wire/tell.ts';
import { hangCamera } from '../support/cameras.ts';
import {
  type Answer,
  expectRefusal,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { gridOf, orderIn, readyFor, takingOf } from '../support/order-ways.ts';
import { actor, NOW, reportIn, TOWN, wish, workerIn } from '../support/small-world.ts';

const GRID = '320506108207001';
const ELSEWHERE = '320506108004001';
const NO_CAMERA = '00000000000000000000';
const worker = workerIn(GRID);

/** A file that was brought and waits. */
async function waiting(): Promise<string> {
  const text = '工单编号,类别\nA-1,x\n';
  const answer = await admin.post('/api/imports?kind=orders&name=a.csv', text);
  return importState.parse(JSON.parse(answer.text)).id;
}
const NO_IMPORT = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

interface Case {
  /** A call by somebody who may. Absent where there is nothing to succeed at. */
  valid?: () => Promise<Answer>;
  /** A call that is wrong, and why. */
  wrong: () => Promise<Answer>;
  status: number;
  reason: Reason;
}

let gateway: TestGateway;
let real: TestGateway;
let chief: Visitor;
let admin: Visitor;
let fieldWorker: Visitor;
beforeAll(async () => {
  gateway = await startGateway();
  real = await startGateway({ DEMO: 'off' });
  chief = gateway.enter('chief1');
  admin = await gateway.enterAs('SYS_ADMIN');
  fieldWorker = await gateway.enterAs('GRID_WORKER', [gridOf(GRID).path], worker.id);
}, 60_000);
afterAll(() => Promise.all([gateway.close(), real.close()]));

/** A read with a parameter that does not fit, or with none to be wrong: an address that is not there. */
const badRead = (path: string): Case => ({
  valid: () => chief.get(path.split('?')[0] ?? path),
  wrong: () => chief.get(path),
  ...(path.includes('?')
    ? { status: 400, reason: 'request.invalid' }
    : { status: 404, reason: 'request.unknown-route' }),
});
const bare = (path: string, who: () => Visitor): Case => ({
  valid: () => who().get(path),
  wrong: () => who().get(`${path}/there-is-no-more`),
  status: 404,
  reason: 'request.unknown-route',
});

const newAccount = {
  login: 'new-clerk',
  password: 'a-password-1',
  role: 'COMMUNITY',
  no: 77,
  scopes: [TOWN],
  worker: null,
};

const selfHandled = (after: string) => ({
  grid: GRID,
  point: gridOf(GRID).centre,
  category: '0301',
  urgency: 1,
  before: 'a'.repeat(64),
  after: after.repeat(64),
  description: 'Swept away at once.',
});

const CASES: Record<string, Case> = {
  'GET /api/front': bare('/api/front', () => gateway.nobody()),
  'GET /api/door': bare('/api/door', () => gateway.nobody()),
  'POST /api/session': {
    valid: () => gateway.nobody().signIn('dispatcher1', 'demo-2022'),
    wrong: () => gateway.nobody().post('/api/session', { login: 7 }),
    status: 400,
    reason: 'request.invalid',
  },
  'GET /api/session': bare('/api/session', () => chief),
  'DELETE /api/session': {
    valid: () => gateway.enter('dispatcher2').ask('DELETE', '/api/session'),
    wrong: () => gateway.nobody().ask('DELETE', '/api/session'),
    status: 401,
    reason: 'access.signed-out',
  },
  'POST /api/set-up': {
    valid: () =>
      real.nobody().post('/api/set-up', {
        code: real.house.setUp.newCode(),
        login: 'first',
        password: 'a-password-1',
      }),
    wrong: () =>
      gateway.nobody().post('/api/set-up', { code: 'X', login: 'first', password: 'a-password-1' }),
    status: 403,
    reason: 'access.set-up-done',
  },
  'GET /api/town': bare('/api/town', () => chief),
  'GET /api/basemap': {
    valid: () => chief.get('/api/basemap'),
    wrong: () => chief.get('/api/basemap/there'),
    status: 404,
    reason: 'request.unknown-route',
  },
  'GET /api/basemap/:z/:x/:y': {
    // What comes out is no JSON; tests/gateway/basemap.test.ts reads it.
    wrong: () => chief.get('/api/basemap/15/0/0'),
    status: 404,
    reason: 'tile.unknown',
  },
  'GET /api/world': bare('/api/world', () => chief),
  'GET /api/census/buildings': badRead('/api/census/buildings?area=nowhere'),
  'GET /api/state-hash': bare('/api/state-hash', () => chief),
  'GET /api/orders': badRead('/api/orders?limit=0'),
  'GET /api/orders/columns': {
    // What comes out is no JSON; tests/gateway/order-columns.test.ts reads it.
    wrong: () => chief.get('/api/orders/columns?lamp=blue'),
    status: 400,
    reason: 'request.invalid',
  },
  'GET /api/orders/:id': {
    valid: async () =>
      chief.get(`/api/orders/${(await orderIn(gateway.house.engine, GRID, 'CLOSED')).id}`),
    wrong: () => chief.get('/api/orders/01ARZ3NDEKTSV4RRFFQ69G5FAV'),
    status: 404,
    reason: 'order.unknown',
  },
  'GET /api/positions/history': {
    valid: () => chief.get('/api/positions/history?area=/320506108/320506108207/&from=0&to=1000'),
    wrong: () => chief.get('/api/positions/history?area=/320506108/320506108207/&from=1&to=0'),
    status: 400,
    reason: 'request.invalid',
  },
  'GET /api/orders/:id/nearest': {
    valid: async () =>
      chief.get(`/api/orders/${(await orderIn(gateway.house.engine, GRID, 'FILED')).id}/nearest`),
    wrong: () => chief.get('/api/orders/01ARZ3NDEKTSV4RRFFQ69G5FAV/nearest'),
    status: 404,
    reason: 'order.unknown',
  },
  'POST /api/cameras/:id/stream': {
    valid: async () => {
      const camera = await hangCamera(gateway.house, GRID);
      return chief.post(`/api/cameras/${camera}/stream`, { purpose: 'LOOK' });
    },
    wrong: () => chief.post(`/api/cameras/${NO_CAMERA}/stream`, { purpose: 'LOOK' }),
    status: 404,
    reason: 'camera.unknown',
  },
  'DELETE /api/cameras/:id/stream/:viewing': {
    // There is nothing to end but what was begun; tests/gateway/video/streams.test.ts does both.
    wrong: () => chief.ask('DELETE', `/api/cameras/${NO_CAMERA}/stream/none`),
    status: 404,
    reason: 'camera.unknown',
  },
  'GET /api/cameras/:id/live/:ticket/:file': {
    // What comes out is no JSON; tests/gateway/video/streams.test.ts reads it.
    wrong: () => chief.get(`/api/cameras/${NO_CAMERA}/live/a.b.c/list.m3u8`),
    status: 404,
    reason: 'camera.unknown',
  },
  'GET /api/cameras/:id/still': {
    // What comes out is a picture.
    wrong: () => chief.get(`/api/cameras/${NO_CAMERA}/still`),
    status: 404,
    reason: 'camera.unknown',
  },
  'GET /api/patrols': badRead('/api/patrols?before=0'),
  'POST /api/commands/camera.patrol': {
    valid: async () =>
      chief.command('camera.patrol', { id: await hangCamera(gateway.house, GRID), mark: 'NORMAL' }),
    wrong: () => chief.command('camera.patrol', { id: NO_CAMERA, mark: 'NORMAL' }),
    status: 404,
    reason: 'camera.unknown',
  },
  'GET /api/viewings': {
    valid: () => admin.get('/api/viewings'),
    wrong: () => admin.get('/api/viewings?camera=7'),
    status: 400,
    reason: 'request.invalid',
  },
  'GET /api/orders/:id/words': {
    valid: async () =>
      chief.get(`/api/orders/${(await orderIn(gateway.house.engine, GRID, 'HANDLED')).id}/words`),
    wrong: () => chief.get(`/api/orders/${'x'.repeat(65)}/words`),
    status: 400,
    reason: 'request.invalid',
  },
  'GET /api/orders/:id/photos': {
    valid: async () =>
      chief.get(`/api/orders/${(await orderIn(gateway.house.engine, GRID, 'HANDLED')).id}/photos`),
    wrong: () => chief.get('/api/orders/01ARZ3NDEKTSV4RRFFQ69G5FAV/photos'),
    status: 404,
    reason: 'order.unknown',
  },
  'POST /api/orders/:id/photos': {
    // What goes in is no JSON; tests/gateway/attachments.test.ts sends it.
    wrong: async () => {
      const { id } = await orderIn(gateway.house.engine, GRID, 'HANDLING');
      return chief.post(`/api/orders/${id}/photos?phase=AFTER&id=${wish()}`, '<svg/>');
    },
    status: 400,
    reason: 'photo.kind',
  },
  'POST /api/drafts/photos': {
    // What goes in is no JSON; tests/gateway/clips.test.ts sends it.
    wrong: () => fieldWorker.post('/api/drafts/photos', '<svg/>'),
    status: 400,
    reason: 'photo.kind',
  },
  'GET /api/photos/:sha': {
    // What comes out is a picture; tests/gateway/attachments.test.ts reads it.
    wrong: () => chief.get('/api/photos/0?order=01ARZ3NDEKTSV4RRFFQ69G5FAV'),
    status: 404,
    reason: 'photo.unknown',
  },
  'GET /api/orders/export': {
    // What comes out is no JSON; tests/gateway/export.test.ts reads it.
    wrong: () => chief.get('/api/orders/export?format=docx'),
    status: 400,
    reason: 'request.invalid',
  },
  'GET /api/duplicates': {
    valid: () => chief.get(`/api/duplicates?point=${gridOf(GRID).centre.join(',')}&category=0301`),
    wrong: () => chief.get('/api/duplicates?point=here&category=0301'),
    status: 400,
    reason: 'request.invalid',
  },
  'GET /api/places': bare('/api/places', () => chief),
  'GET /api/orders/:id/caller': {
    // What comes out is read in tests/gateway/caller.test.ts.
    wrong: () => chief.get('/api/orders/01ARZ3NDEKTSV4RRFFQ69G5FAV/caller'),
    status: 404,
    reason: 'order.unknown',
  },
  'GET /api/whistles/:id/words': {
    // What comes out is read in tests/gateway/whistles.test.ts.
    wrong: () => chief.get('/api/whistles/01ARZ3NDEKTSV4RRFFQ69G5FAV/words'),
    status: 404,
    reason: 'whistle.unknown',
  },
  'GET /api/whistle-kpis': bare('/api/whistle-kpis', () => chief),
  'GET /api/kpis': badRead('/api/kpis?by=weather'),
  'GET /api/suspicious': badRead('/api/suspicious?limit=0'),
  'GET /api/numbers': badRead('/api/numbers?area=everywhere'),
  'GET /api/accounts': bare('/api/accounts', () => admin),
  'GET /api/kiosks': bare('/api/kiosks', () => admin),
  'POST /api/kiosks': {
    valid: () => admin.post('/api/kiosks', { name: '值班室', scope: TOWN }),
    wrong: () => admin.post('/api/kiosks', { name: '值班室', scope: '/elsewhere/' }),
    status: 404,
    reason: 'area.unknown',
  },
  'DELETE /api/kiosks/:id': {
    valid: () => admin.ask('DELETE', '/api/kiosks/01ARZ3NDEKTSV4RRFFQ69G5FAV'),
    wrong: () => admin.ask('DELETE', '/api/kiosks/x'),
    status: 400,
    reason: 'request.invalid',
  },
  'POST /api/kiosk': {
    // What a good code opens: tests/gateway/kiosks.test.ts.
    wrong: () => gateway.nobody().post('/api/kiosk', { code: 'none' }),
    status: 403,
    reason: 'access.bad-code',
  },
  'GET /api/imports': {
    valid: () => admin.get('/api/imports'),
    wrong: () => chief.get('/api/imports'),
    status: 403,
    reason: 'access.no-function',
  },
  'POST /api/imports': {
    valid: () => admin.post('/api/imports?kind=areas&name=a.geojson', '{}'),
    wrong: () => admin.post('/api/imports?kind=weather&name=a.geojson', '{}'),
    status: 400,
    reason: 'request.invalid',
  },
  'GET /api/imports/:id': {
    valid: async () => admin.get(`/api/imports/${await waiting()}`),
    wrong: () => admin.get(`/api/imports/${NO_IMPORT}`),
    status: 404,
    reason: 'import.unknown',
  },
  'POST /api/imports/:id/look': {
    valid: async () => admin.post(`/api/imports/${await waiting()}/look`, {}),
    wrong: () => admin.post(`/api/imports/${NO_IMPORT}/look`, {}),
    status: 404,
    reason: 'import.unknown',
  },
  'POST /api/imports/:id/check': {
    // What it comes to is told by its state; tests/gateway/imports.test.ts waits for it.
    wrong: () => admin.post(`/api/imports/${NO_IMPORT}/check`, { map: {} }),
    status: 404,
    reason: 'import.unknown',
  },
  'POST /api/imports/:id/start': {
    wrong: () => admin.post(`/api/imports/${NO_IMPORT}/start`, { map: {} }),
    status: 404,
    reason: 'import.unknown',
  },
  'POST /api/imports/:id/undo': {
    wrong: () => admin.post(`/api/imports/${NO_IMPORT}/undo`, {}),
    status: 404,
    reason: 'import.unknown',
  },
  'GET /api/imports/:id/rejects': {
    // What comes out is no JSON.
    wrong: () => admin.get(`/api/imports/${NO_IMPORT}/rejects`),
    status: 404,
    reason: 'import.unknown',
  },
  'DELETE /api/imports/:id': {
    valid: async () => admin.ask('DELETE', `/api/imports/${await waiting()}`),
    wrong: () => admin.ask('DELETE', `/api/imports/${NO_IMPORT}`),
    status: 404,
    reason: 'import.unknown',
  },
  'POST /api/accounts': {
    valid: () => admin.post('/api/accounts', newAccount),
    wrong: () => admin.post('/api/accounts', { ...newAccount, scopes: ['/elsewhere/'] }),
    status: 404,
    reason: 'area.unknown',
  },
  'POST /api/commands/order.report': {
    valid: () => chief.command('order.report', reportIn(gridOf(GRID))),
    wrong: () => chief.command('order.report', { ...reportIn(gridOf(GRID)), urgency: 9 }),
    status: 400,
    reason: 'request.invalid',
  },
  'POST /api/commands/order.self-handle': {
    // It needs photos sent before; tests/gateway/clips.test.ts sends them.
    wrong: () => fieldWorker.command('order.self-handle', selfHandled('a')),
    status: 409,
    reason: 'order.same-photo',
  },
  'POST /api/commands/worker.start-shift': {
    valid: async () => {
      await chief.command('worker.release', { id: worker.id });
      return fieldWorker.command('worker.start-shift', { id: worker.id });
    },
    wrong: () => fieldWorker.command('worker.start-shift', { id: 'w-99' }),
    status: 404,
    reason: 'worker.unknown',
  },
  'POST /api/commands/worker.end-shift': {
    valid: async () => {
      await fieldWorker.command('worker.start-shift', { id: worker.id });
      return fieldWorker.command('worker.end-shift', { id: worker.id });
    },
    wrong: () => fieldWorker.post('/api/commands/worker.end-shift', { id: 'short', input: {} }),
    status: 400,
    reason: 'request.invalid',
  },
  'POST /api/commands/worker.release': {
    valid: async () => {
      await fieldWorker.command('worker.start-shift', { id: worker.id });
      return chief.command('worker.release', { id: worker.id });
    },
    wrong: () => chief.command('worker.release', { id: 'w-99' }),
    status: 404,
    reason: 'worker.unknown',
  },
  'POST /api/commands/worker.call-for-help': {
    valid: () => fieldWorker.command('worker.call-for-help', { id: worker.id }),
    wrong: () => fieldWorker.command('worker.call-for-help', { id: 'w-99' }),
    status: 404,
    reason: 'worker.unknown',
  },
  'POST /api/commands/worker.help-came': {
    valid: () => fieldWorker.command('worker.help-came', { id: worker.id }),
    wrong: () => fieldWorker.command('worker.help-came', { id: worker.id }),
    status: 409,
    reason: 'worker.asks-nothing',
  },
  'POST /api/commands/worker.end-help': {
    valid: async () => {
      await fieldWorker.command('worker.call-for-help', { id: worker.id });
      return chief.command('worker.end-help', { id: worker.id });
    },
    wrong: () => chief.command('worker.end-help', { id: 'w-99' }),
    status: 404,
    reason: 'worker.unknown',
  },
  'POST /api/commands/alarm.acknowledge': {
    wrong: () => chief.command('alarm.acknowledge', { id: 'SOS.nobody', action: 'SENT' }),
    status: 404,
    reason: 'alarm.unknown',
  },
  'POST /api/commands/alarm.shelve': {
    wrong: () => chief.command('alarm.shelve', { id: 'SOS.nobody', reason: 'DRILL', minutes: 5 }),
    status: 404,
    reason: 'alarm.unknown',
  },
  'POST /api/commands/:name': {
    wrong: () => chief.command('order.forget', {}),
    status: 404,
    reason: 'command.unknown',
  },
};
/** Somebody in the chair of an actor. */
const seats = new Map<string, Promise<Visitor>>();
function inChairOf({ viewer }: Actor): Promise<Visitor> {
  const { role, scopes, worker, org } = viewer;
  const key = `${role} ${worker}`;
  const seat =
    seats.get(key) ?? gateway.enterAs(role, scopes, worker ?? undefined, org ?? undefined);
  seats.set(key, seat);
  return seat;
}

for (const action of LIFE_CYCLE.actions) {
  const take = async (older: number) => {
    const { engine } = gateway.house;
    const { id, version, handle } = await readyFor(engine, GRID, action);
    const master = action === 'merge' ? (await orderIn(engine, GRID, 'REPORTED')).id : 'nobody';
    const dueAt = handle?.dueAt ?? NOW;
    const { by, extra } = takingOf(action, GRID, { elsewhere: ELSEWHERE, master, dueAt });
    const who = await inChairOf(by);
    return who.command(`order.${action}`, { id, version: version - older, ...extra });
  };
  CASES[`POST /api/commands/order.${action}`] = {
    valid: () => take(0),
    // A version below the order's own: for an order nobody moved yet that is one it never had.
    wrong: () => take(1),
    status: 409,
    reason: 'order.changed',
  };
}

/** How whistles go right is told in tests/domain and in the journey; here only that each asks for what it needs. */
for (const { name, access } of WHISTLE_COMMANDS) {
  const [role] = Object.keys(PERMISSIONS[access.may]) as Role[];
  CASES[`POST /api/commands/${name}`] = {
    wrong: async () => {
      const who = await inChairOf(actor(role ?? 'DUTY_CHIEF'));
      return who.command(name, {});
    },
    status: 400,
    reason: 'request.invalid',
  };
}

interface Operation {
  readonly summary: string;
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
const document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), z.custom<Operation>())),
});
const description = async () =>
  document.parse(JSON.parse((await gateway.nobody().get('/api/openapi.json')).text));
const inDescription = (path: string) => path.replace(/:(\w+)/g, '{$1}');
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test('the description names exactly the routes there are, and each case here is one of them', async () => {
  const { paths } = await description();
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(
    ROUTES.map(({ method, path }) => `${method} ${inDescription(path)}`).sort(),
  );
  expect(Object.keys(CASES).sort()).toEqual(ROUTES.map(nameOf).sort());
});

describe.each(ROUTES.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
  const operation = async () =>
    (await description()).paths[inDescription(route.path)]?.[route.method.toLowerCase()];
  const fits = async ({ status, text }: Answer) => {
    const schema = (await operation())?.responses[status]?.content?.['application/json']?.schema;
    expect(schema, `${name} describes no ${status}`).toBeDefined();
    z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).parse(JSON.parse(text));
  };

  test('says what it is for, and a rightful call is answered as described', async () => {
    expect((await operation())?.summary.length).toBeGreaterThan(5);
    const answer = await CASES[name]?.valid?.();
    if (!answer) return;
    expect(answer.status, answer.text.slice(0, 300)).toBe(200);
    await fits(answer);
  });

  test('a wrong call is refused as described, with the reason', async () => {
    const { wrong, status, reason } = CASES[name] as Case;
    const answer = await wrong();
    expectRefusal(answer, status, reason);
    await fits(answer);
  });

  if (route.access === 'public') return;
  test('is closed to everybody who is not signed in', async () => {
    const path = route.path.replace(/:\w+/g, 'x');
    const body = route.method === 'POST' ? { id: wish(), input: {} } : undefined;
    const strangers = [undefined, 'sid=', 'sid=nonsense', `sid=${'A'.repeat(43)}`, 'other=1'];
    for (const cookie of strangers) {
      const stranger = gateway.nobody();
      stranger.cookie = cookie;
      const answer = await stranger.ask(route.method, path, body);
      expectRefusal(answer, 401, 'access.signed-out');
    }
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.keys(REASONS) as Reason[])('%s has a sentence of its own', (reason) => {
    const context = { language, zone: 'Asia/Shanghai', workerNo: () => 7 };
    const sentence = tell({ reason, params: {} }, context);
    expect(sentence.length).toBeGreaterThan(3);
    const same = Object.entries(WORDS[language].reasons).filter(
      ([, text]) => text === WORDS[language].reasons[reason],
    );
    expect(same).toHaveLength(1);
  });

  test('a refusal over HTTP speaks it', async () => {
    const answer = await gateway.nobody().get('/api/session', { 'accept-language': language });
    const { message } = expectRefusal(answer, 401);
    expect(message).toBe(WORDS[language].reasons['access.signed-out']);
  });
});
