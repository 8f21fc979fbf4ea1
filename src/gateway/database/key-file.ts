/** A key of 32 bytes in a file that only the gateway's own user reads. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StartFault } from '../fault.ts';

const KEY_BYTES = 32;

function sync(path: string, how: 'r' | 'r+'): void {
  const opened = openSync(path, how);
  fsyncSync(opened);
  closeSync(opened);
}

/** The file is there whole and for good, or not at all: texts are sealed under it from now on, whatever the power does. */
function writeDurably(path: string, bytes: Uint8Array): void {
  const draft = `${path}.new`;
  writeFileSync(draft, bytes, { mode: 0o600 });
  sync(draft, 'r+');
  renameSync(draft, path);
  // Windows keeps the entries of a folder without being asked, and opens none.
  if (process.platform === 'win32') return;
  const folder = dirname(path);
  for (const entries of [folder, dirname(folder)]) sync(entries, 'r');
}

/** The key of the file; made where there is none. Throws a StartFault when the file holds no key. */
export function keyIn(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeDurably(file, randomBytes(KEY_BYTES));
  }
  chmodSync(file, 0o600);
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) throw new StartFault(`${file} is no key of ${KEY_BYTES} bytes.`);
  return key;
}
