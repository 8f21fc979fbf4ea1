/** A ground as GeoJSON: drawn from a plan, or made from OpenStreetMap. It is read when it is first needed. */

import { readGroundSource } from '../town/ground-source.ts';
import { groundMark, readGround } from '../town/read-ground.ts';
import { TownFault } from '../town/town-fault.ts';
import { Atlas } from './atlas.ts';
import { type Chart, TILE_FORM } from './chart.ts';
import { namedPlaces } from './named-places.ts';
import { lettersOn, ZOOMS } from './sheets.ts';
import type { TileAddress } from './tile-address.ts';

function known(folder: string) {
  const ground = readGround(folder);
  const atlas = new Atlas(ground);
  return { atlas, bounds: atlas.bounds, letters: lettersOn(ground), named: namedPlaces(ground) };
}

export class DrawnChart implements Chart {
  readonly version: string;
  readonly source: Chart['source'];
  readonly zooms = ZOOMS;
  readonly #folder: string;
  #known: ReturnType<typeof known> | undefined;

  /** @param folder of the ground. Throws a TownFault. */
  constructor(folder: string) {
    const version = groundMark(folder, TILE_FORM);
    if (!version)
      throw new TownFault(
        `${folder} holds no land.geojson, and town.json asks for a basemap of the ground.`,
      );
    this.version = version;
    this.source = readGroundSource(folder);
    this.#folder = folder;
  }

  get bounds() {
    return this.#know().bounds;
  }

  get letters() {
    return this.#know().letters;
  }

  get named() {
    return this.#know().named;
  }

  draw(address: TileAddress): Uint8Array {
    return this.#know().atlas.draw(address);
  }

  close(): void {}

  #know() {
    this.#known ??= known(this.#folder);
    return this.#known;
  }
}
