/** Looks through a whole store for what must not be: broken pages, rows that point nowhere, a chain that does not hold. */
import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';
import { Journal } from './journal.ts';
import type { Shelves } from './shelves.ts';

/** What is wrong, in words; undefined where all is well. */
export function faultOfStore(db: Connection): string | undefined {
  const pages = db.pragma('integrity_check(1)', { simple: true }) as string;
  if (pages !== 'ok') return `its pages are broken: ${pages}`;
  const [stray] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (stray) return `a row of ${stray.table} points at no row of ${stray.parent}`;
  try {
    for (const _ of new Journal(db).read());
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}

/** The same for the same rows, and for no others. */
export function fingerprintOf(shelves: Shelves): string {
  const hash = createHash('sha256');
  for (const line of shelves.dump()) hash.update(line).update('\n');
  return hash.digest('hex');
}
