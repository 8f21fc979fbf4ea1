/** A folder that is in use, another's, damaged or full: nothing is lost, nothing is replaced, and somebody is told in a sentence. */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { lensOf } from '#domain/access/lens.ts';
import { StartFault } from '#gateway/fault.ts';
import { LensRoom } from '#gateway/live/lens-room.ts';
import { afresh } from '#wire/protocol.ts';
import {
  expectRefusal,
  gatewayFolder,
  openOn,
  read,
  type Screen,
  seat,
  Visitor,
} from '../support/gateway.ts';
import { gridOf, orderIn } from '../support/order-ways.ts';
import { reportIn, viewer } from '../support/small-world.ts';

const GRID = '320506108207001';
const report = reportIn(gridOf(GRID));

type Place = ReturnType<typeof gatewayFolder>;
const townIn = ({ folder }: Place) => join(folder, 'data', 'guangfu');
const storeIn = (place: Place) => join(townIn(place), 'town.sqlite');

let place: Place;
beforeEach(() => {
  const made = gatewayFolder();
  onTestFinished(made.remove);
  place = made;
});

/** What a start says that must not go ahead. */
async function refused(settings: Record<string, string> = {}): Promise<string> {
  try {
    const gateway = await openOn(place, settings);
    await gateway.close();
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(StartFault);
    const { message } = error as Error;
    expect(message).toMatch(/^[^\n]{20,}$/);
    return message;
  }
  throw new Error('it went ahead');
}

/** Founds a real town with a few orders in it and stops. */
async function founded(settings: Record<string, string> = { DEMO: 'off' }) {
  const gateway = await openOn(place, settings);
  for (const state of ['FILED', 'CLOSED', 'HANDLING'] as const)
    await orderIn(gateway.house.engine, GRID, state);
  const { seq } = gateway.house.engine;
  await gateway.close();
  return seq;
}

const fingerprint = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a folder in use', () => {
  /** Another process that holds the folder as a gateway does. */
  async function holder() {
    const script = `
      import Database from 'better-sqlite3';
      const db = new Database(${JSON.stringify(join(townIn(place), 'lock.sqlite'))});
      db.exec('begin exclusive');
      console.log('held');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    onTestFinished(() => void child.kill('SIGKILL'));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    return child;
  }

  test('by another process is refused at once; when that one is killed it is free', async () => {
    const seq = await founded();
    const child = await holder();
    const before = fingerprint(storeIn(place));
    const began = Date.now();
    expect(await refused({ DEMO: 'off' })).toContain(
      `${townIn(place)} is in use by another gateway`,
    );
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(fingerprint(storeIn(place))).toBe(before);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    const gateway = await openOn(place, { DEMO: 'off' });
    expect(gateway.house.engine.seq).toBe(seq);
    await gateway.close();
  });

  test('by a gateway is refused to a second one, and the first goes on', async () => {
    const gateway = await openOn(place, { DEMO: 'off' });
    expect(await refused({ DEMO: 'off' })).toContain('is in use');
    expect((await new Visitor(gateway.url).get('/api/front')).status).toBe(200);
    await gateway.close();
  });
});

test('a port in use is told with the way out, and the folder is free again', async () => {
  await founded();
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const said = await refused({ DEMO: 'off', PORT: String(port) });
  expect(said).toBe(
    `Port ${port} is taken by another program. Choose another: PORT=8701 npm start`,
  );
  await new Promise((resolve) => other.close(resolve));
  const gateway = await openOn(place, { DEMO: 'off', PORT: String(port) });
  expect(gateway.url).toBe(`http://localhost:${port}`);
  await gateway.close();
});

