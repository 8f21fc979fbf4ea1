/** What is remembered of a PMTiles file that was brought: found out while every tile around the town was looked at. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { multiPolygon, position } from '#domain/geo/shape.ts';
import { label, language } from '#domain/town/town.ts';
import { readOne } from '../town/read-json.ts';
import { SCHEMA_IDS } from './schema.ts';

/** In the `ground/` of a town, beside `source.json`. */
export const TILES_FILE = 'basemap.pmtiles';
export const ABOUT_FILE = 'pmtiles.json';

export const brought = z.object({
  schema: z.enum(SCHEMA_IDS),
  /** Of the file, in hex. */
  sha256: z.string(),
  minzoom: z.number().int(),
  maxzoom: z.number().int(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Of the place: its names stand without a language in the tiles. */
  language,
  letters: label,
  named: z.array(z.object({ kind: z.enum(['road', 'place']), name: label, point: position })),
  /** The town's outline when the file was brought: its land is told from what lies around. */
  town: multiPolygon.nullable(),
});
export type Brought = z.infer<typeof brought>;

export const holdsBrought = (ground: string): boolean => existsSync(join(ground, TILES_FILE));

/** Throws a TownFault. */
export const readBrought = (ground: string): Brought => readOne(join(ground, ABOUT_FILE), brought);
