/** What a basemap is drawn from. It knows the ground; keeping and sending the tiles is the basemap's. */
import type { Bounds } from '#domain/geo/shape.ts';
import type { Label } from '#domain/town/town.ts';
import type { GroundSource } from '../town/ground-source.ts';
import type { NamedPlace } from './named-places.ts';
import type { TileAddress } from './tile-address.ts';

export interface Chart {
  /** Names the ground and the form of its tiles. */
  readonly version: string;
  readonly source: GroundSource | undefined;
  readonly zooms: { readonly least: number; readonly most: number };
  /** There is nothing beyond. */
  readonly bounds: Bounds;
  /** Every character of its labels. */
  readonly letters: Label;
  /** What has a name on it, beyond the town's border too. */
  readonly named: readonly NamedPlace[];
  /** A vector tile (Mapbox Vector Tile 2) with the layers of `sheets.ts`; no bytes where there is nothing but water. */
  draw(address: TileAddress): Uint8Array | Promise<Uint8Array>;
  close(): void;
}

/** Raised when the same ground makes other tiles than before. */
export const TILE_FORM = 'tiles 3';
