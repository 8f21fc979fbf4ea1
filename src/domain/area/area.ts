/** An administrative area above the grid: the town, and its communities and villages. */
import { z } from 'zod';
import { multiPolygon } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import { label } from '../town/town.ts';

export const area = thing.extend({
  level: z.enum(['TOWN', 'COMMUNITY']),
  name: label,
  shape: multiPolygon,
});
export type Area = z.infer<typeof area>;

/** Outlines and names of areas are public. */
export const areaKind = defineKind<Area>({ schema: area, lens: (thing) => thing });
