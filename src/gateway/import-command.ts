/** `npm run import -- areas|orders|cameras|… FILE`: brings a file into a town at the terminal, while its gateway does not run. */
import { parseArgs } from 'node:util';
import { IMPORT_KINDS } from '#domain/imports/import-run.ts';
import { basemapAtTerminal } from './basemap-at-terminal.ts';
import { readConfig } from './config.ts';
import { SYSTEM_POST } from './engine.ts';
import { StartFault } from './fault.ts';
import type { House } from './house.ts';
import { bringAtTerminal } from './import-at-terminal.ts';
import { IMPORTS } from './imports/catalogue.ts';
import { importHouseOf } from './imports/import-house.ts';
import { undoImport } from './imports/undo-import.ts';
import { withHouse } from './with-house.ts';

const USAGE = `npm run import -- ${IMPORTS.map(({ id }) => id).join('|')} FILE [--town ID] [--map MAP.json] [--crs SYSTEM] [--encoding NAME] [--dry-run]
npm run import -- basemap FILE.osm.pbf|FILE.pmtiles [--town ID]
npm run import -- undo [--town ID]
The map says which column is what; without one the last map of the kind is used, or the names are guessed.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function undoLast(house: House): Promise<void> {
  const [last] = [...house.engine.world.imports.values()]
    .filter(({ undoneAt }) => undoneAt === null)
    .sort((a, b) => b.version - a.version);
  if (!last) throw new StartFault('Nothing was imported that could be taken back.');
  const things = await undoImport(importHouseOf(house), last.id, SYSTEM_POST);
  say(`The import of ${last.file} is taken back: ${things} things.`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      town: { type: 'string' },
      map: { type: 'string' },
      crs: { type: 'string' },
      encoding: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [what, file] = positionals;
  const known = IMPORT_KINDS.find((kind) => kind === what);
  const ground = what === 'basemap' ? file : undefined;
  if (what !== 'undo' && !ground && !(known && file)) throw new StartFault(USAGE);
  const config = readConfig(undefined, {
    DEMO: 'off',
    LOG_LEVEL: 'error',
    ...(values.town ? { TOWN: values.town } : {}),
  });
  if (ground) return basemapAtTerminal(config, ground);
  const more = Object.fromEntries(
    (['crs', 'encoding'] as const).flatMap((name) => (values[name] ? [[name, values[name]]] : [])),
  );
  await withHouse(config, say, async (house) => {
    if (!known || !file) return undoLast(house);
    await bringAtTerminal(house, config, {
      kind: known,
      file,
      map: values.map,
      more,
      dry: values['dry-run'],
    });
  });
}

try {
  await main();
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  if (!(error instanceof StartFault) && !code?.startsWith('ERR_PARSE_ARGS') && code !== 'ENOENT')
    throw error;
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
