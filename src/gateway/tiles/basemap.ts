/**
 * The public basemap of a town as vector tiles. A tile is drawn when it is first asked for and kept from then on, until the ground
 * changes; it holds what the sheets name of the ground and nothing of the world.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type KeptTile, TileFile } from '../database/tile-file.ts';
import type { Chart } from './chart.ts';
import type { NamedPlace } from './named-places.ts';
import { type TileAddress, touches } from './tile-address.ts';

const compress = promisify(brotliCompress);
/** Between the best and the quickest: a tile is packed once and sent often. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

export class Basemap {
  readonly version: string;
  readonly #chart: Chart;
  readonly #file: TileFile;
  readonly #drawing = new Map<string, Promise<KeptTile>>();

  /** @param folder where the drawn tiles are kept. */
  constructor(chart: Chart, folder: string) {
    this.version = chart.version;
    this.#chart = chart;
    this.#file = new TileFile(folder, chart.version);
  }

  describe() {
    const { version, zooms, bounds, letters, source } = this.#chart;
    return {
      version,
      minzoom: zooms.least,
      maxzoom: zooms.most,
      bounds: [...bounds] as [number, number, number, number],
      letters,
      ...(source && { attribution: source.attribution }),
    };
  }

  /** The tile, or undefined where the basemap does not reach. Whoever asks while it is drawn gets the same one. */
  async tile(address: TileAddress): Promise<KeptTile | undefined> {
    const { z, x, y } = address;
    const kept = this.#file.find(z, x, y);
    if (kept) return kept;
    const { zooms, bounds } = this.#chart;
    if (z < zooms.least || z > zooms.most || !touches(address, bounds)) return undefined;
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
    this.#chart.close();
    this.#file.close();
  }

  async #draw(address: TileAddress): Promise<KeptTile> {
    const bytes = await this.#chart.draw(address);
    const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const br = bytes.length === 0 ? Buffer.alloc(0) : await compress(bytes, QUALITY);
    this.#file.keep(address.z, address.x, address.y, { etag, br });
    return { etag, br };
  }

  /** What has a name on it, beyond the town's border too. */
  named(): readonly NamedPlace[] {
    return this.#chart.named;
  }
}
