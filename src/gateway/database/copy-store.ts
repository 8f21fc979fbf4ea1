/** Copies a store as of one instant, beside a gateway that goes on writing to it. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { STORE_FILE } from './connection.ts';

/** What was erased is not in the copy: pages that hold nothing any more are left behind. */
export function copyStore(folder: string, into: string): void {
  const db = new Database(join(folder, STORE_FILE), { readonly: true, timeout: 10_000 });
  try {
    db.prepare('vacuum into ?').run(join(into, STORE_FILE));
  } finally {
    db.close();
  }
}
