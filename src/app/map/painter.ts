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
import { faded } from './faded.ts';
import type { Drawing, MapLayer, Storey, StyleLayer, Targets, Tiles } from './layers/contract.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
/** What lies flat on the map and would hide what belongs above it. */
const COVERING: ReadonlySet<Storey> = new Set(['ground', 'area', 'line']);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const fadedDeck = ({ deck = [] }: Drawing, opacity: number): Layer[] =>
  deck.map((layer) => layer.clone({ opacity: layer.props.opacity * opacity }));

export class Painter {
  readonly #map: MapLibreMap;
  readonly #overlay: MapLibreOverlay;
  readonly #order: readonly MapLayer[];
  /** As they are on the map, faded and all. */
  readonly #drawn = new Map<string, Drawing>();
  readonly #hidden = new Set<string>();
  /** For each source the feature that is marked. */
  readonly #marked = new Map<string, string | undefined>();
  #layers: readonly Layer[] = [];
  #waits = false;

  /** `order` is the order of the layers, from the ground up. */
  constructor(map: MapLibreMap, overlay: MapLibreOverlay, order: readonly MapLayer[]) {
    this.#map = map;
    this.#overlay = overlay;
    this.#order = order;
  }

  /** @param opacity 0–1 */
  paint(id: string, made: Drawing, opacity = 1): void {
    const drawing =
      opacity === 1 || !made.style
        ? made
        : { ...made, style: made.style.map((layer) => faded(layer, opacity)) };
    const before = this.#drawn.get(id);
    this.#drawn.set(id, opacity === 1 ? drawing : { ...drawing, deck: fadedDeck(made, opacity) });
    if (drawing.tiles) this.#lay(id, drawing.tiles, before?.tiles);
    else if (drawing.features !== before?.features) this.#feed(id, drawing);
    if (drawing.marks) this.#mark(drawing.marks.of, drawing.marks.id);
    for (const layer of drawing.style ?? []) {
      const was = before?.style?.find((one) => one.id === layer.id);
      if (was) this.#restyle(was, layer);
      else this.#map.addLayer(this.#sourced(drawing.from ?? id, layer), this.#above(id));
    }
    this.#see(id, true);
  }

  /** Takes a layer off the map; what it drew stays ready. */
  hide(id: string): void {
    this.#see(id, false);
  }

  isHidden(id: string): boolean {
    return this.#hidden.has(id);
  }

  /** Hands the deck.gl layers on, each below the first style layer that stands over it. */
  flush(): void {
    const layers: Layer[] = [];
    this.#waits = false;
    for (const { id, storey } of this.#order) {
      const deck = this.#drawn.get(id)?.deck;
      if (!deck || this.#hidden.has(id)) continue;
      const beforeId = this.#above(id);
      // Without its place in the style it would be drawn over everything: a fill waits, a symbol need not.
      if (deck.length > 0 && COVERING.has(storey) && this.#lacks(beforeId)) {
        this.#waits = true;
        if (!this.#map.isStyleLoaded()) continue;
      }
      for (const layer of deck)
        layers.push(beforeId === undefined ? layer : layer.clone({ beforeId } as object));
    }
    this.#layers = layers;
    this.#overlay.setProps({ layers });
  }

  /** While its sources load, a style takes no new deck.gl groups; once it is idle it does. */
  settle(): void {
    const lacking = this.#layers.some(({ props }) =>
      this.#lacks((props as { beforeId?: string }).beforeId),
    );
    if (lacking || this.#waits) this.flush();
  }

  #lacks(beforeId: string | undefined): boolean {
    const group = beforeId === undefined ? 'last' : `before:${beforeId}`;
    return !this.#map.getLayer(`deck-maplibre-layer-group-${group}`);
  }

  /** What can be clicked, from the ground up. */
  get targets(): Targets[] {
    return this.#order.flatMap(({ id }) =>
      this.#hidden.has(id) ? [] : (this.#drawn.get(id)?.targets ?? []),
    );
  }

  #see(id: string, seen: boolean): void {
    if (seen !== this.#hidden.has(id)) return;
    if (seen) this.#hidden.delete(id);
    else this.#hidden.add(id);
    for (const { id: layer } of this.#drawn.get(id)?.style ?? [])
      this.#map.setLayoutProperty(layer, 'visibility', seen ? 'visible' : 'none');
  }

  #feed(id: string, { features = EMPTY }: Drawing): void {
    const source = this.#map.getSource<GeoJSONSource>(id);
    if (source) return void source.setData(features);
    this.#map.addSource(id, { type: 'geojson', data: features, tolerance: 0.2, promoteId: 'id' });
    this.#mark(id, this.#marked.get(id));
  }

  /** Who is marked may be told before the layer it belongs to is there. */
  #mark(source: string, id: string | undefined): void {
    this.#marked.set(source, id);
    if (!this.#map.getSource(source)) return;
    this.#map.removeFeatureState({ source });
    if (id !== undefined) this.#map.setFeatureState({ source, id }, { marked: true });
  }

  #lay(id: string, { path, bounds, pictures, ...more }: Tiles, before: Tiles | undefined): void {
    if (path === before?.path) return;
    const tiles = [`${location.origin}${path}`];
    const source = this.#map.getSource<VectorTileSource>(id);
    if (source) source.setTiles(tiles);
    else if (pictures)
      this.#map.addSource(id, {
        type: 'raster',
        tileSize: 256,
        tiles,
        bounds: [...bounds],
        ...more,
      });
    else this.#map.addSource(id, { type: 'vector', tiles, bounds: [...bounds], ...more });
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
    const changed = (part: 'paint' | 'layout'): [string, unknown][] => {
      const [old, now] = [was[part] ?? {}, layer[part] ?? {}] as Record<string, unknown>[];
      return Object.keys({ ...old, ...now })
        .filter((key) => !same(old?.[key], now?.[key]))
        .map((key) => [key, now?.[key]]);
    };
    for (const [key, value] of changed('paint'))
      map.setPaintProperty(layer.id, key as 'fill-color', value as string);
    for (const [key, value] of changed('layout'))
      map.setLayoutProperty(layer.id, key as 'line-join', value as 'round');
  }
}
