/** Where a ground comes from, and whose name the map must show. A ground that says nothing was drawn here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Town } from '#domain/town/town.ts';
import { readOne } from './read-json.ts';

export const GROUND_SOURCE = 'source.json';

export const groundSource = z.object({
  attribution: z.string().min(1),
  href: z.url(),
  /** When the newest thing in it was changed; null where it does not say. */
  asOf: z.number().nullable(),
});
export type GroundSource = z.infer<typeof groundSource>;

/** A town as its screens name it: who made the ground is told with the map where the town does not say it itself. */
export function credited(town: Town, folder: string): Town {
  const { attribution } = readGroundSource(folder) ?? {};
  if (!attribution || town.mapDataSource || town.basemap.kind !== 'ground') return town;
  return {
    ...town,
    mapDataSource: { 'zh-CN': attribution, en: attribution, 'zh-Hant': attribution },
  };
}

/** @param folder `ground/` of a town. Throws a TownFault. */
export function readGroundSource(folder: string): GroundSource | undefined {
  const file = join(folder, GROUND_SOURCE);
  return existsSync(file) ? readOne(file, groundSource) : undefined;
}
