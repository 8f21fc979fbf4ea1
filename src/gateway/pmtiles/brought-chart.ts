/** A PMTiles file as a town's ground: each tile is read from it and redrawn as ours. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MultiPolygon } from '#domain/geo/shape.ts';
import { type Chart, TILE_FORM } from '../tiles/chart.ts';
import type { TileAddress } from '../tiles/tile-address.ts';
import { readGroundSource } from '../town/ground-source.ts';
import { Archive } from './archive.ts';
import { ABOUT_FILE, type Brought, readBrought, TILES_FILE } from './brought.ts';
import { redraw } from './redraw.ts';
import type { Schema } from './schema.ts';
import { SCHEMAS } from './schemas.ts';
import { AROUND, landOf, ownLand, shoresOf } from './tile-land.ts';

const FORM = `${TILE_FORM}, brought 1`;
/** A window of tiles and those around it. */
const RECENT = 128;

export class BroughtChart implements Chart {
  readonly version: string;
  readonly source: Chart['source'];
  readonly zooms: Chart['zooms'];
  readonly bounds: Chart['bounds'];
  readonly letters: Chart['letters'];
  readonly named: Chart['named'];
  readonly #about: Brought;
  readonly #schema: Schema;
  readonly #land: RecentLand;
  readonly #file: string;
  #archive: Promise<Archive> | undefined;

  /** @param folder of the ground. Throws a TownFault. */
  constructor(folder: string) {
    const about = readBrought(folder);
    this.#about = about;
    this.#schema = SCHEMAS[about.schema];
    this.#land = new RecentLand(this.#schema);
    this.#file = join(folder, TILES_FILE);
    this.version = createHash('sha256')
      .update(FORM)
      .update(readFileSync(join(folder, ABOUT_FILE)))
      .digest('hex')
      .slice(0, 16);
    this.source = readGroundSource(folder);
    this.zooms = { least: about.minzoom, most: about.maxzoom };
    this.bounds = about.bounds;
    this.letters = about.letters;
    this.named = about.named;
  }

  async draw(address: TileAddress): Promise<Uint8Array> {
    const { language, town, maxzoom } = this.#about;
    this.#archive ??= Archive.open(this.#file);
    const archive = await this.#archive;
    const [tile, all] = await Promise.all([archive.tile(address), this.#land.at(archive, address)]);
    return redraw(tile, {
      address,
      schema: this.#schema,
      language,
      last: address.z === maxzoom,
      land: { all, own: town ? ownLand(all, town, address) : all },
      shores: await this.#shores(archive, address),
    });
  }

  close(): void {
    void this.#archive?.then((archive) => archive.close()).catch(() => undefined);
  }

  /** Those of the tiles around as well: their strokes reach over the edge. */
  async #shores(archive: Archive, { z, x, y }: TileAddress) {
    const n = 2 ** z;
    const lines = AROUND.map(async (step) => {
      const at = { z, x: x + step[0], y: y + step[1] };
      if (Math.min(at.x, at.y) < 0 || Math.max(at.x, at.y) >= n) return [];
      return shoresOf(await this.#land.at(archive, at), step);
    });
    return (await Promise.all(lines)).flat();
  }
}

/** The land of the tiles that were asked for last: each is needed for its neighbours too. */
class RecentLand {
  readonly #schema: Schema;
  readonly #known = new Map<string, Promise<MultiPolygon>>();

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  at(archive: Archive, address: TileAddress): Promise<MultiPolygon> {
    const key = `${address.z}/${address.x}/${address.y}`;
    const known =
      this.#known.get(key) ?? archive.tile(address).then((tile) => landOf(tile, this.#schema));
    this.#known.delete(key);
    this.#known.set(key, known);
    // What could not be read once is read again.
    known.catch(() => this.#known.delete(key));
    const [oldest] = this.#known.keys();
    if (this.#known.size > RECENT && oldest) this.#known.delete(oldest);
    return known;
  }
}
