/** A store of an older form is opened: its journal stays, its tables are folded afresh, once. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { eventOf } from '#domain/catalogue.ts';
import { fold, type JournalEvent, readEvent } from '#domain/fold.ts';
import { changesOf, draftOf, emptyWorld, publish, SHELVES } from '#domain/world.ts';
import { readConfig } from '#gateway/config.ts';
import type { Connection } from '#gateway/database/connection.ts';
import { Journal } from '#gateway/database/journal.ts';
import { heart } from '#gateway/database/migrations/001-heart.ts';
import { Shelves } from '#gateway/database/shelves.ts';
import { openTownFolder } from '#gateway/town-folder.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** The journal of the first release, numbered without gaps as a whole journal is. */
const EVENTS: readonly JournalEvent[] = readFileSync('tests/journals/v1.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line, i) => ({ ...(JSON.parse(line) as JournalEvent), seq: i + 1 }));

function folded() {
  const world = emptyWorld();
  for (const event of EVENTS) {
    const draft = draftOf(world, () => event.seq);
    fold(draft, readEvent(event), event);
    publish(world, changesOf(draft));
  }
  return world;
}

/** A store as the first release left it: its own tables, with rows in the form of that day. */
function firstRelease(folder: string): void {
  mkdirSync(join(folder, 'guangfu'), { recursive: true });
  const db: Connection = new Database(join(folder, 'guangfu', 'town.sqlite'));
  db.pragma('journal_mode = WAL');
  db.exec(heart);
  db.pragma('user_version = 1');
  db.transaction(() => {
    new Journal(db).append(
      EVENTS.map((event) => {
        const kind = eventOf(event.type);
        if (!kind) throw new Error(event.type);
        return { ...event, kind };
      }),
    );
    for (const { seq, at, type, data } of EVENTS)
      if (type === 'order.reported')
        db.prepare('insert into orders (id, version, live, body) values (?, ?, 1, ?)').run(
          (data as { id: string }).id,
          seq,
          JSON.stringify({ ...(data as object), state: 'REPORTED', reportedAt: at }),
        );
  })();
  db.close();
}

const open = (folder: string) => {
  const said: string[] = [];
  const config = readConfig({ DATA_DIR: folder, DEMO: 'off' });
  return { said, ...openTownFolder(config, 'guangfu', (line) => said.push(line)) };
};
const journalOf = (db: Connection) => db.prepare('select * from journal').all();

test('an older store is folded into the new form once, with a sentence, and its journal stays', () => {
  const folder = temporaryFolder();
  firstRelease(folder);
  const first = open(folder);
  const journal = journalOf(first.db);
  expect(first.said).toEqual([expect.stringContaining('older form')]);
  expect(journal).toHaveLength(EVENTS.length);
  const [rows, expected] = [new Shelves(first.db).readWorld(), folded()];
  for (const shelf of SHELVES)
    expect(new Map([...rows[shelf].values()].map((thing) => [thing.id, thing])), shelf).toEqual(
      new Map([...expected[shelf].values()].map((thing) => [thing.id, thing])),
    );
  expect(rows.orders.size).toBeGreaterThan(0);
  first.close();

  const second = open(folder);
  expect(second.said).toEqual([]);
  expect(journalOf(second.db)).toEqual(journal);
  second.close();
});

test('a journal that was changed stops the opening with a sentence, and nothing is touched', () => {
  const folder = temporaryFolder();
  firstRelease(folder);
  const db = new Database(join(folder, 'guangfu', 'town.sqlite'));
  db.exec("update journal set data = json_set(data, '$.x', 1) where seq = 5");
  const rows = () => db.prepare('select id, version, live, body from orders').all();
  const before = rows();
  expect(() => open(folder)).toThrow(/changed at event 5.*Nothing was changed/);
  expect(rows()).toEqual(before);
  db.close();
});
