/** Keeps one map true: once a frame, when something moved, it reads the layers and paints them; it knows what a point of it means. */
import type { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { brush, brushStore } from '#app/state/brush.ts';
import { fixStore } from '#app/state/fix-store.ts';
import { withFrame } from '#app/state/frame.ts';
import { worldStore } from '#app/state/world-store.ts';
import type { Area } from '#domain/area/area.ts';
import { AreaTree } from '#domain/geo/area-tree.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { ClusterFeed, type Where } from './clusters/cluster-feed.ts';
import { LAYERS } from './layers/catalogue.ts';
import type { Drawing, MapLayer, Nearness, TargetShelf } from './layers/contract.ts';
import { lettersReady } from './letters.ts';
import { Painter } from './painter.ts';
import { Reader } from './reader.ts';
import { Shade } from './shade.ts';
import type { Sight } from './sight.ts';
import { nearest } from './targets.ts';

export interface Picked {
  readonly shelf: 'grids' | TargetShelf;
  readonly id: string;
  readonly point: Position;
}

export const nearnessOf = (zoom: number): Nearness =>
  zoom < 14 ? 'far' : zoom < 16 ? 'mid' : 'near';

/** The share of its strength a layer is drawn with; 0: not at all. What follows another goes with that one. */
function strengthOf({ id, entry, follows }: MapLayer, { layers }: Sight['now']): number {
  const state = layers.get(entry ? id : (follows ?? ''));
  return state ? (state.on ? state.opacity / 100 : 0) : 1;
}

export function whereIs(map: MapLibreMap): Where {
  const bounds = map.getBounds();
  const [west, south] = bounds.getSouthWest().toArray();
  const [east, north] = bounds.getNorthEast().toArray();
  return { zoom: map.getZoom(), window: [west, south, east, north] };
}

export class Stage {
  readonly #map: MapLibreMap;
  readonly #sight: Sight;
  readonly #painter: Painter;
  readonly #reader: Reader;
  readonly #clusters: ClusterFeed;
  readonly #shade: Shade;
  readonly #leave: readonly (() => void)[];
  readonly #onHover: (found: Picked | undefined) => void;
  /** For each layer the letters it can be drawn with, and the drawing that waits for more of them. */
  readonly #letters = new Map<string, string>();
  readonly #waiting = new Map<string, Drawing>();
  /** For each layer what it last drew, and how strongly. */
  readonly #drawn = new Map<string, { drawing: Drawing; strength: number }>();
  #tree: { readonly revision: number; readonly grids: AreaTree<Grid> } | undefined;
  #leaveFrame = (): void => undefined;
  #leaveHover = (): void => undefined;
  #pointer: Position | undefined;
  #found: Picked | undefined;
  #place: Grid | Area | undefined;
  #painted = false;

  constructor(
    map: MapLibreMap,
    overlay: MapLibreOverlay,
    sight: Sight,
    onHover: (found: Picked | undefined) => void,
  ) {
    this.#map = map;
    this.#sight = sight;
    this.#onHover = onHover;
    this.#painter = new Painter(map, overlay, LAYERS);
    this.#reader = new Reader({
      world: worldStore.world,
      revision: (shelf) => worldStore.revision(shelf),
      value: (key) => (key === 'fixes' ? fixStore.current : sight.now[key]),
    });
    this.#clusters = new ClusterFeed(sight, () => whereIs(map));
    this.#shade = new Shade(map);
    this.#leave = [
      ...[worldStore, fixStore, sight].map((store) => store.subscribe(this.#soon)),
      brushStore.subscribe(this.#brushed),
    ];
    map.on('zoom', this.#zoomed);
    map.on('move', () => this.#clusters.moved());
    map.on('pitch', () => sight.set({ tilted: map.getPitch() > 1 }));
    map.on('mousemove', ({ lngLat }) => this.#point([lngLat.lng, lngLat.lat]));
    map.on('mouseout', () => this.#point(undefined));
    map.on('idle', this.#idle);
    map.on('remove', () => this.end());
    this.#zoomed();
    this.#soon();
  }

  /** What is at a point: the nearest symbol, else the grid that holds it; undefined outside the town. */
  at(point: Position, gridsOnly: boolean): Picked | undefined {
    const symbol = gridsOnly
      ? undefined
      : nearest(this.#painter.targets, point, this.#map.getZoom());
    if (symbol) return { ...symbol, point };
    const grid = this.#grids.at(point);
    return grid && { shelf: 'grids', id: grid.id, point };
  }

  /** Asked with every move of the pointer, over thousands of grids that hardly ever change. */
  get #grids(): AreaTree<Grid> {
    const revision = worldStore.revision('grids');
    if (this.#tree?.revision !== revision)
      this.#tree = { revision, grids: new AreaTree(worldStore.world.grids.values()) };
    return this.#tree.grids;
  }

  end(): void {
    for (const leave of this.#leave) leave();
    this.#clusters.end();
    this.#shade.end();
    this.#leaveFrame();
    this.#leaveHover();
    this.#waiting.clear();
    delete this.#map.getContainer().dataset.ready;
  }

  readonly #zoomed = (): void => {
    this.#sight.set({ nearness: nearnessOf(this.#map.getZoom()) });
  };

  readonly #soon = (): void => {
    this.#leaveFrame = withFrame(this.#draw);
  };

  readonly #draw = (): void => {
    this.#hover();
    let moved = false;
    for (const layer of LAYERS) moved = this.#drawLayer(layer) || moved;
    if (!moved) return;
    this.#painter.flush();
    this.#painted = true;
    // Left to itself deck.gl asks for a repaint with its next frame, and the map paints with the one after.
    if (!this.#map.isMoving()) this.#map.redraw();
  };

  /** Whether something of it has changed on the map. A layer that isn't shown isn't even read. */
  #drawLayer(layer: MapLayer): boolean {
    const strength = strengthOf(layer, this.#sight.now);
    if (strength === 0) {
      const seen = this.#drawn.has(layer.id) && !this.#painter.isHidden(layer.id);
      this.#painter.hide(layer.id);
      return seen;
    }
    const before = this.#drawn.get(layer.id);
    const drawing = this.#reader.look(layer);
    const same = before?.strength === strength && !this.#painter.isHidden(layer.id);
    if (!drawing && (same || !before)) return false;
    const shown = drawing ?? before?.drawing;
    return shown ? this.#paint(layer, shown, strength) : false;
  }

  /** Paints, or waits for the letters: false. */
  #paint({ id }: MapLayer, drawing: Drawing, strength: number): boolean {
    const { letters = '' } = drawing;
    this.#drawn.set(id, { drawing, strength });
    this.#waiting.delete(id);
    if (letters === (this.#letters.get(id) ?? '')) {
      this.#painter.paint(id, drawing, strength);
      return true;
    }
    this.#waiting.set(id, drawing);
    void lettersReady(letters, this.#sight.now.fonts).then(() => {
      if (this.#waiting.get(id) !== drawing) return;
      this.#waiting.delete(id);
      this.#letters.set(id, letters);
      this.#painter.paint(id, drawing, strength);
      this.#painter.flush();
    });
    return false;
  }

  #point(at: Position | undefined): void {
    this.#pointer = at;
    if (!at) brush(undefined);
    this.#leaveHover = withFrame(this.#hover);
  }

  readonly #hover = (): void => {
    const found = this.#pointer && this.at(this.#pointer, false);
    const grid = found?.shelf === 'grids' ? worldStore.world.grids.get(found.id) : undefined;
    if (found?.shelf !== this.#found?.shelf || found?.id !== this.#found?.id) this.#onHover(found);
    this.#found = found;
    if (this.#pointer) brush(grid?.path);
    this.#shadeIt();
    this.#map.getCanvas().dataset.over = String(found !== undefined);
  };

  /** The place under the pointer, be it here or in a list. */
  readonly #brushed = (): void => {
    const { place } = brushStore.getState();
    const { grids, areas } = worldStore.world;
    this.#place = [...areas.values(), ...grids.values()].find(({ path }) => path === place);
    this.#shadeIt();
  };

  #shadeIt(): void {
    const { grid, area } = this.#sight.now.selection;
    const chosen = this.#place?.id === grid || this.#place?.path === area;
    this.#shade.show(chosen ? undefined : this.#place?.shape);
  }

  /** Browser tests wait for these marks. */
  readonly #idle = (): void => {
    this.#painter.settle();
    if (!this.#painted || this.#waiting.size > 0 || worldStore.world.grids.size === 0) return;
    const { dataset } = this.#map.getContainer();
    dataset.ready = 'true';
    dataset.frames = String(Number(dataset.frames ?? 0) + 1);
  };
}
