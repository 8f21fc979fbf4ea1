/** A gateway as it is in life, in a folder that goes with the process; with the built page, where somebody looks at it. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { readConfig } from '#gateway/config.ts';
import { type Gateway, openGateway } from '#gateway/gateway.ts';
import { diskFolder } from './commands/mix.ts';

/** Built by `npm run bench` before it begins. */
const PAGE = resolve(process.env.BENCH_PAGE ?? 'dist/app');

export interface WholeGateway extends Gateway {
  /** Its DATA_DIR. */
  readonly folder: string;
  /** Signs somebody in past the door; the value of the cookie `sid`. */
  readonly enter: (login: string) => string;
}

/** Where npm put MapLibre's own files. */
export const MAPLIBRE = join(
  createRequire(import.meta.url).resolve('maplibre-gl/package.json'),
  '../dist',
);

const HLS = join(createRequire(import.meta.url).resolve('hls.js/package.json'), '../dist');

/** The page in a folder, and beside it bare MapLibre and hls.js on a blank page under /bench/, for what ours is compared with. */
function pageIn(folder: string): string {
  const page = join(folder, 'page');
  cpSync(PAGE, page, { recursive: true });
  mkdirSync(join(page, 'bench'));
  for (const file of ['maplibre-gl.mjs', 'maplibre-gl-worker.mjs'])
    cpSync(join(MAPLIBRE, file), join(page, 'bench', file));
  for (const file of ['hls.mjs', 'hls.worker.js'])
    cpSync(join(HLS, file), join(page, 'bench', file));
  writeFileSync(join(page, 'bench', 'blank.html'), '<!doctype html><title>bench</title><body>');
  return page;
}

/** A page that nobody looks at. */
function blankPageIn(folder: string): string {
  const page = join(folder, 'page');
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>bench</title>');
  return page;
}

export async function wholeGateway(
  name: string,
  { towns = 'tests/towns', town = 'guangfu', demo = 'still', looked = true } = {},
): Promise<WholeGateway> {
  const folder = diskFolder(name);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    TOWNS_DIR: towns,
    TOWN: town,
    DEMO: demo,
    LOG_LEVEL: 'warn',
  });
  const gateway = await openGateway(config, {
    page: looked ? pageIn(folder) : blankPageIn(folder),
    data: resolve('data'),
    tell: () => {},
  });
  const { accounts, sessions } = gateway.house;
  const enter = (login: string): string => {
    const account = accounts.all().find((known) => known.login === login);
    if (!account) throw new Error(`no account ${login}`);
    return sessions.open(account, '127.0.0.1').token;
  };
  return { ...gateway, folder, enter };
}
