/** Tiles that were drawn once, in a file of their own beside the store. It can be thrown away at any time. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const FILE = 'tiles.sqlite';

export interface KeptTile {
  readonly etag: string;
  /** Brotli; empty for a tile with nothing on it. */
  readonly br: Buffer;
}

const FORM = `
  create table if not exists about (version text not null);
  create table if not exists tiles (
    z integer not null, x integer not null, y integer not null,
    etag text not null, br blob not null,
    primary key (z, x, y)
  ) without rowid;
`;

function openFile(file: string): Database.Database {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(FORM);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opened, or begun anew where what lies there is no such file. */
function openOrRenew(file: string): Database.Database {
  try {
    return openFile(file);
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('SQLITE_')) throw error;
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    return openFile(file);
  }
}

export class TileFile {
  readonly #db: Database.Database;
  readonly #find: Database.Statement<[number, number, number], KeptTile>;
  readonly #keep: Database.Statement<[number, number, number, string, Buffer]>;

  /** @param version of the ground: tiles of another are dropped. */
  constructor(folder: string, version: string) {
    const db = openOrRenew(join(folder, FILE));
    const held = db.prepare<[], { version: string }>('select version from about').get();
    if (held?.version !== version)
      db.transaction(() => {
        db.exec('delete from tiles; delete from about');
        db.prepare('insert into about (version) values (?)').run(version);
      })();
    this.#db = db;
    this.#find = db.prepare('select etag, br from tiles where z = ? and x = ? and y = ?');
    this.#keep = db.prepare(
      'insert or replace into tiles (z, x, y, etag, br) values (?, ?, ?, ?, ?)',
    );
  }

  find(z: number, x: number, y: number): KeptTile | undefined {
    return this.#find.get(z, x, y);
  }

  /** False where there is no room: what is kept is a convenience. */
  keep(z: number, x: number, y: number, { etag, br }: KeptTile): boolean {
    try {
      this.#keep.run(z, x, y, etag, br);
      return true;
    } catch (error) {
      if (!(error as { code?: string }).code?.startsWith('SQLITE_')) throw error;
      return false;
    }
  }

  close(): void {
    this.#db.close();
  }
}
