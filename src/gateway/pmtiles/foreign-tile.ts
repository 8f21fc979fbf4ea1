/** A tile of somebody else's, thing by thing, as our ground has them; positions are those of the tile, 4096 to an edge. */
import type { VectorTile, VectorTileFeature } from '@mapbox/vector-tile';
import type { Language } from '#domain/town/town.ts';
import type { Tags } from '../osm/block.ts';
import { nameOf } from '../osm/names.ts';
import type { Foreign, Meant, Schema } from './schema.ts';

export const EXTENT = 4096;

export type Spot = [x: number, y: number];
/** Points, lines or rings; a ring ends where it begins. */
export type Strokes = Spot[][];

export interface Thing {
  readonly meant: Meant;
  readonly form: Foreign['form'];
  readonly strokes: () => Strokes;
}

const FORMS = [undefined, 'point', 'line', 'face'] as const;

/** What other schemas call what OpenStreetMap calls so. */
const SAME_NAMES: Readonly<Record<string, string>> = {
  name_en: 'name:en',
  name_int: 'int_name',
  'name:latin': 'int_name',
};

function tagsOf(properties: VectorTileFeature['properties']): Tags {
  const tags = new Map(Object.entries(properties).map(([key, value]) => [key, String(value)]));
  for (const [theirs, ours] of Object.entries(SAME_NAMES)) {
    const name = tags.get(theirs);
    if (name && !tags.has(ours)) tags.set(ours, name);
  }
  return tags;
}

const strokesOf = (feature: VectorTileFeature): Strokes =>
  feature
    .loadGeometry()
    .map((line) =>
      line.map(
        ({ x, y }): Spot => [
          Math.round((x * EXTENT) / feature.extent),
          Math.round((y * EXTENT) / feature.extent),
        ],
      ),
    );

/** @param language of the place. Throws whatever a damaged tile makes a reader throw. */
export function* thingsIn(
  tile: VectorTile,
  schema: Schema,
  language: Language,
  layers: readonly string[] = Object.keys(tile.layers),
): Iterable<Thing> {
  for (const layer of layers) {
    const found = tile.layers[layer];
    for (let i = 0; found && i < found.length; i++) {
      const feature = found.feature(i);
      const form = FORMS[feature.type];
      if (!form) continue;
      const tags = tagsOf(feature.properties);
      const meant = schema.meant({ layer, form, tags, name: nameOf(tags, language) });
      if (meant) yield { meant, form, strokes: () => strokesOf(feature) };
    }
  }
}
