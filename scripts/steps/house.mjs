/** Where the house stands, and what its content hashes to. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HOUSE = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the house. */
export const at = (...path) => join(HOUSE, ...path);

/** Every file at or below the paths that exist, in an order that does not depend on the machine. */
function filesOf(paths) {
  return paths.flatMap((path) => {
    if (!existsSync(at(path))) return [];
    if (!statSync(at(path)).isDirectory()) return [path];
    return filesOf(readdirSync(at(path)).map((name) => `${path}/${name}`));
  });
}

/** Hash of names and contents: equal content, equal stamp, whatever the clock of the files says. */
export function contentHash(paths) {
  const hash = createHash('sha256');
  for (const path of filesOf(paths).sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(at(path)))
      .update('\0');
  return hash.digest('hex').slice(0, 32);
}

export const readStamp = (path) =>
  existsSync(at(path)) ? readFileSync(at(path), 'utf8').trim() : '';

export function writeStamp(path, stamp) {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), `${stamp}\n`);
}
