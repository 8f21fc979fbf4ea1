/**
 * Holds a folder for one process. The lock is an exclusive transaction on a small database of its own: the kernel frees it
 * when the process ends, however it ends.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StartFault } from '../fault.ts';

/** Throws a StartFault when another process holds the folder. Returns how to let go. */
export function lockFolder(folder: string): () => void {
  const lock = new Database(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY'))
      throw new StartFault(
        `${folder} is in use by another gateway. Stop that one first, or choose another DATA_DIR.`,
      );
    throw error;
  }
  return () => lock.close();
}
