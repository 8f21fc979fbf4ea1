/** Somebody else's tile as one of ours: its things in our layers, under our names, from our zooms on. */
import type { VectorTile } from '@mapbox/vector-tile';
import type { GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { MultiPolygon } from '#domain/geo/shape.ts';
import type { Language } from '#domain/town/town.ts';
import type { TileAddress } from '../tiles/tile-address.ts';
import { EXTENT, type Strokes, thingsIn } from './foreign-tile.ts';
import type { Foreign, Schema } from './schema.ts';

interface Redrawn {
  readonly address: TileAddress;
  readonly schema: Schema;
  /** Of the place. */
  readonly language: Language;
  /** The file has none for this zoom and beyond: everything that is shown later is in this one. */
  readonly last: boolean;
  readonly land: { readonly all: MultiPolygon; readonly own: MultiPolygon };
  readonly shores: Strokes;
}

type Feature = GeoJSONVTTile['features'][number];
const TYPES = { point: 1, line: 2, face: 3 } as const;

class Layers {
  readonly #features = new Map<string, Feature[]>();

  add(layer: string, form: Foreign['form'], strokes: Strokes, tags: Feature['tags']): void {
    const list = this.#features.get(layer) ?? [];
    this.#features.set(layer, list);
    // One point a feature: our places have one each.
    const parts = form === 'point' ? strokes.flat().map((at) => [at]) : [strokes];
    for (const geometry of parts)
      if (geometry.length > 0) list.push({ type: TYPES[form], geometry, tags } as Feature);
  }

  finish(): Uint8Array {
    const layers = [...this.#features].filter(([, features]) => features.length > 0);
    if (layers.length === 0) return new Uint8Array();
    const tiles = layers.map(([name, features]) => [name, { features }] as const);
    return fromGeojsonVt(Object.fromEntries(tiles) as unknown as Record<string, GeoJSONVTTile>, {
      version: 2,
      extent: EXTENT,
    });
  }
}

/** The middle of a line: where a name along it stands once it is a place. */
const middle = (strokes: Strokes): Strokes =>
  strokes.slice(0, 1).map((line) => line.slice(line.length >> 1, (line.length >> 1) + 1));

/** @returns Mapbox Vector Tile 2; no bytes where there is nothing but water. */
export function redraw(tile: VectorTile | undefined, how: Redrawn): Uint8Array {
  const layers = new Layers();
  if (how.shores.length > 0) layers.add('shore', 'line', how.shores, {});
  for (const [kind, faces] of [
    ['outside', how.land.all],
    ['town', how.land.own],
  ] as const)
    for (const rings of faces) layers.add('land', 'face', rings as Strokes, { kind });
  if (!tile) return layers.finish();
  for (const { meant, form, strokes } of thingsIn(tile, how.schema, how.language)) {
    if (!('properties' in meant) || (meant.from > how.address.z && !how.last)) continue;
    if (meant.layer === 'place' && form !== 'point')
      layers.add('place', 'point', middle(strokes()), meant.properties);
    else layers.add(meant.layer, form, strokes(), meant.properties);
  }
  return layers.finish();
}
