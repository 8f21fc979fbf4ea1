/** A grid: the smallest area somebody answers for. */
import { z } from 'zod';
import { multiPolygon, position } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import { label } from '../town/town.ts';

export const GRID_TYPES = ['BASIC', 'EXCLUSIVE', 'RURAL', 'MICRO'] as const;

export const grid = thing.extend({
  type: z.enum(GRID_TYPES),
  name: label,
  /** The short name for maps and lists, `迂里03`. */
  short: label,
  community: z.string(),
  /** A point inside the grid where its name stands. */
  centre: position,
  shape: multiPolygon,
});
export type Grid = z.infer<typeof grid>;

export const gridKind = defineKind<Grid>({ schema: grid, lens: (thing) => thing });
