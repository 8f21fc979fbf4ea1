/**
 * Brings a PMTiles file as the ground of a town. It is copied, every tile around the town is looked at, and only then the copy takes
 * the place of what was there.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Bounds, type MultiPolygon, type Position, rounded } from '#domain/geo/shape.ts';
import type { Label, Language } from '#domain/town/town.ts';
import { faultOf } from '../imports/import-fault.ts';
import type { BasemapImported } from '../osm/import-basemap.ts';
import { lettersOf, ZOOMS } from '../tiles/sheets.ts';
import { type TileAddress, tilesIn } from '../tiles/tile-address.ts';
import { aroundTown } from '../town/around-town.ts';
import { GROUND_LAYERS, type GroundLayer } from '../town/ground.ts';
import { GROUND_SOURCE, type GroundSource } from '../town/ground-source.ts';
import { replaceGround } from '../town/replace-ground.ts';
import { Archive } from './archive.ts';
import { ABOUT_FILE, type Brought, TILES_FILE } from './brought.ts';
import { EXTENT, type Spot, thingsIn } from './foreign-tile.ts';
import type { Schema } from './schema.ts';

export interface PmtilesImport {
  readonly file: string;
  /** The town's folder: the ground comes to lie in its `ground/`. */
  readonly folder: string;
  /** The town's; what lies around it is looked at as well. */
  readonly bounds: Bounds;
  readonly language: Language;
  readonly town?: MultiPolygon | undefined;
}

const fixed = (bounds: Bounds): string => bounds.map((value) => value.toFixed(3)).join(', ');

/** What the file and the town have in common. */
function shared({ header }: Archive, town: Bounds): [number, number, number, number] {
  const { minLon, minLat, maxLon, maxLat } = header;
  const file: Bounds = [minLon, minLat, maxLon, maxLat];
  if (minLon > town[2] || maxLon < town[0] || minLat > town[3] || maxLat < town[1])
    throw faultOf('pmtiles.elsewhere', { file: fixed(file), town: fixed(town) });
  const [west, south, east, north] = aroundTown(town);
  return [
    Math.max(west, minLon),
    Math.max(south, minLat),
    Math.min(east, maxLon),
    Math.min(north, maxLat),
  ];
}

/** Looks at tiles one by one: whether they can be read, what they hold, and which names. */
class Looking {
  readonly features = Object.fromEntries(GROUND_LAYERS.map((layer) => [layer, 0])) as Record<
    GroundLayer,
    number
  >;
  readonly labels: Label[] = [];
  readonly named: Brought['named'] = [];
  readonly #schema: Schema;
  readonly #language: Language;

  constructor(schema: Schema, language: Language) {
    this.#schema = schema;
    this.#language = language;
  }

  /** @param last the nearest zoom there is: its things are counted and its names remembered. */
  async look(archive: Archive, address: TileAddress, last: boolean): Promise<void> {
    const tile = await archive.tile(address);
    if (!tile) return;
    try {
      for (const { meant, form, strokes } of thingsIn(tile, this.#schema, this.#language)) {
        const at = strokes()[0];
        if (last && meant.layer !== 'sea') this.features[meant.layer] += 1;
        const name = 'properties' in meant ? labelIn(meant.properties) : undefined;
        if (!name || !at) continue;
        this.labels.push(name);
        const point = at[form === 'line' ? at.length >> 1 : 0];
        const kind =
          meant.layer === 'road' ? 'road' : meant.layer === 'place' ? 'place' : undefined;
        if (last && kind && point && isInside(point))
          this.named.push({ kind, name, point: positionOf(point, address) });
      }
    } catch {
      throw archive.damaged();
    }
  }
}

const isInside = ([x, y]: Spot): boolean => x >= 0 && x < EXTENT && y >= 0 && y < EXTENT;

function positionOf([px, py]: Spot, { z, x, y }: TileAddress): Position {
  const n = 2 ** z;
  const lon = ((x + px / EXTENT) / n) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + py / EXTENT)) / n))) * 180) / Math.PI;
  return rounded([lon, lat]);
}

function labelIn(properties: Readonly<Record<string, unknown>>): Label | undefined {
  const { 'zh-CN': hans, en, 'zh-Hant': hant } = properties;
  if (typeof hans !== 'string' || typeof en !== 'string' || typeof hant !== 'string')
    return undefined;
  return { 'zh-CN': hans, en, 'zh-Hant': hant };
}

async function copied(file: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(file),
    async function* (chunks) {
      for await (const chunk of chunks as AsyncIterable<Buffer>) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(to),
  );
  return hash.digest('hex');
}

async function lookedAt(archive: Archive, { bounds, language, town }: PmtilesImport) {
  const { schema, asOf } = await archive.about();
  const reach = shared(archive, bounds);
  const { minZoom, maxZoom } = archive.header;
  const [minzoom, maxzoom] = [Math.max(minZoom, ZOOMS.least), Math.min(maxZoom, ZOOMS.most)];
  const looking = new Looking(schema, language);
  for (let z = minzoom; z <= maxzoom; z++)
    for (const address of tilesIn(reach, z)) await looking.look(archive, address, z === maxzoom);
  const { features, labels, named } = looking;
  if (features.road + features.building === 0)
    throw faultOf('pmtiles.nothing', { town: fixed(bounds) });
  const about: Omit<Brought, 'sha256'> = {
    schema: schema.id,
    minzoom,
    maxzoom,
    bounds: reach,
    language,
    letters: lettersOf(labels),
    named,
    town: town ?? null,
  };
  const source: GroundSource = {
    attribution: schema.attribution,
    href: 'https://www.openstreetmap.org/copyright',
    asOf,
  };
  return { features, about, source };
}

/** Rejects with an ImportFault where the file is no good or holds nothing of the town; nothing is written then. */
export async function importPmtiles(wishes: PmtilesImport): Promise<BasemapImported> {
  const { file, folder } = wishes;
  // Whoever brings the wrong file hears so before it is copied.
  const first = await Archive.open(file);
  try {
    await first.about();
    shared(first, wishes.bounds);
  } finally {
    first.close();
  }
  return replaceGround(join(folder, 'ground'), async (into) => {
    const copy = join(into, TILES_FILE);
    const sha256 = await copied(file, copy);
    const archive = await Archive.open(copy);
    try {
      const { features, about, source } = await lookedAt(archive, wishes);
      writeFileSync(join(into, ABOUT_FILE), `${JSON.stringify({ sha256, ...about })}\n`);
      writeFileSync(join(into, GROUND_SOURCE), `${JSON.stringify(source)}\n`);
      return { features, bytes: archive.size };
    } finally {
      archive.close();
    }
  });
}
