/**
 * A drawn town: what its folder will hold, and what later stages (people, cameras, a history) place their things by.
 * Positions are WGS-84 with six decimals, equal numbers are the same place.
 */
import type { Position } from '#domain/geo/shape.ts';
import type { BUILDING_USES, Ground } from '../town/ground.ts';
import type { AreaRow, GridRow } from '../town/rows.ts';

/** Where roads meet or end. */
export interface Crossing {
  readonly at: Position;
  /** Undefined beyond the town. */
  readonly grid: string | undefined;
  /** The roads that touch it, as indices into `ground.road.features`; a road begins and ends at a crossing. */
  readonly roads: readonly number[];
}

type AnyBuilding = Ground['building']['features'][number];
/** Of a building that was drawn here everything is known. */
export interface DrawnBuilding extends AnyBuilding {
  readonly properties: AnyBuilding['properties'] & {
    readonly grid: string;
    readonly use: (typeof BUILDING_USES)[number];
    readonly floors: number;
  };
}
export interface DrawnGround extends Ground {
  readonly building: { readonly type: 'FeatureCollection'; readonly features: DrawnBuilding[] };
}

export interface Drawing {
  readonly areas: readonly AreaRow[];
  /** By code; so are the grids of a community. */
  readonly grids: readonly GridRow[];
  /** Buildings and roads are here, too; a building knows its grid. */
  readonly ground: DrawnGround;
  readonly crossings: readonly Crossing[];
  /** The grid of each road of `ground.road.features`: where its middle lies. */
  readonly gridOfRoad: readonly (string | undefined)[];
  /** The grid of each place of `ground.place.features`. */
  readonly gridOfPlace: readonly (string | undefined)[];
}
