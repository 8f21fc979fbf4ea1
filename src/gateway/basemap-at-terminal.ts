/** Brings a file of OpenStreetMap or PMTiles under a town and tells the person at the terminal what came of it. */
import { join } from 'node:path';
import { basemapIntoTown, type Outlines, outlinesIn } from './basemap-into-town.ts';
import type { Config } from './config.ts';
import { StartFault } from './fault.ts';
import type { House } from './house.ts';
import { withHouse } from './with-house.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function outlinesOf({ engine, town, bounds }: House): Promise<Outlines> {
  const { areas, grids } = engine.world;
  const own = areas.get(town.code);
  if (!own) throw new StartFault('Nobody knows yet where the town lies: import its areas first.');
  return { bounds: bounds(), grids: [...grids.values()], town: own.shape };
}

export async function basemapAtTerminal(config: Config, file: string): Promise<void> {
  const folder = join(config.TOWNS_DIR, config.TOWN);
  const outlines = outlinesIn(folder) ?? (await withHouse(config, say, outlinesOf));
  const began = Date.now();
  const { features, bytes } = await basemapIntoTown(file, folder, outlines);
  const told = Object.entries(features).flatMap(([layer, n]) => (n > 0 ? [`${n} ${layer}`] : []));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  say(
    `${join(folder, 'ground')}: ${told.join(', ')}; ${(bytes / 1e6).toFixed(1)} MB in ${seconds} s.`,
  );
  say('With "basemap": { "kind": "ground" } in its town.json it is shown from the next start on.');
}
