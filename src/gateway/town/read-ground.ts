/** Reads the ground of a town from its folder, and tells one ground from another without reading it. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { GROUND, GROUND_LAYERS, type Ground, type GroundLayer } from './ground.ts';
import { readOne } from './read-json.ts';

const fileOf = (folder: string, layer: GroundLayer): string => join(folder, `${layer}.geojson`);

/** @param folder `ground/` of a town. Throws a TownFault that names the file and what is wrong in it. */
export function readLayer<L extends GroundLayer>(folder: string, layer: L): Ground[L] {
  if (layer !== 'land' && !existsSync(fileOf(folder, layer)))
    return { type: 'FeatureCollection', features: [] } as unknown as Ground[L];
  const schema: z.ZodType = GROUND[layer];
  return readOne(fileOf(folder, layer), schema) as Ground[L];
}

/** All layers. Throws as readLayer does. */
export const readGround = (folder: string): Ground =>
  Object.fromEntries(
    GROUND_LAYERS.map((layer) => [layer, readLayer(folder, layer)]),
  ) as unknown as Ground;

/** Sixteen digits for exactly these files; undefined where there is no land. */
export function groundMark(folder: string, form = ''): string | undefined {
  if (!existsSync(fileOf(folder, 'land'))) return undefined;
  const hash = createHash('sha256').update(form);
  for (const layer of GROUND_LAYERS) {
    const file = fileOf(folder, layer);
    if (!existsSync(file)) continue;
    hash.update(`\0${layer}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
