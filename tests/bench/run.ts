/**
 * `npm run bench [name …]`: what PERFORMANCE asks of this house, measured. Its rules: ours, a peer and the physical limit by
 * turns in one run, at least five rounds, the median of the ratios with its spread; a round in which the limit moved by more than
 * 30 % is thrown away; processor time and bytes before wall time; seeded data, warm-ups; every bench asserts that what it measures
 * is right, or prints no number. Prints a Markdown table and leaves dist/bench/results/<name>.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { BUNDLE_PARTS, benchBundle } from './bundle/row.ts';
import { benchCold, COLD_PARTS } from './cold/row.ts';
import { benchCommands, COMMAND_PARTS } from './commands/row.ts';
import { benchEventToPixel, PIXEL_PARTS } from './event-to-pixel/row.ts';
import { type Figure, toMarkdown } from './figure.ts';
import { benchFigures } from './figures/row.ts';
import { benchFounding, FOUNDING_PARTS } from './founding/row.ts';
import { benchGrowth } from './growth/row.ts';
import { benchImport, IMPORT_PARTS } from './import/row.ts';
import { benchList, LIST_PARTS } from './list/row.ts';
import { benchPan } from './map/pan-row.ts';
import { benchRecolour } from './map/recolour-row.ts';
import { benchPage } from './page/row.ts';
import { benchPlaces } from './places/row.ts';
import { benchPositions, POSITION_PARTS } from './positions/row.ts';
import { benchReads, READ_PARTS } from './reads/row.ts';
import { benchSlowClients, SLOW_PARTS } from './slow-clients/row.ts';
import { benchSoak, SOAK_PARTS } from './soak/row.ts';
import { benchTiles, TILE_PARTS } from './tiles/row.ts';
import { benchVideo, VIDEO_PARTS } from './video/row.ts';

const ROWS: Readonly<Record<string, (full: boolean) => Promise<Figure[]>>> = {
  cold: benchCold,
  positions: benchPositions,
  places: benchPlaces,
  commands: benchCommands,
  reads: benchReads,
  tiles: benchTiles,
  pan: benchPan,
  recolour: benchRecolour,
  bundle: benchBundle,
  'event-to-pixel': benchEventToPixel,
  growth: benchGrowth,
  founding: benchFounding,
  'slow-clients': benchSlowClients,
  soak: benchSoak,
  page: benchPage,
  figures: benchFigures,
  list: benchList,
  video: benchVideo,
  import: benchImport,
};
const PARTS: Readonly<Record<string, () => void>> = {
  ...COLD_PARTS,
  ...POSITION_PARTS,
  ...COMMAND_PARTS,
  ...READ_PARTS,
  ...TILE_PARTS,
  ...BUNDLE_PARTS,
  ...PIXEL_PARTS,
  ...SLOW_PARTS,
  ...SOAK_PARTS,
  ...FOUNDING_PARTS,
  ...LIST_PARTS,
  ...VIDEO_PARTS,
  ...IMPORT_PARTS,
};
const RESULTS = 'dist/bench/results';

async function bench(names: readonly string[], full: boolean): Promise<void> {
  const unknown = names.find((name) => !ROWS[name]);
  if (unknown) {
    console.error(`no such bench: ${unknown}. There are ${Object.keys(ROWS).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(RESULTS, { recursive: true });
  for (const [name, row] of Object.entries(ROWS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const began = Date.now();
    const figures = await row(full);
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`\n## ${name} (${seconds} s)\n\n${toMarkdown(figures)}\n`);
    const machine = {
      node: process.version,
      cpus: cpus().length,
      model: cpus()[0]?.model,
      os: release(),
    };
    writeFileSync(
      `${RESULTS}/${name}.json`,
      JSON.stringify({ name, seconds, machine, figures }, null, 2),
    );
  }
}

const [first, second, ...rest] = process.argv.slice(2);
if (first === '--part') PARTS[second ?? '']?.();
else {
  const words = [first, second, ...rest].filter((word) => word !== undefined);
  const names = words.filter((word) => !word.startsWith('--'));
  bench(names, words.includes('--full')).then(
    () => process.exit(process.exitCode),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
