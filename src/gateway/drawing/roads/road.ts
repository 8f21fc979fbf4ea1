/** Roads while they are drawn. */
import type { Label } from '#domain/town/town.ts';
import type { ROAD_CLASSES } from '../../town/ground.ts';
import type { Path } from '../shape/path.ts';

export type RoadClass = (typeof ROAD_CLASSES)[number];

export interface Line {
  readonly path: Path;
  readonly class: RoadClass;
  readonly name?: Label | undefined;
}

/** A line between two crossings. */
export interface Road extends Line {
  readonly bridge: boolean;
}

/** Metres from the middle of a road to its kerb. */
export const HALF_WIDTH: Readonly<Record<RoadClass, number>> = {
  motorway: 14,
  primary: 11,
  secondary: 8,
  local: 4.5,
  lane: 2.5,
  path: 1,
};
