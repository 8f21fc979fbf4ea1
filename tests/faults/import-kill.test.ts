/** An import that is cut in the middle by kill -9 is whole after the next opening: every row once, none missing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { EmptyTown } from '../support/empty-town.ts';

const ROWS = 8_000;
const HEAD =
  'srnumber,requesttype,status,createddate,closeddate,longitude,latitude,requestsource,owner';

const town = new EmptyTown();
afterAll(() => town.remove());

const rows = Array.from(
  { length: ROWS },
  (_, i) =>
    `n-${i},Other,${i % 50 === 0 ? 'Open' : 'Closed'},1/2/20 10:15,${i % 50 === 0 ? '' : '1/3/20 9:00'},${-118.3 + (i % 100) / 1e4},${34 + i / 1e6},Call,ITA`,
);

const importing = (file: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      resolve('dist/gateway/import-command.js'),
      'orders',
      file,
      '--town',
      'la',
      '--map',
      town.path('orders.map.json'),
    ],
    {
      env: {
        ...process.env,
        TOWNS_DIR: join(town.folder, 'towns'),
        DATA_DIR: join(town.folder, 'var'),
      },
      stdio: 'ignore',
    },
  );

function imported(): number {
  try {
    const db = new Database(join(town.folder, 'var', 'la', 'town.sqlite'), { readonly: true });
    try {
      return db
        .prepare("select count(*) from journal where type = 'order.imported'")
        .pluck()
        .get() as number;
    } finally {
      db.close();
    }
  } catch {
    return 0;
  }
}

test('killed while it stores: the next opening takes it up and ends it', async () => {
  const file = town.file('orders.csv', `${HEAD}\n${rows.join('\n')}\n`);
  const child = importing(file);
  const ended = new Promise<NodeJS.Signals | null>((done) =>
    child.once('exit', (_code, signal) => done(signal)),
  );
  while (imported() < ROWS / 4 && child.exitCode === null)
    await new Promise((done) => setTimeout(done, 20));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  const cut = imported();
  expect(cut).toBeGreaterThan(0);
  expect(cut).toBeLessThan(ROWS);
  console.log(`killed after ${cut} of ${ROWS} rows`);
  await town.open(async ({ engine, store }) => {
    const [run] = engine.world.imports.values();
    expect(run?.endedAt).not.toBeNull();
    expect(run?.counts).toMatchObject({ rows: ROWS, added: ROWS });
    expect(engine.world.orders.size).toBe(ROWS / 50);
    expect([...store.journal.read()].filter(({ type }) => type === 'order.imported')).toHaveLength(
      ROWS,
    );
  });
}, 240_000);
