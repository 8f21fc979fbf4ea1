/** The census building by building, as columns of equal length: a city has half a million of them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CENSUS_COUNTS } from '#domain/census/census.ts';
import { readOne } from './read-json.ts';
import { TownFault } from './town-fault.ts';

const counts = z.array(z.number().int().nonnegative());

export const buildingCensus = z
  .object({
    asOf: z.number(),
    source: z.string(),
    /** As the ground has them: the grid's code and five digits. */
    id: z.array(z.string().regex(/^.+\d{5}$/)),
    lon: z.array(z.number()),
    lat: z.array(z.number()),
    households: counts,
    persons: counts,
    enterprises: counts,
  })
  .strict();
export type BuildingCensus = z.infer<typeof buildingCensus>;

export const gridOfBuilding = (id: string): string => id.slice(0, -5);

const COLUMNS = ['lon', 'lat', ...CENSUS_COUNTS] as const;

/** Undefined where a town has none. Throws a TownFault. */
export function readBuildingCensus(folder: string): BuildingCensus | undefined {
  const file = join(folder, 'building-census.json');
  if (!existsSync(file)) return undefined;
  const census = readOne(file, buildingCensus);
  const short = COLUMNS.find((column) => census[column].length !== census.id.length);
  if (short)
    throw new TownFault(
      `${file}: “${short}” has ${census[short].length} rows, “id” has ${census.id.length}.`,
    );
  return census;
}
