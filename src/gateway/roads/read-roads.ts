/** Reads the roads of a town from its ground; undefined where it has none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GROUND, type Ground } from '../town/ground.ts';
import { readOne } from '../town/read-json.ts';
import type { TownFiles } from '../town/read-town.ts';

export function readRoads({ folder }: Pick<TownFiles, 'folder'>): Ground['road'] | undefined {
  const file = join(folder, 'ground', 'road.geojson');
  return existsSync(file) ? readOne(file, GROUND.road) : undefined;
}
