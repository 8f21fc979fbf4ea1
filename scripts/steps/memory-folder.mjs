/**
 * A folder in memory for the unit tests' databases: they ask what a store does, and ten thousand commits that wait for a disk
 * tell them no more. That a commit outlives a cut of power is asked by the fault tests, on a real disk.
 */
import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** Linux keeps it; where it is missing or small, as in many containers, the usual place serves. */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 31;
const OURS = /^town-tests-(\d+)-/;

const remove = (folder) => rmSync(folder, { recursive: true, force: true });

function isGone(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch ({ code }) {
    return code === 'ESRCH';
  }
}

/** Returns the variables that send temporary files there, and removes them with this process. */
export function memoryFolder() {
  try {
    // A run that was broken off left its own behind, in memory.
    for (const name of readdirSync(MEMORY)) {
      const [, pid] = OURS.exec(name) ?? [];
      if (pid && isGone(Number(pid))) remove(join(MEMORY, name));
    }
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ENOUGH_BYTES) return {};
    const folder = mkdtempSync(join(MEMORY, `town-tests-${process.pid}-`));
    process.once('exit', () => remove(folder));
    return { TMPDIR: folder };
  } catch {
    return {};
  }
}
