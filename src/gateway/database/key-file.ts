/** A key of 32 bytes in a file that only the gateway's own user reads. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeDurably } from '../durable-file.ts';
import { StartFault } from '../fault.ts';

const KEY_BYTES = 32;

/** The key of the file; made where there is none. Throws a StartFault when the file holds no key. */
export function keyIn(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Texts are sealed under it from now on, whatever the power does.
    writeDurably(file, randomBytes(KEY_BYTES));
  }
  chmodSync(file, 0o600);
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) throw new StartFault(`${file} is no key of ${KEY_BYTES} bytes.`);
  return key;
}
