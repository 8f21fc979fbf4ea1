/** Folds the journal into the tables again, and says whether they were as they should be. */
import { readConfig } from './config.ts';
import { fingerprintOf } from './database/check-store.ts';
import type { Connection } from './database/connection.ts';
import { refold } from './database/refold.ts';
import { Shelves } from './database/shelves.ts';
import { StartFault } from './fault.ts';
import { openTownFolder } from './town-folder.ts';

export interface Rebuilt {
  readonly events: number;
  /** Whether the tables held the same before. */
  readonly same: boolean;
}

/** One transaction: the tables are the old ones or the rebuilt ones, never something between. */
export function rebuild(db: Connection): Rebuilt {
  const shelves = new Shelves(db);
  const before = fingerprintOf(shelves);
  const events = db.transaction(() => refold(db, shelves))();
  return { events, same: fingerprintOf(shelves) === before };
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
