/** Makes dist/ out of the sources, and takes no time when they have not changed. */
import { existsSync } from 'node:fs';
import { at, contentHash, readStamp, writeStamp } from './house.mjs';
import { runTool, Stop } from './run.mjs';

const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/rolldown.config.mjs',
  'scripts/steps/threads.mjs',
  'scripts/steps/packed-beside.mjs',
  'scripts/steps/without-web-gpu.mjs',
];
const STAMP = 'dist/.stamp';
const MADE = [
  'dist/app/index.html',
  'dist/gateway/main.js',
  'dist/gateway/rebuild.js',
  'dist/gateway/reading-thread.js',
];

async function make(what, tool, args) {
  const { code, output } = await runTool(at('node_modules', tool), args, { quiet: true });
  if (code === 0) return;
  console.error(output);
  throw new Stop(
    `${what} could not be built`,
    /Cannot find (module|package)/.test(output)
      ? 'A package is missing: remove node_modules and run this again.'
      : 'The reason is above; mend the file it names and run this again.',
  );
}

/** Builds page and gateway when needed. Returns whether it had to. Throws a Stop that says what to do. */
export async function build() {
  const wanted = contentHash(SOURCES);
  if (readStamp(STAMP) === wanted && MADE.every((path) => existsSync(at(path)))) return false;
  console.log('building page and gateway …');
  writeStamp(STAMP, 'unfinished');
  const [page, gateway] = await Promise.allSettled([
    make('the page', 'vite/bin/vite.js', ['build', '--outDir', 'dist/app', '--emptyOutDir']),
    make('the gateway', 'rolldown/bin/cli.mjs', ['-c', 'scripts/rolldown.config.mjs']),
  ]);
  for (const { reason } of [page, gateway]) if (reason) throw reason;
  writeStamp(STAMP, wanted);
  return true;
}
