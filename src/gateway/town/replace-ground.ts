/** Gives a town another ground: written beside the old one, which stays until the new one is whole and lies on the disk for good. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sync } from '../durable-file.ts';

const oldOf = (ground: string): string => `${ground}.old`;

/** A power cut between two names leaves the old ground under its other one: it gets its own back. */
export function recoverGround(ground: string): void {
  if (!existsSync(ground) && existsSync(oldOf(ground))) renameSync(oldOf(ground), ground);
}

/**
 * @param ground the folder. @param write puts the files of the new one into the folder it is given; where it rejects, the old ground
 * stays and nothing of the new one does.
 */
export async function replaceGround<T>(
  ground: string,
  write: (into: string) => Promise<T> | T,
): Promise<T> {
  recoverGround(ground);
  const [half, old] = [`${ground}.unfinished`, oldOf(ground)];
  rmSync(half, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  try {
    mkdirSync(half, { recursive: true });
    const written = await write(half);
    for (const name of readdirSync(half)) sync(join(half, name), 'r+');
    syncFolder(half);
    if (existsSync(ground)) renameSync(ground, old);
    renameSync(half, ground);
    syncFolder(dirname(ground));
    rmSync(old, { recursive: true, force: true });
    return written;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** Windows keeps the entries of a folder without being asked, and opens none. */
function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}
