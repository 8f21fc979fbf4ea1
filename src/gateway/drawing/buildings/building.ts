/** Buildings while they are drawn. */
import type { Label } from '#domain/town/town.ts';
import type { BUILDING_USES } from '../../town/ground.ts';
import type { Point } from '../shape/point.ts';
import type { Ring } from '../shape/ring.ts';

export type BuildingUse = (typeof BUILDING_USES)[number];

export interface Building {
  readonly ring: Ring;
  readonly centre: Point;
  readonly use: BuildingUse;
  readonly floors: number;
  readonly name?: Label | undefined;
}
