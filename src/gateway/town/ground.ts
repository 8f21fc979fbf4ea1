/**
 * The ground of a town: what its basemap shows and its demo walks on. One GeoJSON file a layer in the town's `ground/`, WGS-84,
 * six decimals. A layer without a file is empty; only the land must be there. Everything that is not land or hill is water or, beyond the town, other people's land.
 */
import { z } from 'zod';
import { polygon, position } from '#domain/geo/shape.ts';
import { label } from '#domain/town/town.ts';

const named = { name: label.optional() };
const crossing = { bridge: z.boolean(), tunnel: z.literal(true).optional() };

const line = z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) });
const face = z.object({ type: z.literal('Polygon'), coordinates: polygon });
const dot = z.object({ type: z.literal('Point'), coordinates: position });

const collection = <G extends z.ZodType, P extends z.ZodType>(geometry: G, properties: P) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({ type: z.literal('Feature'), properties, geometry })),
  });

export const ROAD_CLASSES = ['motorway', 'primary', 'secondary', 'local', 'lane', 'path'] as const;
export const BUILDING_USES = [
  'HOME',
  'SHOP',
  'FACTORY',
  'OFFICE',
  'SCHOOL',
  'CLINIC',
  'TEMPLE',
  'FARM',
] as const;

/** Layer by layer, from the ground up; the key is the file's name and the name of the layer in the tiles. */
export const GROUND = {
  /** The town's own land, and land around it. Water is what is left. */
  land: collection(face, z.object({ kind: z.enum(['town', 'outside']) })),
  /** Step 1 is the foot, step 4 the top; higher steps lie inside lower ones. */
  hill: collection(face, z.object({ step: z.number().int().min(1).max(4), ...named })),
  /** What the ground is used for. */
  use: collection(
    face,
    z.object({
      kind: z.enum([
        'farm',
        'orchard',
        'park',
        'wood',
        'fishpond',
        'industry',
        'village',
        'square',
        'sand',
      ]),
    }),
  ),
  /** Lakes, ponds, rivers and canals inside the land. */
  water: collection(face, z.object({ kind: z.enum(['lake', 'river', 'canal', 'pond']), ...named })),
  /** Middle lines of rivers and canals, for names; `alone` where no face shows the water, and the line does. */
  waterway: collection(
    line,
    z.object({ width: z.number().positive(), alone: z.literal(true).optional(), ...named }),
  ),
  /** Roads meet at shared positions only: equal coordinates are one crossing. A bridge is a road of its own piece. */
  road: collection(line, z.object({ class: z.enum(ROAD_CLASSES), ...crossing, ...named })),
  rail: collection(line, z.object({ kind: z.enum(['rail', 'light']), ...crossing, ...named })),
  building: collection(
    face,
    z.object({
      /** The grid's code and five digits; outside of all grids, where it comes from. */
      id: z.string(),
      grid: z.string().nullable(),
      use: z.enum([...BUILDING_USES, 'OTHER']),
      /** Absent where nobody counted them. */
      floors: z.number().int().min(1).max(200).optional(),
      ...named,
    }),
  ),
  /** Points of interest; rank 1 is the most important. */
  place: collection(
    dot,
    z.object({
      kind: z.enum([
        'lake',
        'hill',
        'island',
        'village',
        'office',
        'school',
        'clinic',
        'market',
        'temple',
        'park',
        'pier',
        'bridge',
        'factory',
        'station',
        'sight',
        'shop',
      ]),
      rank: z.number().int().min(1).max(5),
      name: label,
    }),
  ),
} as const;

export type GroundLayer = keyof typeof GROUND;
export type Ground = { readonly [L in GroundLayer]: z.infer<(typeof GROUND)[L]> };
export const GROUND_LAYERS = Object.keys(GROUND) as GroundLayer[];
