/** A backup made while commands run, restored elsewhere: the same rows, or a sentence and nothing at all. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBackup } from '#gateway/backup/make-backup.ts';
import { restoreBackup } from '#gateway/backup/restore-backup.ts';
import { tarFiles, tarFill, tarHead } from '#gateway/backup/tar.ts';
import { readConfig } from '#gateway/config.ts';
import { fingerprintOf } from '#gateway/database/check-store.ts';
import { openDatabase } from '#gateway/database/connection.ts';
import { Journal } from '#gateway/database/journal.ts';
import { Shelves } from '#gateway/database/shelves.ts';
import { openGateway } from '#gateway/gateway.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { filedOrder } from '../../support/small-world.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let gateway: TestGateway;
let folder: string;
beforeAll(async () => {
  gateway = await startGateway();
  folder = join(gateway.place.folder, 'data', 'guangfu');
  mkdirSync(join(folder, 'files', 'ab'), { recursive: true });
  writeFileSync(join(folder, 'files', 'ab', 'photo.jpg'), Buffer.alloc(70_000, 7));
});
afterAll(() => gateway.close());

const wishes = (file: string) => ({
  file,
  folder,
  description: 'tests/towns/guangfu',
  town: 'guangfu',
});

/** Orders are reported and filed until `stop` says so. Returns how many. */
async function fileOrders(stop: () => boolean): Promise<number> {
  let filed = 0;
  for (; !stop(); filed++) await filedOrder(gateway.house.engine);
  return filed;
}

async function namesIn(file: string): Promise<string[]> {
  const names: string[] = [];
  const bytes = gunzipSync(readFileSync(file));
  async function* once() {
    yield bytes;
  }
  for await (const one of tarFiles(once())) {
    for await (const _ of one.bytes);
    names.push(one.name);
  }
  return names;
}

test('a backup under load holds one instant, and comes back with the same rows', async () => {
  const file = join(temporaryFolder(), 'town.tar.gz');
  let done = false;
  const load = fileOrders(() => done);
  const made = await makeBackup(wishes(file));
  done = true;
  expect(await load).toBeGreaterThan(0);

  const names = await namesIn(file);
  expect(names).toContain('store/files/ab/photo.jpg');
  expect(names).toContain('town/town.json');
  expect(names.filter((name) => /key|lock|wal/.test(name))).toEqual([]);

  const elsewhere = temporaryFolder();
  const data = join(elsewhere, 'data');
  const towns = join(elsewhere, 'towns');
  const restored = await restoreBackup({ file, data, towns });
  expect(restored).toMatchObject({ events: made.events, fingerprint: made.fingerprint });
  const db = openDatabase(restored.folder);
  expect(new Journal(db).seq).toBe(made.events);
  expect(fingerprintOf(new Shelves(db))).toBe(made.fingerprint);
  const journal = 'select * from journal where seq <= ? order by seq';
  expect(db.prepare(journal).all(made.events)).toEqual(
    gateway.store.prepare(journal).all(made.events),
  );
  expect(db.prepare('select count(*) as n from words').get()).not.toEqual({ n: 0 });
  db.close();
  expect(readFileSync(join(restored.folder, 'files/ab/photo.jpg'))).toHaveLength(70_000);

  // With its keys it is a house again.
  cpSync(join(folder, 'keys'), join(restored.folder, 'keys'), { recursive: true });
  const config = readConfig({
    PORT: '0',
    DATA_DIR: data,
    TOWNS_DIR: towns,
    LOG_LEVEL: 'silent',
    DEMO: 'still',
  });
  const again = await openGateway(config, {
    page: gateway.place.page,
    data: 'data',
    tell: () => undefined,
  });
  expect(again.house.engine.seq).toBe(made.events);
  await again.close();
});

describe('nothing is written over, and nothing doubtful is restored', () => {
  let good: string;
  beforeAll(async () => {
    good = join(gateway.place.folder, 'good.tar.gz');
    await makeBackup(wishes(good));
  });

  /** What a restore of these bytes says, and that it leaves nothing behind. */
  async function refused(bytes: Buffer): Promise<string> {
    const there = temporaryFolder();
    const file = join(there, 'bad.tar.gz');
    writeFileSync(file, bytes);
    const data = join(there, 'data');
    const said = await restoreBackup({ file, data, towns: join(there, 'towns') }).then(
      () => 'restored',
      (error: Error) => error.message,
    );
    expect(readdirSync(data)).toEqual([]);
    return said;
  }

  test('a backup over another', async () => {
    await expect(makeBackup(wishes(good))).rejects.toThrow(/is there already/);
  });

  test('a restore over a town', async () => {
    const data = temporaryFolder();
    mkdirSync(join(data, 'guangfu'));
    await expect(restoreBackup({ file: good, data, towns: join(data, 't') })).rejects.toThrow(
      /guangfu is there already, and is not written over\. Nothing was restored\.$/,
    );
    expect(readdirSync(data)).toEqual(['guangfu']);
  });

  test('cut off anywhere', async () => {
    const bytes = readFileSync(good);
    for (const share of [0, 0.01, 0.5, 0.99])
      expect(await refused(bytes.subarray(0, Math.floor(share * bytes.length)))).toMatch(
        /(cut off|damaged|not finished).*Nothing was restored\.$/,
      );
  });

  test('a byte changed in the store', async () => {
    const bytes = gunzipSync(readFileSync(good));
    const at = bytes.indexOf('order.filed');
    expect(at).toBeGreaterThan(0);
    bytes.write('order.faked', at);
    expect(await refused(gzipSync(bytes))).toMatch(/town\.sqlite is not what was put in/);
  });

  test('a journal rewritten, and every sum made anew by who did it', async () => {
    const there = temporaryFolder();
    const db = new Database(join(folder, 'town.sqlite'), { readonly: true });
    await db.backup(join(there, 'town.sqlite'));
    db.close();
    const forged = new Database(join(there, 'town.sqlite'));
    forged.exec('update journal set at = at + 1 where seq = 3');
    forged.close();
    const file = join(there, 'forged.tar.gz');
    await makeBackup({ ...wishes(file), folder: there });
    expect(await refused(readFileSync(file))).toMatch(/the journal was changed at event 3/);
  });

  test('a path that leaves the folder', async () => {
    const text = Buffer.from('x');
    const bytes = Buffer.concat([tarHead('store/../../evil', 1), text, tarFill(1)]);
    expect(await refused(gzipSync(bytes))).toMatch(/which no backup of ours does/);
    expect(existsSync(join(gateway.place.folder, 'evil'))).toBe(false);
  });

  test('something else altogether', async () => {
    expect(await refused(Buffer.from('PK\u0003\u0004 nothing of ours'))).toMatch(/no backup/);
  });
});