describe('a folder that is another’s', () => {
  test('another town’s is refused and left alone', async () => {
    await founded();
    const towns = join(place.folder, 'towns', 'elsewhere');
    cpSync('tests/towns/guangfu', towns, { recursive: true });
    const town = JSON.parse(readFileSync(join(towns, 'town.json'), 'utf8'));
    writeFileSync(join(towns, 'town.json'), JSON.stringify({ ...town, id: 'elsewhere' }));
    const folder = join(place.folder, 'data', 'elsewhere');
    renameSync(townIn(place), folder);
    const before = fingerprint(join(folder, 'town.sqlite'));
    const settings = { DEMO: 'off', TOWN: 'elsewhere', TOWNS_DIR: join(place.folder, 'towns') };
    expect(await refused(settings)).toContain('holds the town “guangfu”, not “elsewhere”');
    expect(fingerprint(join(folder, 'town.sqlite'))).toBe(before);
  });

  test.each([
    ['a demo’s', { DEMO: 'still' }, { DEMO: 'off' }, 'holds a demo'],
    ['a real town’s', { DEMO: 'off' }, { DEMO: 'live' }, 'holds a real town'],
  ])('%s is not taken for the other', async (_, was, now, told) => {
    await founded(was);
    const before = fingerprint(storeIn(place));
    expect(await refused(now)).toContain(told);
    expect(fingerprint(storeIn(place))).toBe(before);
    await (await openOn(place, was)).close();
  });

  test('a newer program’s is refused and left alone', async () => {
    await founded();
    const db = new Database(storeIn(place));
    db.pragma('user_version = 99');
    db.close();
    const before = fingerprint(storeIn(place));
    expect(await refused({ DEMO: 'off' })).toMatch(
      /newer version .* \(form 99, this one knows \d+\)/,
    );
    expect(fingerprint(storeIn(place))).toBe(before);
  });

  test('without its key is refused: its texts could not be read', async () => {
    await founded();
    rmSync(join(townIn(place), 'keys', 'words.key'));
    expect(await refused({ DEMO: 'off' })).toContain('words.key is missing');
    expect(existsSync(join(townIn(place), 'keys', 'words.key'))).toBe(false);
  });
});

describe('a damaged store is never replaced:', () => {
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    ['its head', (bytes) => Buffer.concat([Buffer.alloc(100, 7), bytes.subarray(100)])],
    [
      'all but its head',
      (bytes) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]),
    ],
    ['half of it missing', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['a text in its place', () => Buffer.from('this was a town'.repeat(500))],
    ['nothing in its place', () => Buffer.alloc(0)],
  ];
  test.each(damages)('%s', async (_, damage) => {
    await founded();
    writeFileSync(storeIn(place), damage(readFileSync(storeIn(place))));
    const before = fingerprint(storeIn(place));
    const key = fingerprint(join(townIn(place), 'keys', 'words.key'));
    for (let i = 0; i < 2; i++) {
      expect(await refused({ DEMO: 'off' })).toMatch(
        /town\.sqlite is damaged \(.*restore a backup/,
      );
      expect(fingerprint(storeIn(place))).toBe(before);
    }
    expect(fingerprint(join(townIn(place), 'keys', 'words.key'))).toBe(key);
  });
});

test('a demo that was not finished, or is of an older make, is made afresh after a sentence', async () => {
  await founded({ DEMO: 'still' });
  const tamper = (sql: string) => {
    const db = new Database(storeIn(place));
    db.exec(sql);
    db.close();
  };
  for (const sql of [
    `delete from meta where name = 'founded'`,
    `update meta set value = '0:1' where name = 'demo'`,
  ]) {
    tamper(sql);
    const gateway = await openOn(place, { DEMO: 'still' });
    expect(gateway.said.join(' ')).toContain('made afresh');
    await gateway.close();
  }
  const gateway = await openOn(place, { DEMO: 'still' });
  expect(gateway.said).toEqual([]);
  await gateway.close();
});

