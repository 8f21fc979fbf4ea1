/** The folder of a town: whose it is, whether it is a demo, and the store inside. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ulid } from 'ulid';
import type { Config } from './config.ts';
import {
  type Connection,
  damaged,
  openDatabase,
  STORE_FILE,
  storeFault,
} from './database/connection.ts';
import { lockFolder } from './database/lock.ts';
import { readMeta, writeMeta } from './database/meta.ts';
import { keepForm } from './database/refold.ts';
import { openSeal, type Seal } from './database/seal.ts';
import { StartFault } from './fault.ts';

/** Raised when the demo's generator makes another town than before: older demo folders are made afresh. */
const DEMO_GENERATION = 6;
export const DEMO_SEED = 20_221_025;
const DEMO_MARK = `${DEMO_GENERATION}:${DEMO_SEED}`;

export interface TownFolder {
  readonly path: string;
  readonly db: Connection;
  readonly seal: Seal;
  readonly epoch: string;
  /** Nothing has happened in it yet. */
  readonly isNew: boolean;
  /** Marks the founding as complete. */
  founded(): void;
  close(): void;
}

const STORE_FILES = [STORE_FILE, `${STORE_FILE}-wal`, `${STORE_FILE}-shm`];

const keyFileOf = (path: string): string => join(path, 'keys', 'words.key');

function makeFolder(path: string, { DATA_DIR }: Config): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartFault(`DATA_DIR=${DATA_DIR} can't be used: ${(error as Error).message}.`);
  }
}

/** To SQLite an empty file is a new store. Beside a key it is one that was lost. */
function refuseEmpty(path: string): void {
  const file = join(path, STORE_FILE);
  if (statSync(file).size === 0 && existsSync(keyFileOf(path))) throw damaged(file, 'it is empty');
}

/** A demo that an older generator made, or whose founding was cut short, is made afresh. Real data never is. */
function staleDemo(db: Connection, mode: string): boolean {
  if (mode !== 'demo' || readMeta(db, 'mode') !== 'demo') return false;
  return readMeta(db, 'demo') !== DEMO_MARK || readMeta(db, 'founded') === undefined;
}

function refuseOthers(db: Connection, path: string, town: string, mode: string): void {
  const holds = readMeta(db, 'town');
  if (holds !== undefined && holds !== town)
    throw new StartFault(
      `${path} holds the town “${holds}”, not “${town}”. Choose that town with TOWN=${holds}, or another DATA_DIR.`,
    );
  const was = readMeta(db, 'mode');
  if (was !== undefined && was !== mode)
    throw new StartFault(
      was === 'demo'
        ? `${path} holds a demo. A real town (DEMO=off) needs a DATA_DIR of its own.`
        : `${path} holds a real town. Start it with DEMO=off; a demo needs a DATA_DIR of its own.`,
    );
}

/** The store of the folder, made afresh when it is a stale demo; closed again when it is refused. */
function openOwnStore(path: string, town: string, mode: string, tell: (line: string) => void) {
  const isNew = !existsSync(join(path, STORE_FILE));
  if (!isNew) refuseEmpty(path);
  const db = openDatabase(path);
  try {
    refuseOthers(db, path, town, mode);
    if (!staleDemo(db, mode)) return { db, isNew };
  } catch (error) {
    db.close();
    throw error;
  }
  tell('The demo in this folder is of an older make or was not finished; it is made afresh.');
  db.close();
  for (const file of STORE_FILES) rmSync(join(path, file), { force: true });
  return { db: openDatabase(path), isNew: true };
}

/** Opens the folder for one process. Throws a StartFault when it is another's, in use, damaged or newer. */
export function openTownFolder(
  config: Config,
  town: string,
  tell: (line: string) => void,
): TownFolder {
  const path = resolve(config.DATA_DIR, config.TOWN);
  makeFolder(path, config);
  const unlock = lockFolder(path);
  try {
    const mode = config.DEMO === 'off' ? 'real' : 'demo';
    const { db, isNew } = openOwnStore(path, town, mode, tell);
    keepForm(db, tell);
    const epoch = readMeta(db, 'epoch') ?? ulid();
    const seal = openSeal(keyFileOf(path), isNew || readMeta(db, 'epoch') === undefined);
    db.transaction(() => {
      writeMeta(db, 'town', town);
      writeMeta(db, 'mode', mode);
      writeMeta(db, 'epoch', epoch);
      if (mode === 'demo') writeMeta(db, 'demo', DEMO_MARK);
    })();
    return {
      path,
      db,
      seal,
      epoch,
      isNew: readMeta(db, 'founded') === undefined,
      founded: () => writeMeta(db, 'founded', new Date().toISOString()),
      close: () => {
        db.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw storeFault(path, error);
  }
}
