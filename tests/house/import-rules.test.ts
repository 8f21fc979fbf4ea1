/** Each import rule bites: a small false house breaks every one of them, and the guard names rule and file. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const GUARD = resolve('scripts/check-imports.mjs');
const RULES = `import config from '${pathToFileURL(resolve('scripts/dependency-cruiser.mjs'))}';
const rules = config.forbidden.map(({ name }) => name);`;
const PACKAGES = ['zod', 'react', 'better-sqlite3', 'maplibre-gl', 'echarts', 'hls.js'];
const made: string[] = [];

/** A house with an entry on both sides that reaches every file of it, so that only what is meant to be wrong is. */
function house(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'house-'));
  made.push(root);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const rooms = ['domain', 'wire', 'gateway', 'app'];
  put(
    'package.json',
    JSON.stringify({
      type: 'module',
      imports: Object.fromEntries(rooms.map((room) => [`#${room}/*`, `./src/${room}/*`])),
      dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1.0.0'])),
      devDependencies: { 'only-dev': '1.0.0' },
    }),
  );
  for (const name of [...PACKAGES, 'only-dev', 'stowaway']) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'main.js' }));
    put(`node_modules/${name}/main.js`, '');
  }
  for (const [path, text] of Object.entries(files)) put(path, text);
  return root;
}

/** What the guard says of a folder: its exit code and the places it names, as `rule: path`. */
function judge(root: string): { code: number | null; found: string[]; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GUARD, root], {
    encoding: 'utf8',
  });
  const found: string[] = [];
  let rule = '';
  for (const line of stderr.split('\n')) {
    if (line.startsWith('  ')) found.push(`${rule}: ${line.trim()}`);
    else rule = line.split(':')[0] ?? '';
  }
  return { code: status, found: found.sort(), said: stdout + stderr };
}

afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

/** Per rule: the file that breaks it, and what it imports. */
const BREACHES: readonly [rule: string, file: string, imports: string][] = [
  ['domain-is-pure', 'src/domain/clock.ts', 'node:fs'],
  ['domain-is-pure', 'src/domain/view.ts', 'react'],
  ['domain-is-pure', 'src/domain/said.ts', '#wire/fine.ts'],
  ['wire-is-words', 'src/wire/socket.ts', 'better-sqlite3'],
  ['wire-is-words', 'src/wire/door.ts', '#gateway/fine.ts'],
  ['gateway-knows-no-app', 'src/gateway/page.ts', '#app/fine.ts'],
  ['gateway-knows-no-app', 'src/gateway/render.ts', 'react'],
  ['app-knows-no-gateway', 'src/app/back.ts', '#gateway/fine.ts'],
  ['app-runs-in-a-browser', 'src/app/disk.ts', 'node:fs'],
  ['panel-knows-no-sibling', 'src/app/panels/queue/Queue.tsx', '../list/List.tsx'],
  ['panel-knows-no-catalogue', 'src/app/panels/asks/Asks.tsx', '../catalogue.ts'],
  ['layer-knows-no-sibling', 'src/app/map/layers/grids.ts', './areas.ts'],
  ['layer-knows-no-catalogue', 'src/app/map/layers/asks.ts', './catalogue.ts'],
  ['layer-knows-no-stage', 'src/app/map/layers/stages.ts', '../MapStage.tsx'],
  ['screen-knows-no-sibling', 'src/app/screens/wall/Wall.tsx', '../desk/Desk.tsx'],
  ['screen-knows-no-catalogue', 'src/app/screens/asks/Asks.tsx', '../catalogue.ts'],
  ['route-knows-no-sibling', 'src/gateway/http/routes/town.ts', './front.ts'],
  ['route-knows-no-catalogue', 'src/gateway/http/routes/asks.ts', './catalogue.ts'],
  ['feed-knows-no-sibling', 'src/gateway/feeds/mqtt.ts', './cap.ts'],
  ['feed-knows-no-catalogue', 'src/gateway/feeds/asks.ts', './catalogue.ts'],
  ['import-knows-no-sibling', 'src/gateway/imports/people/people.ts', '../houses/houses.ts'],
  ['import-knows-no-catalogue', 'src/gateway/imports/asks/asks.ts', '../catalogue.ts'],
  ['subject-knows-no-catalogue', 'src/domain/order/asks.ts', '../catalogue.ts'],
  ['leaf-reads-through-hooks', 'src/app/panels/writes/Writes.tsx', '#app/state/world-store.ts'],
  ['leaf-reads-through-hooks', 'src/app/map/layers/tracks.ts', '#app/state/fix-store.ts'],
  ['widget-knows-no-state', 'src/app/widgets/Knows.tsx', '../state/fine.ts'],
  ['state-knows-no-screen', 'src/app/state/shows.ts', '../widgets/Fine.tsx'],
  ['sql-only-in-database', 'src/gateway/engine.ts', 'better-sqlite3'],
  ['map-packages-only-in-map', 'src/app/panels/chart/Globe.tsx', 'maplibre-gl'],
  ['charts-only-in-chart', 'src/app/panels/chart/Pie.tsx', 'echarts'],
  ['video-only-in-video', 'src/app/panels/chart/Clip.tsx', 'hls.js'],
  ['no-barrel', 'src/app/uses-barrel.ts', './map/index.ts'],
  ['no-unknown-import', 'src/app/lost.ts', './nowhere.ts'],
  ['no-unlisted-package', 'src/gateway/smuggles.ts', 'stowaway'],
  ['gateway-packages-are-dependencies', 'src/gateway/borrows.ts', 'only-dev'],
];

