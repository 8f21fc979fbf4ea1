/** The census of a grid: how many live and work there. Counts only; who they are is in a register. */
import { z } from 'zod';
import { holds } from '../access/table.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';

const count = z.number().int().nonnegative();

/** What is counted of a single building, too. */
export const CENSUS_COUNTS = ['households', 'persons', 'enterprises'] as const;
export type CensusCount = (typeof CENSUS_COUNTS)[number];

/** `id` is the grid's; null is what nobody counted. */
export const census = thing.extend({
  households: count,
  persons: count,
  /** Of the persons, those registered elsewhere. */
  floating: count.nullable(),
  enterprises: count,
  shops: count.nullable(),
  buildings: count.nullable(),
  /** The instant the counts hold for. */
  asOf: z.number(),
  /** The department that answers for them. */
  source: z.string(),
});
export type Census = z.infer<typeof census>;

export const censusKind = defineKind<Census>({
  schema: census,
  lens: (thing, viewer) => (holds(viewer, 'things.read') ? thing : undefined),
});
