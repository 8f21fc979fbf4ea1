/**
 * The plan of a town (data/towns/<id>/plan.json): everything particular to it that its drawing starts from. Points and lengths are
 * metres east and north of `origin`, angles degrees, anticlockwise from east.
 */
import { z } from 'zod';
import { position } from '#domain/geo/shape.ts';
import { label } from '#domain/town/town.ts';
import { ROAD_CLASSES } from '../town/ground.ts';
import { peoplePlan } from './people/people-plan.ts';

const point = z.tuple([z.number(), z.number()]);
const line = z.array(point).min(2);
const outline = z.array(point).min(3);

const named = { name: label.optional() };

const island = z.strictObject({
  ...named,
  outline,
  /** The community it belongs to, and which of its grids, from 1. None: it lies outside the town. */
  of: z.strictObject({ code: z.string(), grid: z.number().int().min(1) }).optional(),
});

export const SETTLEMENT_STYLES = ['old-town', 'estate', 'village', 'hamlet', 'industry'] as const;

const settlement = z.strictObject({
  ...named,
  at: point,
  radius: z.number().positive(),
  style: z.enum(SETTLEMENT_STYLES),
  /** The way its streets run; else as the road beside it does. */
  turn: z.number().optional(),
});

const community = z.strictObject({
  code: z.string(),
  name: label,
  /** As grids are called after it, `福溪` in `福溪01`. */
  short: label,
  kind: z.enum(['URBAN', 'RURAL']),
  /** A point in each grid, in the order of their numbers. */
  grids: z.array(point).min(1),
});

/** Communities nobody placed by hand: so many, over the whole town, with names put together from syllables. */
const scattered = z.strictObject({
  count: z.number().int().min(1),
  grids: z.number().int().min(1),
  syllables: z.strictObject({
    'zh-CN': z.array(z.string()).min(2),
    'zh-Hant': z.array(z.string()).min(2),
    en: z.array(z.string()).min(2),
  }),
});

const place = z.strictObject({
  kind: z.enum([
    'office',
    'school',
    'clinic',
    'market',
    'temple',
    'park',
    'pier',
    'factory',
    'village',
    'hill',
    'lake',
    'island',
    'bridge',
  ]),
  name: label,
  rank: z.number().int().min(1).max(5),
  at: point,
});

/** Roads and settlements nobody placed by hand, over the whole town; they come beside those that are. */
const strewn = z.strictObject({
  /** Metres between the larger roads, east to west and north to south. */
  roads: z.number().positive(),
  settlements: z.number().int().min(0),
});

export const plan = z.strictObject({
  seed: z.number().int(),
  origin: position,
  code: z.string(),
  name: label,
  /** How far the drawing reaches west, south, east and north of the origin. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Borders bend about this often. */
  cell: z.number().positive(),
  /** Metres a border may be simplified by: a city of thousands of grids is looked at from further away. */
  detail: z.number().positive().default(0.5),
  /** Dry land, the town's and its neighbours'; what is not land is open water. */
  land: z.array(outline).min(1),
  /** The town's part of the land. */
  town: outline,
  islands: z.array(island),
  lakes: z.array(z.strictObject({ ...named, outline })),
  canals: z.array(z.strictObject({ ...named, width: z.number().positive(), through: line })),
  /** Small waters, strewn over the plain. */
  ponds: z.number().int().min(0),
  /** Fields are drawn one by one; a county leaves them out. */
  fields: z.boolean().default(true),
  hills: z.array(
    z.strictObject({
      ...named,
      at: point,
      height: z.number().min(0).max(1.5),
      /** Half-axes and the way the longer one lies. */
      axes: point,
      turn: z.number(),
    }),
  ),
  roads: z.array(z.strictObject({ ...named, class: z.enum(ROAD_CLASSES), through: line })),
  settlements: z.array(settlement),
  strewn: strewn.optional(),
  /** Names for streets nobody drew, given out in this order. */
  streets: z.array(label),
  /** Names for bridges, the longest bridge's first. */
  bridges: z.array(label),
  uses: z.array(
    z.strictObject({
      ...named,
      kind: z.enum(['orchard', 'park', 'fishpond']),
      at: point,
      radius: z.number().positive(),
      turn: z.number().optional(),
    }),
  ),
  communities: z.array(community).min(1).or(scattered),
  places: z.array(place),
  people: peoplePlan,
  /** Centres of the three views every scale is judged by. */
  views: z.array(point).length(3),
});
export type Plan = z.infer<typeof plan>;
export type Settlement = Plan['settlements'][number];
export type Community = z.infer<typeof community>;
