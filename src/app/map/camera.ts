/** Where the map may go and how it gets there: home is the whole town, and no one gets lost outside of it. */
import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import { type Bounds, boundsOf, type MultiPolygon, type Position } from '#domain/geo/shape.ts';

/** --d-3 of the tokens. */
const EASE_MS = 200;
const MARGIN_KM = 10;
const KM_PER_DEGREE = 111.32;

const box = ([west, south, east, north]: Bounds): LngLatBoundsLike => [west, south, east, north];

/** The town and the ten kilometres around it. */
export function withMargin([west, south, east, north]: Bounds): Bounds {
  const lat = MARGIN_KM / KM_PER_DEGREE;
  const lon = lat / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [west - lon, south - lat, east + lon, north + lat];
}

const calm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const duration = (): number => (calm() ? 0 : EASE_MS);

/** Where a map stands. */
export interface View {
  readonly centre: Position;
  readonly zoom: number;
  /** It shows the whole town and goes on doing so when the window changes. */
  readonly atHome: boolean;
}

export class Camera {
  readonly #map: MapLibreMap;
  #town: Bounds;
  #atHome = true;

  constructor(map: MapLibreMap, town: Bounds) {
    this.#map = map;
    this.#town = town;
    map.on('movestart', ({ originalEvent }) => {
      if (originalEvent) this.#atHome = false;
    });
    map.on('resize', () => this.#resized());
    this.#limit();
  }

  /** The town's own extent, once its outline is known. */
  set town(bounds: Bounds) {
    this.#town = bounds;
    this.#resized();
  }

  get view(): View {
    const { lng, lat } = this.#map.getCenter();
    return { centre: [lng, lat], zoom: this.#map.getZoom(), atHome: this.#atHome };
  }

  take({ centre, zoom, atHome }: View): void {
    this.#map.jumpTo({ center: centre, zoom });
    this.#atHome = atHome;
  }

  home(ms = duration()): void {
    this.#atHome = true;
    this.#map.fitBounds(box(this.#town), { padding: this.#edge(), duration: ms });
  }

  /** A button moved the map by hand. */
  zoom(by: 1 | -1): void {
    this.#atHome = false;
    this.#map.zoomTo(Math.round((this.#map.getZoom() + by) * 4) / 4, { duration: duration() });
  }

  /** Shows an area whole, with its neighbours around it. */
  show(shape: MultiPolygon): void {
    this.#atHome = false;
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const padding = Math.round(Math.min(clientWidth, clientHeight) * 0.16);
    this.#map.fitBounds(box(boundsOf(shape)), { padding, maxZoom: 16.5, duration: duration() });
  }

  /** Brings a point into view when it isn't. */
  reveal([lon, lat]: Position): void {
    if (this.#map.getBounds().contains([lon, lat])) return;
    this.#atHome = false;
    this.#map.easeTo({ center: [lon, lat], duration: duration() });
  }

  #edge(): number {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    return Math.round(Math.min(clientWidth, clientHeight) * 0.05);
  }

  #limit(): void {
    const home = this.#map.cameraForBounds(box(this.#town), { padding: this.#edge() });
    if (home?.zoom !== undefined) this.#map.setMinZoom(Math.max(0, home.zoom - 0.5));
  }

  #resized(): void {
    this.#limit();
    if (this.#atHome) this.home(0);
  }
}
