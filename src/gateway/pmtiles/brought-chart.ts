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
import { SCHEMAS } from './schemas.ts';
import { AROUND, landOf, ownLand, shoresOf } from './tile-land.ts';

const FORM = `${TILE_FORM}, brought 1`;

export class BroughtChart implements Chart {
  readonly version: string;
  readonly source: Chart['source'];
  readonly zooms: Chart['zooms'];
  readonly bounds: Chart['bounds'];
  readonly letters: Chart['letters'];
  readonly named: Chart['named'];
  readonly #about: Brought;
  readonly #file: string;
  #archive: Promise<Archive> | undefined;

  /** @param folder of the ground. Throws a TownFault. */
  constructor(folder: string) {
    const about = readBrought(folder);
    this.#about = about;
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
    const { schema: id, language, town, maxzoom } = this.#about;
    const schema = SCHEMAS[id];
    this.#archive ??= Archive.open(this.#file);
    const archive = await this.#archive;
    const tile = await archive.tile(address);
    const all = landOf(tile, schema);
    return redraw(tile, {
      address,
      schema,
      language,
      last: address.z === maxzoom,
      land: { all, own: town ? ownLand(all, town, address) : all },
      shores: await this.#shores(archive, address, all),
    });
  }

  close(): void {
    void this.#archive?.then((archive) => archive.close()).catch(() => undefined);
  }

  /** Those of the tiles around as well: their strokes reach over the edge. */
  async #shores(archive: Archive, { z, x, y }: TileAddress, own: MultiPolygon) {
    const { schema: id } = this.#about;
    const n = 2 ** z;
    const lines = AROUND.map(async (step) => {
      const at = { z, x: x + step[0], y: y + step[1] };
      if (Math.min(at.x, at.y) < 0 || Math.max(at.x, at.y) >= n) return [];
      const isOwn = step[0] === 0 && step[1] === 0;
      const land = isOwn ? own : landOf(await archive.tile(at), SCHEMAS[id]);
      return shoresOf(land, step);
    });
    return (await Promise.all(lines)).flat();
  }
}
