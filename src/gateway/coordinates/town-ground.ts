/** What a town knows of its own ground, for whoever holds points against it: its grids as they stand, and what lies in its folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '#domain/world.ts';
import { readLayer } from '../town/read-ground.ts';
import { KnownGround } from './known-ground.ts';

/** @param folder of the ground; it may be missing. Throws a TownFault. */
export function townGround(world: Pick<World, 'grids'>, folder: string): KnownGround {
  const grids = [...world.grids.values()];
  if (!existsSync(join(folder, 'land.geojson'))) return new KnownGround({ grids });
  return new KnownGround({
    grids,
    roads: readLayer(folder, 'road').features.map(({ geometry }) => geometry.coordinates),
    buildings: readLayer(folder, 'building').features.map(({ geometry }) => geometry.coordinates),
    water: readLayer(folder, 'water').features.map(({ geometry }) => geometry.coordinates),
  });
}
