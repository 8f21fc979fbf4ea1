/** Who comes in, how long they stay, and how they go: cookies, idleness, lock-out, foreign pages, the first administrator. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Reason } from '#domain/reasons.ts';
import { greeting } from '#gateway/greeting.ts';
import { accountList, accountRow, front, session } from '#wire/reads.ts';
import {
  expectRefusal,
  gatewayFolder,
  openOn,
  read,
  type Screen,
  seat,
  sendRaw,
  startGateway,
  type TestGateway,
  Visitor,
} from '../support/gateway.ts';
import { TOWN } from '../support/small-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const NAMED = ['https://centre.example', 'http://wall.example:81'];

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ORIGINS: NAMED.join(',') });
});
afterAll(() => gateway.close());

const said = (screen: Screen, event: 'connect' | 'disconnect') =>
  new Promise<number>((resolve) => screen.once(event, () => resolve(Date.now())));
const farewell = (screen: Screen) =>
  new Promise<string>((resolve) => screen.once('farewell', ({ reason }) => resolve(reason)));
const connectError = (screen: Screen) =>
  new Promise<string>((resolve) => {
    screen.once('connect', () => resolve('connected'));
    screen.once('connect_error', ({ message }) => resolve(message));
  }).finally(() => screen.close());

const agoIn = (column: 'seen' | 'opened', ms: number, login: string) =>
  gateway.store
    .prepare(
      `update sessions set ${column} = ? where account = (select id from accounts where login = ?)`,
    )
    .run(Date.now() - ms, login);

test('a demo offers a chair that may open the administrator’s pages', async () => {
  const { demo, demoPassword } = read(await gateway.nobody().get('/api/front'), front);
  const chair = demo.find(({ opens }) => opens === '/admin');
  const admin = gateway.nobody();
  await admin.signIn(chair?.login ?? '', demoPassword ?? '');
  const { accounts } = read(await admin.get('/api/accounts'), accountList);
  expect(accounts.map(({ login }) => login)).toContain(chair?.login);
});

describe('signing in', () => {
  test('gives a cookie no script reads and no other site sends, and says who one is', async () => {
    const visitor = gateway.nobody();
    const answer = await visitor.signIn('yuli1', 'demo-2022');
    expect(read(answer, session)).toMatchObject({
      login: 'yuli1',
      viewer: { role: 'COMMUNITY', scopes: ['/320506108/320506108207/'] },
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.text).not.toContain(cookie.slice(4, 47));
    expect(read(await visitor.get('/api/session'), session).login).toBe('yuli1');
    const rows = gateway.store.prepare('select token from sessions').all() as { token: Buffer }[];
    for (const { token } of rows) expect(token.toString('base64url')).not.toBe(cookie.slice(4, 47));
  });

  test('the wall’s cookie outlives its browser', async () => {
    const answer = await gateway.nobody().signIn('wall1', 'demo-2022');
    expect(read(answer, session).idleUntil).toBeNull();
    expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=34560000');
  });

  test('fails alike for a wrong password, an unknown and a closed account', async () => {
    const closed = await seat(gateway.house, 'DISPATCHER');
    gateway.store.prepare('update accounts set disabled = 1 where id = ?').run(closed.id);
    const answers = [
      await gateway.nobody().signIn('dispatcher1', 'wrong'),
      await gateway.nobody().signIn('nobody-at-all', 'wrong'),
      await gateway.nobody().signIn(closed.login, 'pass-2022-x'),
      await gateway.nobody().signIn("' or 1=1 --", 'demo-2022'),
    ];
    for (const answer of answers) {
      expectRefusal(answer, 401, 'access.bad-sign-in');
      expect(answer.text).toBe(answers[0]?.text);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test('is locked after five failures, for ten minutes, and says so even to the right password', async () => {
    const { login, id } = await seat(gateway.house, 'DISPATCHER');
    for (let i = 0; i < 5; i++)
      expectRefusal(await gateway.nobody().signIn(login, 'wrong'), 401, 'access.bad-sign-in');
    const locked = await gateway.nobody().signIn(login, 'pass-2022-x');
    const { params, message } = expectRefusal(locked, 429, 'access.locked-out');
    expect(params).toEqual({ minutes: 10 });
    expect(message).toContain('10 分钟');
    gateway.store.prepare('update accounts set locked_until = ? where id = ?').run(Date.now(), id);
    read(await gateway.nobody().signIn(login, 'pass-2022-x'), session);
  });

  test('is locked for those who try all at once, too', async () => {
    const { login } = await seat(gateway.house, 'DISPATCHER');
    const guesses = [...Array.from({ length: 11 }, (_, i) => `guess-${i}`), 'pass-2022-x'];
    const tried = await Promise.all(
      guesses.map((guess) => gateway.house.accounts.check(login, guess)),
    );
    expect(tried.filter((found) => found === undefined)).toHaveLength(5);
    expect(tried.some((found) => found && 'id' in found)).toBe(false);
  });

  test('leaves a row in the audit, whatever came of it', async () => {
    const rows = gateway.store
      .prepare(`select distinct outcome, detail from audit where action = 'sign-in'`)
      .all();
    expect(rows).toEqual(
      expect.arrayContaining([
        { outcome: 'done', detail: '' },
        { outcome: 'refused', detail: 'access.bad-sign-in' },
        { outcome: 'refused', detail: 'access.locked-out' },
      ]),
    );
    expect(gateway.house.audit.firstBroken()).toBeUndefined();
  });
});

describe('leaving', () => {
  test('signing out ends the session and says farewell to its sockets, not to others', async () => {
    const leaving = gateway.enter('dispatcher1');
    const staying = gateway.enter('dispatcher1');
    const screen = leaving.screen();
    const other = staying.screen();
    await Promise.all([said(screen, 'connect'), said(other, 'connect')]);
    const told = farewell(screen);
    const closed = said(screen, 'disconnect');
    const asked = Date.now();
    const { cookie } = leaving;
    const answer = await leaving.ask('DELETE', '/api/session');
    expect(answer.headers.getSetCookie()[0]).toMatch(/^sid=; Max-Age=0; Path=\/;/);
    expect(await told).toBe('access.signed-out');
    expect((await closed) - asked).toBeLessThan(5_000);
    expect(other.connected).toBe(true);
    other.close();
    leaving.cookie = cookie;
    expectRefusal(await leaving.get('/api/session'), 401, 'access.signed-out');
    expect(await connectError(leaving.screen())).toBe('access.signed-out');
    read(await staying.get('/api/session'), session);
  });

  test('disuse, half a day and a closed account end a session: its sockets within 5 s', async () => {
    const ends = {
      dispatcher2: () => agoIn('seen', 30 * MINUTE + 1, 'dispatcher2'),
      worker1: () => agoIn('opened', 12 * HOUR + 1, 'worker1'),
      worker2: () =>
        gateway.store.prepare(`update accounts set disabled = 1 where login = 'worker2'`).run(),
    };
    const watchedEnd = async ([login, end]: [string, () => unknown]) => {
      const visitor = gateway.enter(login);
      const screen = visitor.screen();
      await said(screen, 'connect');
      const told = farewell(screen);
      const closed = said(screen, 'disconnect');
      const ended = Date.now();
      end();
      expect(await told).toBe('access.signed-out');
      expect((await closed) - ended, login).toBeLessThan(5_000);
      expectRefusal(await visitor.get('/api/orders'), 401, 'access.signed-out');
      expectRefusal(await visitor.command('order.report', {}), 401, 'access.signed-out');
    };
    await Promise.all(Object.entries(ends).map(watchedEnd));
  });

  test('looking is no use, doing and asking who one is are', async () => {
    const visitor = gateway.enter('fuxi1');
    const seen = () =>
      (
        gateway.store
          .prepare(
            `select seen from sessions where account = (select id from accounts where login = 'fuxi1')`,
          )
          .get() as { seen: number }
      ).seen;
    const uses: [string, () => Promise<unknown>, boolean][] = [
      ['GET /api/orders', () => visitor.get('/api/orders'), false],
      ['GET /api/session', () => visitor.get('/api/session'), true],
      ['a command', () => visitor.command('order.close', {}), true],
    ];
    for (const [name, call, counts] of uses) {
      agoIn('seen', 20 * MINUTE, 'fuxi1');
      await call();
      expect(Date.now() - seen() < MINUTE, name).toBe(counts);
    }
    const { idleUntil } = read(await visitor.get('/api/session'), session);
    expect((idleUntil ?? 0) - Date.now()).toBeGreaterThan(29 * MINUTE);
  });

  test('the wall stays, however long nobody touches it', async () => {
    const wall = gateway.enter('wall1');
    agoIn('seen', 40 * 24 * HOUR, 'wall1');
    agoIn('opened', 40 * 24 * HOUR, 'wall1');
    gateway.house.sessions.sweep();
    expect(read(await wall.get('/api/session'), session).idleUntil).toBeNull();
    expect(await connectError(wall.screen())).toBe('connected');
  });
});

describe('another site’s page', () => {
  const own = () => gateway.url;
  const foreign = () => [
    'http://evil.example',
    'null',
    'http://localhost',
    'http://localhost:1',
    own().replace('http:', 'https:'),
    `${own()}.evil.example`,
    own().replace('localhost', '127.0.0.1'),
  ];

  test('posts nothing, opens no socket, watches nobody', async () => {
    const chief = gateway.enter('chief1');
    for (const origin of foreign()) {
      for (const answer of [
        await chief.post('/api/commands/order.report', {}, { origin }),
        await chief.ask('DELETE', '/api/session', undefined, { origin }),
        await gateway.nobody().post('/api/session', {}, { origin }),
      ])
        expect(expectRefusal(answer, 403, 'access.foreign-origin').params).toEqual({ origin });
      expect(await connectError(chief.screen({ origin }))).toBe('access.foreign-origin');
      expect(await watch(chief, { origin })).toContain('access.foreign-origin');
    }
    read(await chief.get('/api/session'), session);
  });

  test('our own page does, and so does one that is named in ORIGINS', async () => {
    const chief = gateway.enter('chief1');
    expectRefusal(
      await chief.post('/api/commands/order.report', {}, { origin: own() }),
      400,
      'request.invalid',
    );
    expect(await connectError(chief.screen({ origin: own() }))).toBe('connected');
    expect(await watch(chief, { origin: own() })).toContain('101 Switching Protocols');
    for (const origin of NAMED)
      expectRefusal(
        await chief.post('/api/commands/order.report', {}, { origin }),
        400,
        'request.invalid',
      );
  });

  function watch({ url, cookie }: Visitor, headers: Record<string, string>): Promise<string> {
    const { host } = new URL(url);
    const lines = {
      host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...(cookie ? { cookie } : {}),
      ...headers,
    };
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    return sendRaw(url, `GET /stream?area=${TOWN} HTTP/1.1\r\n${head.join('')}\r\n`, {
      quietMs: 150,
    });
  }
});

test.each([
  ['no cookie', undefined],
  ['a cookie of nobody', 'sid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ['another cookie', 'sidx=1; lang=zh'],
])('a socket with %s is told why it may not connect', async (_, cookie) => {
  const visitor = gateway.nobody();
  visitor.cookie = cookie;
  expect(await connectError(visitor.screen())).toBe('access.signed-out' satisfies Reason);
});

describe('a real town', () => {
  const admin = { login: 'head', password: 'a-password-1' };
  const clerk = { login: 'clerk', password: 'a-password-2' };
  const inTown = { role: 'DISPATCHER', no: 1, scopes: [TOWN], worker: null };
  let real: TestGateway;
  beforeAll(async () => {
    real = await startGateway({ DEMO: 'off' });
  });
  afterAll(() => real.close());

  test('has no demo accounts, and one code for its first administrator', async () => {
    expect(read(await real.nobody().get('/api/front'), front)).toMatchObject({
      stage: 'set-up',
      demo: [],
      demoPassword: null,
    });
    expectRefusal(await real.nobody().signIn('chief1', 'demo-2022'), 401, 'access.bad-sign-in');
    expect(real.house.accounts.all()).toEqual([]);

    const greeted = greeting(real);
    const [code = ''] = /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(greeted) ?? [];
    expect(greeted).toContain('/set-up');
    expect(code).not.toBe('');
    const setUp = (given: string) => real.nobody().post('/api/set-up', { ...admin, code: given });
    for (const wrong of ['AAAA-AAAA-AAAA-AAAA', code.slice(0, -1), `${code}A`])
      expectRefusal(await setUp(wrong), 403, 'access.bad-code');
    expectRefusal(
      await real.nobody().post('/api/set-up', { ...admin, code, password: 'onlyletters' }),
      400,
      'request.invalid',
    );
    const both = await Promise.all([setUp(` ${code.toLowerCase()} `), setUp(code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    expectRefusal(await setUp(code), 403, 'access.set-up-done');
    expect(read(await real.nobody().get('/api/front'), front).stage).toBe('open');
    expect(greeting(real)).not.toMatch(/[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/);
    expect(real.house.accounts.all()).toHaveLength(1);
  });

  test('its administrator adds an account, and that one signs in', async () => {
    const head = real.nobody();
    expect(read(await head.signIn(admin.login, admin.password), session).viewer.role).toBe(
      'SYS_ADMIN',
    );
    const add = (body: object) => head.post('/api/accounts', { ...clerk, ...inTown, ...body });
    expectRefusal(await add({ password: 'short1' }), 400, 'request.invalid');
    expectRefusal(await add({ scopes: ['/another-town/'] }), 404, 'area.unknown');
    expectRefusal(await add({ org: 'NOBODY' }), 404, 'org.unknown');
    expectRefusal(await add({ worker: 'w-99' }), 404, 'worker.unknown');
    expectRefusal(await add({ scopes: [] }), 400, 'request.invalid');
    expect(read(await add({}), accountRow)).toMatchObject({
      login: 'clerk',
      post: 'DISPATCHER-01',
      disabled: false,
    });
    expectRefusal(await add({}), 409, 'account.taken');
    expectRefusal(await add({ login: 'other' }), 409, 'account.taken');
    const office = { login: 'office', role: 'DEPT', scopes: [], org: 'ENFORCEMENT' };
    expect(read(await add(office), accountRow)).toMatchObject({ scopes: [], org: 'ENFORCEMENT' });
    const list = await head.get('/api/accounts');
    expect(read(list, accountList).accounts.map(({ login }) => login)).toEqual([
      ...['clerk', 'head', 'office'],
    ]);
    expect(list.text).not.toContain('argon2');
    const visitor = real.nobody();
    expect(read(await visitor.signIn(clerk.login, clerk.password), session).viewer).toEqual({
      ...{ role: 'DISPATCHER', post: 'DISPATCHER-01' },
      scopes: [TOWN],
      worker: null,
      org: null,
    });
    expectRefusal(await visitor.get('/api/accounts'), 403, 'access.no-function');
  });

  test('an address that guesses secrets is slowed down', async () => {
    const answers = [];
    for (let i = 0; i < 35; i++) answers.push(await real.nobody().signIn('nobody', 'guess'));
    const last = answers.at(-1);
    if (last) expectRefusal(last, 429, 'request.too-many');
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(30);
    read(await real.nobody().get('/api/front'), front);
  });

  test('started again before it was set up, only the newest code is good; after that none is needed', async () => {
    const place = gatewayFolder();
    onTestFinished(place.remove);
    const first = await openOn(place, { DEMO: 'off' });
    const old = first.house.setUp.newCode();
    await first.close();

    const second = await openOn(place, { DEMO: 'off' });
    const visitor = new Visitor(second.url);
    const code = second.house.setUp.newCode();
    expectRefusal(
      await visitor.post('/api/set-up', { ...admin, code: old }),
      403,
      'access.bad-code',
    );
    expect((await visitor.post('/api/set-up', { ...admin, code })).status).toBe(200);
    await second.close();

    const third = await openOn(place, { DEMO: 'off' });
    // A year without holidays is told as well, toward its end.
    const lines = greeting(third)
      .split('\n')
      .filter((line) => !line.includes('holidays'));
    expect(lines).toEqual([`ready ${third.url}`]);
    read(await new Visitor(third.url).signIn(admin.login, admin.password), session);
    await third.close();
  });
});
