/** Lays a packed twin beside every text file of the page, once and as small as can be: the gateway sends it as it lies there. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** Browsers take brotli only where the line is secure or local; a wall on a plain LAN name takes gzip. */
const PACKINGS = [
  { suffix: '.br', pack: promisify(brotliCompress) },
  { suffix: '.gz', pack: (bytes) => promisify(gzip)(bytes, { level: 9 }) },
];
const TEXT = /\.(js|css|html|svg|json|webmanifest)$/;
/** Below this nothing is won. */
const LEAST_BYTES = 400;

async function packOne(path) {
  const bytes = await readFile(path);
  if (bytes.length < LEAST_BYTES) return;
  for (const { suffix, pack } of PACKINGS) await writeFile(path + suffix, await pack(bytes));
}

/** @returns {import('vite').Plugin} */
export function packedBeside() {
  let folder = '';
  return {
    name: 'packed-beside',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const texts = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name));
      await Promise.all(texts.map(({ parentPath, name }) => packOne(join(parentPath, name))));
    },
  };
}
