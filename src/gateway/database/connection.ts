/** The one door to the store: opens the file, brings its form up to date, and says in a sentence why it can't. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StartFault } from '../fault.ts';
import { heart } from './migrations/001-heart.ts';
import { life } from './migrations/002-life.ts';
import { attachments } from './migrations/003-attachments.ts';
import { things } from './migrations/004-things.ts';
import { counted } from './migrations/005-counted.ts';
import { evidence } from './migrations/006-evidence.ts';
import { doubts } from './migrations/007-doubts.ts';
import { tracks } from './migrations/008-tracks.ts';
import { limits } from './migrations/009-limits.ts';
import { imports } from './migrations/010-imports.ts';
import { viewings } from './migrations/011-viewings.ts';
import { alarms } from './migrations/012-alarms.ts';
import { patrols } from './migrations/013-patrols.ts';
import { kiosks } from './migrations/014-kiosks.ts';
import { pictureSources } from './migrations/015-picture-sources.ts';

/** In order; the store's user_version counts how many have run. Forward only. */
const MIGRATIONS = [
  heart,
  life,
  attachments,
  things,
  counted,
  evidence,
  doubts,
  tracks,
  limits,
  imports,
  viewings,
  alarms,
  patrols,
  kiosks,
  pictureSources,
];

export const STORE_FILE = 'town.sqlite';

export type Connection = Database.Database;

const DAMAGED = ['SQLITE_NOTADB', 'SQLITE_CORRUPT'];

export const damaged = (file: string, why: string): StartFault =>
  new StartFault(
    `${file} is damaged (${why}). It was left as it is: restore a backup, or move the file away to begin anew.`,
  );

/** What the store throws while it is being opened, as a sentence; anything else as it is. */
export function storeFault(folder: string, error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (!code?.startsWith('SQLITE_')) return error;
  const file = join(folder, STORE_FILE);
  return DAMAGED.some((word) => code.startsWith(word))
    ? damaged(file, code)
    : new StartFault(`${file} can't be opened (${code}): ${message}.`);
}

function migrate(db: Connection, file: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > MIGRATIONS.length)
    throw new StartFault(
      `${file} was written by a newer version of this program (form ${version}, this one knows ${MIGRATIONS.length}). Install that version; nothing was changed.`,
    );
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}

/**
 * Opens (or makes) the store in a folder. An acknowledged commit survives the loss of power: WAL with synchronous=FULL.
 * Throws a StartFault when the store is damaged or newer than this program; it is never replaced.
 */
export function openDatabase(folder: string): Connection {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, STORE_FILE);
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw storeFault(folder, error);
  }
}
