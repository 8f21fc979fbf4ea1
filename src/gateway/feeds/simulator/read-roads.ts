/** Reads the roads of a town from its ground; undefined where it has none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GROUND } from '../../town/ground.ts';
import { readOne } from '../../town/read-json.ts';
import type { TownFiles } from '../../town/read-town.ts';
import { Roads } from './roads.ts';

export function roadsOf({ folder }: Pick<TownFiles, 'folder'>): Roads | undefined {
  const file = join(folder, 'ground', 'road.geojson');
  return existsSync(file) ? new Roads(readOne(file, GROUND.road)) : undefined;
}
