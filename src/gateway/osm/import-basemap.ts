/** Makes the ground of a town from an OpenStreetMap file. Whatever goes wrong, there is one ground or the other. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bounds, MultiPolygon } from '#domain/geo/shape.ts';
import type { Language } from '#domain/town/town.ts';
import { aroundTown } from '../town/around-town.ts';
import { GROUND_LAYERS, type Ground, type GroundLayer } from '../town/ground.ts';
import { GROUND_SOURCE, type GroundSource } from '../town/ground-source.ts';
import { replaceGround } from '../town/replace-ground.ts';
import { drawOsm, isDrawn } from './draw-osm.ts';
import { readExtract } from './extract.ts';
import { OsmFault } from './osm-fault.ts';

export interface BasemapImport {
  readonly file: string;
  /** The town's folder: the ground comes to lie in its `ground/`. */
  readonly folder: string;
  /** The town's; what lies around it is read as well. */
  readonly bounds: Bounds;
  readonly language: Language;
  readonly grids?: Iterable<{ readonly id: string; readonly shape: MultiPolygon }>;
  /** The town's outline: its land is told from what lies around. */
  readonly town?: MultiPolygon;
  readonly onProgress?: (share: number) => void;
}

/** How many features each layer has, and the bytes they take. */
export interface BasemapImported {
  readonly features: Readonly<Record<GroundLayer, number>>;
  readonly bytes: number;
}

const lines = (layer: Ground[GroundLayer]): string =>
  `{"type":"FeatureCollection","features":[\n${layer.features
    .map((feature) => JSON.stringify(feature))
    .join(',\n')}\n]}\n`;

/** @returns the bytes written. */
const writeGround = (ground: Ground, source: GroundSource, folder: string): Promise<number> =>
  replaceGround(folder, (into) => {
    let bytes = 0;
    for (const layer of GROUND_LAYERS) {
      const text = lines(ground[layer]);
      writeFileSync(join(into, `${layer}.geojson`), text);
      bytes += Buffer.byteLength(text);
    }
    writeFileSync(join(into, GROUND_SOURCE), `${JSON.stringify(source)}\n`);
    return bytes;
  });

/** Rejects with an OsmFault where the file is no good or holds nothing of the town; nothing is written then. */
export async function importBasemap(wishes: BasemapImport): Promise<BasemapImported> {
  const { file, folder, bounds, language, grids = [], town, onProgress } = wishes;
  const box = aroundTown(bounds);
  const extract = await readExtract({ file, box, wanted: isDrawn, onProgress });
  const ground = drawOsm(extract, { box, language, grids, town });
  if (ground.road.features.length + ground.building.features.length === 0)
    throw new OsmFault(
      `${file} holds no road and no building within ${bounds.join(', ')}, the bounds in town.json: is it a file of another place?`,
    );
  const bytes = await writeGround(
    ground,
    { ...OSM, asOf: extract.asOf ?? null },
    join(folder, 'ground'),
  );
  const counts = GROUND_LAYERS.map((layer) => [layer, ground[layer].features.length]);
  return { features: Object.fromEntries(counts) as BasemapImported['features'], bytes };
}

const OSM = {
  attribution: '© OpenStreetMap contributors',
  href: 'https://www.openstreetmap.org/copyright',
};