/** What the breaches import and may be imported. */
const FINE = [
  'src/wire/fine.ts',
  'src/gateway/fine.ts',
  'src/app/fine.ts',
  'src/app/state/fine.ts',
  'src/app/widgets/Fine.tsx',
  'src/app/panels/list/List.tsx',
  'src/app/panels/catalogue.ts',
  'src/app/map/layers/areas.ts',
  'src/app/map/layers/catalogue.ts',
  'src/app/map/MapStage.tsx',
  'src/app/map/index.ts',
  'src/app/screens/desk/Desk.tsx',
  'src/app/screens/catalogue.ts',
  'src/app/state/world-store.ts',
  'src/app/state/fix-store.ts',
  'src/gateway/http/routes/front.ts',
  'src/gateway/http/routes/catalogue.ts',
  'src/gateway/feeds/cap.ts',
  'src/gateway/feeds/catalogue.ts',
  'src/gateway/imports/houses/houses.ts',
  'src/gateway/imports/catalogue.ts',
  'src/domain/catalogue.ts',
];

const EMPTY = 'export const here = 1;\n';
const importing = (paths: readonly string[]) => paths.map((path) => `import '${path}';\n`).join('');
/** One entry imports every file of its side; the rooms below are reached from the gateway. */
const entryOf = (side: string, paths: readonly string[]) =>
  importing(
    paths
      .filter((path) => path.startsWith('src/app/') === (side === 'app'))
      .map((path) => path.replace(/^src\//, '#')),
  );

describe('the import rules', () => {
  const files = [...BREACHES.map(([, file]) => file), ...FINE];
  const { code, found, said } = judge(
    house({
      ...Object.fromEntries(FINE.map((path) => [path, EMPTY])),
      ...Object.fromEntries(BREACHES.map(([, file, path]) => [file, importing([path])])),
      'src/domain/hen.ts': importing(['./egg.ts']),
      'src/domain/egg.ts': "export type { Hen } from './hen.ts';\n",
      'src/domain/forgotten.ts': EMPTY,
      'src/app/main.tsx': entryOf('app', files),
      'src/gateway/main.ts': entryOf('gateway', [...files, 'src/domain/hen.ts']),
    }),
  );

  test.each(BREACHES)('%s: %s', (rule, file) => {
    expect(
      found.filter((line) => line.startsWith(`${rule}: ${file} → `)),
      said,
    ).toHaveLength(1);
  });

  test('no-circles, of types too', () => {
    expect(found.filter((line) => line.startsWith('no-circles: '))).not.toEqual([]);
  });

  test('no-lost-file', () => {
    expect(found).toContain('no-lost-file: src/domain/forgotten.ts');
  });

  test('every rule has its breach', () => {
    const { stdout } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', `${RULES}\nconsole.log(rules.join())`],
      { encoding: 'utf8' },
    );
    const tried = new Set([...BREACHES.map(([rule]) => rule), 'no-circles', 'no-lost-file']);
    expect([...tried].sort()).toEqual(stdout.trim().split(',').sort());
  });

  test('the guard fails and tells the way out', () => {
    expect(code).toBe(1);
    expect(said).toContain('SQL lives in gateway/database: add a function there');
  });
});

describe('the guard', () => {
  test('is content with a house in order', () => {
    const root = house({
      'src/domain/order.ts': importing(['zod']),
      'src/wire/said.ts': importing(['#domain/order.ts', 'zod']),
      'src/gateway/database/rows.ts': importing(['better-sqlite3', 'node:fs']),
      'src/gateway/main.ts': importing([
        '#wire/said.ts',
        './database/rows.ts',
        './feeds/catalogue.ts',
      ]),
      'src/app/panels/list/List.tsx': importing(['../contract.ts', './row.ts']),
      'src/app/panels/list/row.ts': EMPTY,
      'src/app/panels/contract.ts': EMPTY,
      'src/app/panels/PanelSlot.tsx': importing(['./catalogue.ts']),
      'src/app/map/stage.ts': importing(['../state/world-store.ts']),
      'src/app/state/world-store.ts': EMPTY,
      'src/gateway/feeds/catalogue.ts': importing(['./walkers/walkers.ts']),
      'src/gateway/feeds/walkers/walkers.ts': importing(['./ground.ts', '../contract.ts']),
      'src/gateway/feeds/walkers/ground.ts': EMPTY,
      'src/gateway/feeds/contract.ts': EMPTY,
      'src/app/panels/catalogue.ts': "export const all = [() => import('./list/List.tsx')];\n",
      'src/app/main.tsx': importing([
        'react',
        '#wire/said.ts',
        './panels/PanelSlot.tsx',
        './map/stage.ts',
      ]),
    });
    expect(judge(root)).toMatchObject({ code: 0, found: [] });
  });

  test('reads JSX, and imports that only a type checker sees', () => {
    const root = house({
      'src/app/main.tsx':
        "export const Page = () => <p onClick={() => import('./a.ts')} />;\nexport type { B } from './b.ts';\n",
      'src/app/a.ts': EMPTY,
      'src/app/b.ts': "import type { A } from './a.ts';\nexport type B = <T>(x: T) => A;\n",
      'src/gateway/main.ts': 'export const same = <T>(x: T) => x;\n',
    });
    expect(judge(root)).toMatchObject({ code: 0, found: [] });
  });

  test('fails when it sees nothing', () => {
    const { code, said } = judge(house({ 'src/app/tokens.css': '' }));
    expect(code).toBe(1);
    expect(said).toContain('blind: 0 of 0 files seen');
  });
});
