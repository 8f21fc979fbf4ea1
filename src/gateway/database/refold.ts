/** Folds the journal into the tables again: on demand, and once by itself when the form of things has changed. */
import { fold, readEvent } from '#domain/fold.ts';
import { changesOf, draftOf, emptyWorld, publish, type WorldChange } from '#domain/world.ts';
import { StartFault } from '../fault.ts';
import type { Connection } from './connection.ts';
import { Journal } from './journal.ts';
import { readMeta, writeMeta } from './meta.ts';
import { Shelves } from './shelves.ts';

/** Raised when things get another form than before: the tables of older stores are folded afresh. */
const FORM = 5;

/** Things written at once; a rebuild of a large journal must not hold it all. */
const BATCH = 1_000;

/** Writes the tables as the journal says. Only inside a transaction; returns how many events there are. */
export function refold(db: Connection, shelves: Shelves): number {
  const world = emptyWorld();
  let seq = 0;
  let pending: WorldChange[] = [];
  const flush = () => {
    shelves.write(pending);
    pending = [];
  };
  shelves.clear();
  for (const event of new Journal(db).read()) {
    seq = event.seq;
    const draft = draftOf(world, () => seq);
    fold(draft, readEvent(event), event);
    const changes = changesOf(draft);
    publish(world, changes);
    pending.push(...changes);
    if (pending.length >= BATCH) flush();
  }
  flush();
  return seq;
}

/** Brings the tables of an older form up to date: all of it or nothing. The journal stays as it is. Throws a StartFault. */
export function keepForm(db: Connection, tell: (line: string) => void): void {
  if (readMeta(db, 'form') === String(FORM)) return;
  db.transaction(() => {
    if (new Journal(db).seq > 0) {
      tell('The tables are of an older form; they are folded from the journal once …');
      refoldOrStop(db);
    }
    writeMeta(db, 'form', String(FORM));
  })();
}

function refoldOrStop(db: Connection): void {
  try {
    refold(db, new Shelves(db));
  } catch (error) {
    throw new StartFault(
      `The journal could not be folded: ${(error as Error).message}. Nothing was changed; restore a backup.`,
    );
  }
}
