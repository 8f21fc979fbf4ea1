/** `npm run import -- basemap FILE.osm.pbf --town ID`: the ground of a town from OpenStreetMap. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { StartFault } from './fault.ts';
import { importIntoTown } from './osm/import-into-town.ts';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { town: { type: 'string' } },
  });
  const [file] = positionals.slice(positionals[0] === 'basemap' ? 1 : 0);
  if (!file)
    throw new StartFault('Say which file: npm run import -- basemap FILE.osm.pbf --town ID');
  const { TOWNS_DIR, TOWN } = readConfig();
  const folder = join(TOWNS_DIR, values.town ?? TOWN);
  const began = Date.now();
  const { features, bytes } = await importIntoTown({ file, folder });
  const told = Object.entries(features).flatMap(([layer, n]) => (n > 0 ? [`${n} ${layer}`] : []));
  process.stdout.write(
    `${join(folder, 'ground')}: ${told.join(', ')}; ${(bytes / 1e6).toFixed(1)} MB in ${((Date.now() - began) / 1000).toFixed(1)} s.\nGive the town "basemap": { "kind": "ground" } in its town.json and restart the gateway.\n`,
  );
}

main().catch((error: Error) => {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
