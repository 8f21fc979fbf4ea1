/** Writes a small file so that it is there whole and for good, or as it was before, whatever the power does. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What was written into a file, or which files a folder has, survives the power from here on. */
export function sync(path: string, how: 'r' | 'r+'): void {
  const opened = openSync(path, how);
  fsyncSync(opened);
  closeSync(opened);
}

export function writeDurably(path: string, content: Uint8Array | string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  sync(draft, 'r+');
  renameSync(draft, path);
  // Windows keeps the entries of a folder without being asked, and opens none.
  if (process.platform === 'win32') return;
  const folder = dirname(path);
  for (const entries of [folder, dirname(folder)]) sync(entries, 'r');
}
