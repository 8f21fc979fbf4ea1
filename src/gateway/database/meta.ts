/** What the store knows about itself: whose it is, and which journal it holds. */
import type { Connection } from './connection.ts';

export type MetaName = 'town' | 'epoch' | 'mode' | 'demo' | 'set-up-code' | 'founded' | 'form';

export function readMeta(db: Connection, name: MetaName): string | undefined {
  const row = db.prepare('select value from meta where name = ?').get(name) as
    | { value: string }
    | undefined;
  return row?.value;
}

export function writeMeta(db: Connection, name: MetaName, value: string | undefined): void {
  // What is so already is not written: a start that ends in a refusal leaves the file as it was.
  if (readMeta(db, name) === value) return;
  if (value === undefined) db.prepare('delete from meta where name = ?').run(name);
  else
    db.prepare(
      'insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    ).run(name, value);
}
