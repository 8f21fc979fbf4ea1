/**
 * A folder in memory for the unit tests' databases: they ask what a store does, and ten thousand commits that wait for a disk
 * tell them no more. That a commit outlives a cut of power is asked by the fault tests, on a real disk.
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** Linux keeps it; where it is missing or small, as in many containers, the usual place serves. */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 31;

/** Returns the variables that send temporary files there, and removes them with this process. */
export function memoryFolder() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ENOUGH_BYTES) return {};
    const folder = mkdtempSync(join(MEMORY, 'town-tests-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return { TMPDIR: folder };
  } catch {
    return {};
  }
}
