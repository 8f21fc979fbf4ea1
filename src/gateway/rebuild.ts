/** Folds the journal into the tables again, and says whether they were as they should be. */
import { createHash } from 'node:crypto';
import { fold, readEvent } from '#domain/fold.ts';
import { changesOf, draftOf, emptyWorld, publish, type WorldChange } from '#domain/world.ts';
import { readConfig } from './config.ts';
import type { Connection } from './database/connection.ts';
import { Journal } from './database/journal.ts';
import { Shelves } from './database/shelves.ts';
import { StartFault } from './fault.ts';
import { openTownFolder } from './town-folder.ts';

/** Things written at once; a rebuild of a large journal must not hold it all. */
const BATCH = 1_000;

export interface Rebuilt {
  readonly events: number;
  /** Whether the tables held the same before. */
  readonly same: boolean;
}

const fingerprint = (shelves: Shelves): string => {
  const hash = createHash('sha256');
  for (const line of shelves.dump()) hash.update(line).update('\n');
  return hash.digest('hex');
};

function refold(db: Connection, shelves: Shelves): number {
  const world = emptyWorld();
  let seq = 0;
  let pending: WorldChange[] = [];
  shelves.clear();
  for (const event of new Journal(db).read()) {
    seq = event.seq;
    const draft = draftOf(world, () => seq);
    fold(draft, readEvent(event), event);
    const changes = changesOf(draft);
    publish(world, changes);
    pending.push(...changes);
    if (pending.length >= BATCH) pending = flush(shelves, pending);
  }
  flush(shelves, pending);
  return seq;
}

function flush(shelves: Shelves, changes: readonly WorldChange[]): WorldChange[] {
  shelves.write(changes);
  return [];
}

/** One transaction: the tables are the old ones or the rebuilt ones, never something between. */
export function rebuild(db: Connection): Rebuilt {
  const shelves = new Shelves(db);
  const before = fingerprint(shelves);
  const events = db.transaction(() => refold(db, shelves))();
  return { events, same: fingerprint(shelves) === before };
}

function main(): void {
  const config = readConfig();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const folder = openTownFolder(config, config.TOWN, say);
  try {
    const { events, same } = rebuild(folder.db);
    say(
      `${events} events folded; the tables ${same ? 'were the same' : 'differed and are now as the journal says'}.`,
    );
  } finally {
    folder.close();
  }
}

if (process.argv[1]?.endsWith('rebuild.js'))
  try {
    main();
  } catch (error) {
    process.stderr.write(
      `${error instanceof StartFault ? error.message : `The journal could not be folded: ${(error as Error).message}`}\n`,
    );
    process.exitCode = 1;
  }
