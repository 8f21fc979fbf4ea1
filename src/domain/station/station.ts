/** A station: a place the party or the town keeps for its people, where somebody can be found. */
import { z } from 'zod';
import { holds } from '../access/table.ts';
import { position } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import { label } from '../town/town.ts';

/** 网格支部, 党群服务中心 (the core of 一核五片), 党群服务站, 说事点. */
export const STATION_KINDS = ['BRANCH', 'CORE', 'STATION', 'TALK_POINT'] as const;

export const station = thing.extend({
  kind: z.enum(STATION_KINDS),
  /** The grid it serves; null when it serves more than one. */
  grid: z.string().nullable(),
  /** The core it is a part of, as a village's five stations are of its centre. */
  core: z.string().nullable(),
  name: label,
  point: position,
});
export type Station = z.infer<typeof station>;

export const stationKind = defineKind<Station>({
  schema: station,
  lens: (thing, viewer) => (holds(viewer, 'things.read') ? thing : undefined),
});
