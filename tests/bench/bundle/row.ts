/** Row 15: what each screen's first load weighs as it is sent, beside MapLibre and its worker alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { ARGUMENTS, CHROMIUM } from '../../support/chromium.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { spreadOf } from '../rounds.ts';
import { MAPLIBRE } from '../whole-gateway.ts';
import { type Fetched, firstLoad, type Screen } from './first-load.ts';
import { bundleGateway } from './gateway.ts';

export const BUNDLE_PARTS = { 'bundle-gateway': bundleGateway };

const ROW = '15 bundle';
const WALL_TIMES = 2.2;
const PHONE_KB = 260;
const HEAVY = /^\/assets\/(deck|maplibre|echarts|hls)/;
const MAP = '[data-ready="true"]';

const SCREENS: readonly Screen[] = [
  { path: '/wall', login: 'wall1', stands: MAP },
  { path: '/dispatch', login: 'dispatcher1', stands: MAP },
  { path: '/field', login: 'worker1', stands: 'main', isPhone: true },
  { path: '/signin', stands: '[data-demo]', isPhone: true },
];

const kb = (bytes: number): number => bytes / 1000;
const isCode = ({ path }: Fetched): boolean =>
  !path.startsWith('/api/') && !/\.(woff2?|png|jpe?g)$/.test(path);
const isFont = ({ path }: Fetched): boolean => /\.woff2?$/.test(path);
const sum = (all: readonly Fetched[]): number => all.reduce((bytes, one) => bytes + one.bytes, 0);

/** MapLibre's own files as its makers ship them, packed as ours are. */
function mapLibreAlone(): number {
  return ['maplibre-gl.mjs', 'maplibre-gl-worker.mjs']
    .map((file) => brotliCompressSync(readFileSync(join(MAPLIBRE, file))).length)
    .reduce((bytes, one) => bytes + one, 0);
}

function check({ path }: Screen, code: readonly Fetched[]): void {
  const plain = code.filter(({ bytes, encoding }) => encoding !== 'br' && bytes > 600);
  if (plain.length > 0)
    throw new Error(`${path}: not packed: ${plain.map((one) => one.path).join(', ')}`);
  const hasMap = code.some((one) => /maplibre-gl-worker/.test(one.path));
  if (hasMap !== ['/wall', '/dispatch'].includes(path))
    throw new Error(`${path}: the map's worker ${hasMap ? 'came' : 'did not come'}`);
  if (!code.some((one) => one.path === path)) throw new Error(`${path}: no page came`);
}

export async function benchBundle(): Promise<Figure[]> {
  const alone = kb(mapLibreAlone());
  const gateway = new Part('bundle-gateway');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const figures: Figure[] = [];
  try {
    const url = await gateway.ask<string>('open');
    for (const screen of SCREENS) {
      const token = screen.login && (await gateway.ask<string>('enter', screen.login));
      const all = await firstLoad(browser, url, screen, token || undefined);
      const code = all.filter(isCode);
      if (process.env.BENCH_SAYS)
        for (const one of all.toSorted((a, b) => b.bytes - a.bytes)) console.error(one);
      check(screen, code);
      const heavy = code.filter(({ path }) => HEAVY.test(path));
      const isWall = heavy.length > 0;
      const ours = kb(sum(code));
      const [size, value, ratio] = [ours, alone, ours / alone].map((one) => spreadOf([one]));
      if (!size || !value || !ratio) throw new Error('nothing was measured');
      figures.push({
        row: ROW,
        what: `first load of ${screen.path}: page, code and styles, brotli as sent`,
        unit: 'kB',
        ours: size,
        against: { name: 'maplibre and its worker alone', value, ratio },
        goal: isWall ? `≤ ${WALL_TIMES} ×` : `≤ ${PHONE_KB} kB, no map`,
        met: isWall ? ours <= WALL_TIMES * alone : ours <= PHONE_KB,
        note: `${code.length} files; beside them ${kb(sum(all.filter(isFont))).toFixed(0)} kB of fonts`,
      });
    }
    return figures;
  } finally {
    await browser.close();
    await gateway.ask('end').catch(() => {});
  }
}