describe('a full disk', () => {
  /** A small disk of its own, when this process may mount one. */
  function smallDisk(): string | undefined {
    const disk = join(place.folder, 'data');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      return undefined;
    }
    onTestFinished(() => void execFileSync('umount', ['-l', disk]));
    return disk;
  }

  /** Takes what is left of the disk, to the last byte. */
  function fill(disk: string) {
    const file = join(disk, 'filler');
    for (const size of [1 << 20, 1 << 14, 1 << 10, 1])
      for (;;)
        try {
          writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
        } catch {
          break;
        }
    return file;
  }

  /** A gateway on a small disk with a chief at a screen, a dispatcher at another, and a handled order. */
  async function onSmallDisk() {
    const gateway = await openOn(place, { DEMO: 'off' });
    onTestFinished(() => gateway.close().catch(() => {}));
    const { house, url } = gateway;
    const enter = async (role: 'DUTY_CHIEF' | 'DISPATCHER') => {
      const account = await seat(house, role);
      return new Visitor(url, `sid=${house.sessions.open(account, '').token}`);
    };
    const chief = await enter('DUTY_CHIEF');
    const leaving = await enter('DISPATCHER');
    const order = await orderIn(house.engine, GRID, 'HANDLED');
    const connected = async (screen: Screen) => {
      onTestFinished(() => void screen.close());
      await new Promise<void>((resolve) => screen.once('connect', resolve));
      return screen;
    };
    const staying = await connected(chief.screen());
    const ending = await connected(leaving.screen());
    return { house, chief, leaving, order, staying, ending };
  }

  test('refuses what would be written, goes on reading, and recovers by itself', async (context) => {
    const disk = smallDisk();
    if (!disk) return context.skip('this process may mount no disk (it needs root)');
    const { house, chief, leaving, order, staying, ending } = await onSmallDisk();
    const filler = fill(disk);
    // The store's log has room of its own for a while.
    const exhaust = async () => {
      for (let i = 0; i < 3_000; i++)
        if ((await chief.command('order.report', report)).status !== 200) return;
    };
    await exhaust();

    const { seq } = house.engine;
    for (let i = 0; i < 5; i++) {
      const began = Date.now();
      expectRefusal(await chief.command('order.report', report), 503, 'gateway.store');
      expect(Date.now() - began).toBeLessThan(2_000);
    }
    expect(house.engine.seq).toBe(seq);
    for (const path of [
      ...['/api/world', '/api/orders', `/api/orders/${order.id}`, '/api/numbers', '/'],
    ])
      expect((await chief.get(path)).status, path).toBe(200);
    const words = await chief.get(`/api/orders/${order.id}/words`);
    expectRefusal(words, 503, 'gateway.store');
    expect(words.text).not.toContain('Garbage');
    await expect
      .poll(async () => (await chief.get('/readyz')).status, { timeout: 4_000 })
      .toBe(200);

    // A session that ends meanwhile is over, though its row can't go.
    const farewell = new Promise((resolve) => ending.once('farewell', resolve));
    rmSync(filler);
    const db = new Database(storeIn(place));
    db.exec(
      `update sessions set seen = 1 where account in (select id from accounts where role = 'DISPATCHER')`,
    );
    db.close();
    fill(disk);
    await exhaust();
    await farewell;
    expectRefusal(await leaving.get('/api/session'), 401, 'access.signed-out');
    const late = leaving.screen();
    expect(
      await new Promise((resolve) => {
        late.once('connect_error', ({ message }) => resolve(message));
      }),
    ).toBe('access.signed-out');

    rmSync(filler);
    await expect
      .poll(async () => (await chief.command('order.report', report)).status, { timeout: 10_000 })
      .toBe(200);
    expect((await chief.get(`/api/orders/${order.id}/words`)).status).toBe(200);
    expect(staying.connected).toBe(true);
    expect([...house.store.journal.read()]).toHaveLength(house.engine.seq);
    expect(house.audit.firstBroken()).toBeUndefined();
    const lens = lensOf(viewer('DUTY_CHIEF'));
    const stored = new LensRoom(lens, await house.store.world()).hash;
    expect(new LensRoom(lens, house.engine.world).hash).toBe(stored);
    expect(read(await chief.get('/api/world'), afresh).upto).toBe(house.engine.seq);
  }, 60_000);
});
