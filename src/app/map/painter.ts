/** Puts drawings on the map: a source and its style layers for each layer that has them, and one deck.gl overlay for all. */
import type { Layer } from '@deck.gl/core';
import type { MapLibreOverlay } from '@deck.gl/maplibre';
import type { FeatureCollection } from 'geojson';
import type {
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  VectorTileSource,
} from 'maplibre-gl';
import type { Drawing, MapLayer, StyleLayer, Targets, Tiles } from './layers/contract.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export class Painter {
  readonly #map: MapLibreMap;
  readonly #overlay: MapLibreOverlay;
  readonly #order: readonly MapLayer[];
  readonly #drawn = new Map<string, Drawing>();
  #layers: readonly Layer[] = [];

  /** `order` is the order of the layers, from the ground up. */
  constructor(map: MapLibreMap, overlay: MapLibreOverlay, order: readonly MapLayer[]) {
    this.#map = map;
    this.#overlay = overlay;
    this.#order = order;
  }

  paint(id: string, drawing: Drawing): void {
    const before = this.#drawn.get(id);
    this.#drawn.set(id, drawing);
    if (drawing.tiles) this.#lay(id, drawing.tiles, before?.tiles);
    else if (drawing.features !== before?.features) this.#feed(id, drawing);
    for (const layer of drawing.style ?? []) {
      const was = before?.style?.find((one) => one.id === layer.id);
      if (was) this.#restyle(was, layer);
      else this.#map.addLayer(this.#sourced(drawing.from ?? id, layer), this.#above(id));
    }
  }

  /** Hands the deck.gl layers on, each below the first style layer that stands over it. */
  flush(): void {
    const layers: Layer[] = [];
    for (const { id } of this.#order) {
      const deck = this.#drawn.get(id)?.deck;
      if (!deck) continue;
      const beforeId = this.#above(id);
      for (const layer of deck)
        layers.push(beforeId === undefined ? layer : layer.clone({ beforeId } as object));
    }
    this.#layers = layers;
    this.#overlay.setProps({ layers });
  }

  /** While its sources load, a style takes no new deck.gl groups; once it is idle it does. */
  settle(): void {
    const lacking = this.#layers.some(({ props }) => {
      const { beforeId } = props as { beforeId?: string };
      return !this.#map.getLayer(
        beforeId === undefined
          ? 'deck-maplibre-layer-group-last'
          : `deck-maplibre-layer-group-before:${beforeId}`,
      );
    });
    if (lacking) this.flush();
  }

  /** What can be clicked, from the ground up. */
  get targets(): Targets[] {
    return this.#order.flatMap(({ id }) => this.#drawn.get(id)?.targets ?? []);
  }

  #feed(id: string, { features = EMPTY }: Drawing): void {
    const source = this.#map.getSource<GeoJSONSource>(id);
    if (source) source.setData(features);
    else this.#map.addSource(id, { type: 'geojson', data: features, tolerance: 0.2 });
  }

  #lay(id: string, { path, minzoom, maxzoom, bounds }: Tiles, before: Tiles | undefined): void {
    if (path === before?.path) return;
    const tiles = [`${location.origin}${path}`];
    const source = this.#map.getSource<VectorTileSource>(id);
    if (source) source.setTiles(tiles);
    else this.#map.addSource(id, { type: 'vector', tiles, minzoom, maxzoom, bounds: [...bounds] });
  }

  #lay(id: string, { path, minzoom, maxzoom, bounds }: Tiles, before: Tiles | undefined): void {
    if (path === before?.path) return;
    const tiles = [`${location.origin}${path}`];
    const source = this.#map.getSource<VectorTileSource>(id);
    if (source) source.setTiles(tiles);
    else
      this.#map.addSource(id, { type: 'vector', tiles, minzoom, maxzoom, bounds: [...bounds] });
  }

  #sourced(id: string, layer: StyleLayer): LayerSpecification {
    return (layer.type === 'background' ? layer : { ...layer, source: id }) as LayerSpecification;
  }

  /** The lowest style layer of the layers above; undefined at the top. */
  #above(id: string): string | undefined {
    const place = this.#order.findIndex((layer) => layer.id === id);
    for (const layer of this.#order.slice(place + 1)) {
      const first = this.#drawn.get(layer.id)?.style?.[0];
      if (first) return first.id;
    }
    return undefined;
  }

  #restyle(was: StyleLayer, layer: StyleLayer): void {
    const map = this.#map;
    const changed = (part: 'paint' | 'layout') =>
      Object.entries(layer[part] ?? {}).filter(
        ([key, value]) => !same(value, (was[part] as Record<string, unknown> | undefined)?.[key]),
      );
    for (const [key, value] of changed('paint'))
      map.setPaintProperty(layer.id, key as 'fill-color', value);
    for (const [key, value] of changed('layout'))
      map.setLayoutProperty(layer.id, key as 'line-join', value);
  }
}
