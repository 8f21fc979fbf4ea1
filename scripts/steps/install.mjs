/** Makes node_modules hold what the lock says, and takes no time when it does already. */
import { existsSync, readFileSync } from 'node:fs';
import { at, contentHash, readStamp, writeStamp } from './house.mjs';
import { run, Stop } from './run.mjs';

const STAMP = 'node_modules/.stamp';
/** Compiled packages fit one kind of machine and one generation of Node. */
const MACHINE = `${process.platform}-${process.arch}-${process.versions.modules}`;

/** Whether a plain `npm install` has already brought everything the lock asks for. */
function broughtByHand() {
  const hidden = at('node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const { packages: present } = JSON.parse(readFileSync(hidden, 'utf8'));
  const { packages: wanted } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (present[path] ? present[path].version === version : optional),
  );
}

const CAUSES = [
  [
    /gyp ERR!|not found: (make|g\+\+)|prebuild-install/i,
    'better-sqlite3 could not be compiled. It needs a compiler: apt-get install g++ make python3 (macOS: xcode-select --install; Windows: the C++ build tools of Visual Studio). Then run this again.',
  ],
  [
    /EUSAGE|in sync/,
    'package-lock.json does not fit package.json: run npm install and commit the lock.',
  ],
  [/ENOSPC/, 'The disk is full: make room (about 1 GB) and run this again.'],
  [
    /EACCES|EPERM/,
    'This folder may not be written by you: take it over (chown) or copy it elsewhere.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|E40[0-9]|E50[0-9]/,
    'The package registry does not answer: look at the network, and at npm config get registry and proxy.',
  ],
];

/** Installs when needed. Returns whether it had to. Throws a Stop that says what to do. */
export async function install() {
  const wanted = `${contentHash(['package-lock.json'])} ${MACHINE}`;
  const stamp = readStamp(STAMP);
  if (stamp === wanted) return false;
  if ((stamp === '' || stamp.endsWith(MACHINE)) && broughtByHand()) {
    writeStamp(STAMP, wanted);
    return false;
  }
  console.log('installing packages (npm ci; about three minutes where something is compiled) …');
  const began = Date.now();
  const ticker = setInterval(
    () => console.log(`  still installing, ${Math.round((Date.now() - began) / 1000)} s`),
    15_000,
  );
  const { npm_execpath: npm = '' } = process.env;
  // Building needs the development packages, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await (/npm-cli\.c?js$/.test(npm)
    ? run(process.execPath, [npm, ...args])
    : run('npm', args, { shell: process.platform === 'win32' })
  ).finally(() => clearInterval(ticker));
  if (code !== 0) {
    const [, todo] = CAUSES.find(([sign]) => sign.test(output)) ?? [];
    throw new Stop(
      `npm ci failed (exit code ${code})`,
      todo ?? 'Its words are above; run npm ci again.',
    );
  }
  writeStamp(STAMP, wanted);
  return true;
}
