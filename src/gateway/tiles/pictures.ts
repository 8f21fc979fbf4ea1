/**
 * Another's map as pictures, by WMTS or any address with {z}, {x} and {y}; 天地图 is one. The gateway fetches them, so that the key
 * never leaves the house, and keeps them: a picture is asked for once.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Bounds } from '#domain/geo/shape.ts';
import type { PicturesPlan } from '#domain/town/town.ts';
import { type KeptTile, TileFile } from '../database/tile-file.ts';
import { TownFault } from '../town/town-fault.ts';
import { type TileAddress, touches } from './tile-address.ts';

const PATIENCE_MS = 8_000;
/** After a failure the service is left alone for so long. */
const REST_MS = 10_000;
const BYTES_MOST = 2_000_000;
/** The map can be moved ten kilometres beyond the town: nobody fetches the world through this house. */
const REACH_DEGREES = 0.13;

export interface PicturesOptions {
  readonly plan: PicturesPlan;
  /** The store's folder: a key lies in its `keys/basemap.key`, the pictures in `pictures/`. */
  readonly folder: string;
  readonly bounds: () => Bounds;
  readonly now?: () => number;
}

function keyFor({ layers }: PicturesPlan, folder: string): string {
  if (!layers.some((url) => url.includes('{key}'))) return '';
  const file = join(folder, 'keys', 'basemap.key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new TownFault(`town.json asks for a basemap with a key: put the key as text into ${file}.`);
}

export class Pictures {
  /** Names the service; it does not tell the key. */
  readonly version: string;
  readonly #options: PicturesOptions;
  readonly #key: string;
  readonly #file: TileFile;
  readonly #fetching = new Map<string, Promise<KeptTile | undefined>>();
  #restUntil = 0;

  /** Throws a TownFault where the key is missing. */
  constructor(options: PicturesOptions) {
    const { plan, folder } = options;
    const into = join(folder, 'pictures');
    this.#key = keyFor(plan, folder);
    this.#options = options;
    this.version = createHash('sha256').update(plan.layers.join('\n')).digest('hex').slice(0, 16);
    mkdirSync(into, { recursive: true });
    this.#file = new TileFile(into, this.version);
  }

  get #reach(): Bounds {
    const [west, south, east, north] = this.#options.bounds();
    const wide = REACH_DEGREES / Math.cos((((south + north) / 2) * Math.PI) / 180);
    return [west - wide, south - REACH_DEGREES, east + wide, north + REACH_DEGREES];
  }

  describe() {
    const { minzoom, maxzoom, attribution } = this.#options.plan;
    return {
      version: this.version,
      minzoom,
      maxzoom,
      attribution,
      bounds: [...this.#reach] as [number, number, number, number],
    };
  }

  /** The picture, its media type as `etag`; undefined beyond the reach, or while the service does not answer. */
  async tile(address: TileAddress): Promise<KeptTile | undefined> {
    const { z, x, y } = address;
    const { minzoom, maxzoom } = this.#options.plan;
    if (z < minzoom || z > maxzoom || !touches(address, this.#reach)) return undefined;
    const kept = this.#file.find(z, x, y);
    if (kept) return kept;
    const key = `${z}/${x}/${y}`;
    const fetching = this.#fetching.get(key) ?? this.#fetchAll(address);
    this.#fetching.set(key, fetching);
    try {
      return await fetching;
    } finally {
      this.#fetching.delete(key);
    }
  }

  close(): void {
    this.#file.close();
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  async #fetchAll(address: TileAddress): Promise<KeptTile | undefined> {
    if (this.#now() < this.#restUntil) return undefined;
    try {
      const layers = this.#options.plan.layers.map((url) => this.#fetch(url, address));
      const [ground, ...above] = await Promise.all(layers);
      if (!ground) return undefined;
      const picture = above.length === 0 ? ground : await laid(ground, above);
      this.#file.keep(address.z, address.x, address.y, picture);
      return picture;
    } catch {
      // The address in the fault would tell the key; the screen says that the map is missing.
      this.#restUntil = this.#now() + REST_MS;
      return undefined;
    }
  }

  async #fetch(url: string, { z, x, y }: TileAddress): Promise<KeptTile> {
    const told: Readonly<Record<string, string>> = {
      z: String(z),
      x: String(x),
      y: String(y),
      key: encodeURIComponent(this.#key),
    };
    const answer = await fetch(
      url.replace(/\{(\w+)\}/g, (whole, name: string) => told[name] ?? whole),
      { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' },
    );
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok || !/^image\/(png|jpeg|webp)$/.test(type) || bytes.length > BYTES_MOST)
      throw new Error('no picture');
    return { etag: type, br: bytes };
  }
}

/** Names lie in a picture of their own over the ground's. */
async function laid(ground: KeptTile, above: readonly KeptTile[]): Promise<KeptTile> {
  const layers = above.map(({ br }) => ({ input: br }));
  return { etag: 'image/webp', br: await sharp(ground.br).composite(layers).webp().toBuffer() };
}
