/**
 * The public basemap of a town as vector tiles. A tile is drawn when it is first asked for and kept from then on, until the ground
 * changes; it holds what the sheets name of the ground and nothing of the world.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Bounds } from '#domain/geo/shape.ts';
import type { Label } from '#domain/town/town.ts';
import { type KeptTile, TileFile } from '../database/tile-file.ts';
import { type GroundSource, readGroundSource } from '../town/ground-source.ts';
import { groundMark, readGround } from '../town/read-ground.ts';
import { TownFault } from '../town/town-fault.ts';
import { Atlas } from './atlas.ts';
import { type NamedPlace, namedPlaces } from './named-places.ts';
import { lettersOn, ZOOMS } from './sheets.ts';
import { type TileAddress, touches } from './tile-address.ts';

/** Raised when the same ground makes other tiles than before. */
const FORM = 'tiles 3';

const compress = promisify(brotliCompress);
/** Between the best and the quickest: a tile is packed once and sent often. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

interface Known {
  readonly atlas: Atlas;
  readonly bounds: Bounds;
  readonly letters: Label;
  readonly named: readonly NamedPlace[];
}

export class Basemap {
  /** Names the ground and the form of its tiles. */
  readonly version: string;
  readonly #ground: string;
  readonly #file: TileFile;
  readonly #source: GroundSource | undefined;
  readonly #drawing = new Map<string, Promise<KeptTile>>();
  #known: Known | undefined;

  /** @param ground the folder of the ground. @param folder where the drawn tiles are kept. Throws a TownFault. */
  constructor(ground: string, folder: string) {
    const version = groundMark(ground, FORM);
    if (!version)
      throw new TownFault(
        `${ground} holds no land.geojson, and town.json asks for a basemap of the ground.`,
      );
    this.version = version;
    this.#ground = ground;
    this.#source = readGroundSource(ground);
    this.#file = new TileFile(folder, version);
  }

  describe() {
    const { bounds, letters } = this.#know();
    return {
      version: this.version,
      minzoom: ZOOMS.least,
      maxzoom: ZOOMS.most,
      bounds: [...bounds] as [number, number, number, number],
      letters,
      ...(this.#source && { attribution: this.#source.attribution }),
    };
  }

  /** The tile, or undefined where the basemap does not reach. Whoever asks while it is drawn gets the same one. */
  async tile(address: TileAddress): Promise<KeptTile | undefined> {
    const { z, x, y } = address;
    const kept = this.#file.find(z, x, y);
    if (kept) return kept;
    if (z < ZOOMS.least || z > ZOOMS.most || !touches(address, this.#know().bounds))
      return undefined;
    const key = `${z}/${x}/${y}`;
    const drawing = this.#drawing.get(key) ?? this.#draw(address);
    this.#drawing.set(key, drawing);
    try {
      return await drawing;
    } finally {
      this.#drawing.delete(key);
    }
  }

  close(): void {
    this.#file.close();
  }

  async #draw(address: TileAddress): Promise<KeptTile> {
    const bytes = this.#know().atlas.draw(address);
    const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const br = bytes.length === 0 ? Buffer.alloc(0) : await compress(bytes, QUALITY);
    this.#file.keep(address.z, address.x, address.y, { etag, br });
    return { etag, br };
  }

  /** What has a name on it, beyond the town's border too. */
  named(): readonly NamedPlace[] {
    return this.#know().named;
  }

  /** Reads the ground when it is first needed. */
  #know(): Known {
    if (!this.#known) {
      const ground = readGround(this.#ground);
      const atlas = new Atlas(ground);
      this.#known = {
        atlas,
        bounds: atlas.bounds,
        letters: lettersOn(ground),
        named: namedPlaces(ground),
      };
    }
    return this.#known;
  }
}
