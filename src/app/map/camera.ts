/** Where the map may go and how it gets there: home is the whole town, and no one gets lost outside of it. */
import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import type { Bounds, Position } from '#domain/geo/shape.ts';

/** --d-3 of the tokens. */
const EASE_MS = 200;
/** How much of the window's lesser side is left free around the town, and around an area with its neighbours. */
const TOWN_EDGE = 0.05;
const AREA_EDGE = 0.16;
const MARGIN_KM = 10;
/** Degrees of latitude grow shorter towards the pole, which a window that spans some of them notices. */
const SLACK = 1.1;
/** A small town is seen with what lies around it, from this zoom on. */
const AROUND_ZOOM = 12;
/** Degrees. */
const ASLANT = 50;
const KM_PER_DEGREE = 111.32;

const box = ([west, south, east, north]: Bounds): LngLatBoundsLike => [west, south, east, north];

/** The town and the ten kilometres around it. */
export function withMargin([west, south, east, north]: Bounds): Bounds {
  const lat = MARGIN_KM / KM_PER_DEGREE;
  const lon = lat / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [west - lon, south - lat, east + lon, north + lat];
}

/** Bounds that fill a window of so many pixels at a zoom; of the earth no more than there is of it. */
export function atLeast(bounds: Bounds, width: number, height: number, zoom: number): Bounds {
  const [west, south, east, north] = bounds;
  const perPixel = 360 / (512 * 2 ** zoom);
  const middle = [(west + east) / 2, (south + north) / 2] as const;
  const lon = (width * perPixel) / 2;
  const lat = ((height * perPixel) / 2) * Math.cos((middle[1] * Math.PI) / 180);
  return [
    Math.max(-180, Math.min(west, middle[0] - lon)),
    Math.max(-85, Math.min(south, middle[1] - lat * SLACK)),
    Math.min(180, Math.max(east, middle[0] + lon)),
    Math.min(85, Math.max(north, middle[1] + lat * SLACK)),
  ];
}

const calm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const duration = (): number => (calm() ? 0 : EASE_MS);

/** What the map keeps whole in its window until somebody moves it: the town, or some other extent. */
type Held = 'town' | Bounds | undefined;

/** Where a map stands. */
export interface View {
  readonly centre: Position;
  readonly zoom: number;
  readonly held: Held;
}

/** `120.39121_31.28743_15.25`, as an address says it. */
export const placeWord = ({ centre: [lon, lat], zoom }: View): string =>
  `${lon.toFixed(5)}_${lat.toFixed(5)}_${Number(zoom.toFixed(2))}`;

export function placeOf(word: string): View | undefined {
  const [lon = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = word.split('_').map(Number);
  const there = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom <= 24;
  return there ? { centre: [lon, lat], zoom, held: undefined } : undefined;
}

export class Camera {
  readonly #map: MapLibreMap;
  #town: Bounds;
  #held: Held = 'town';

  constructor(map: MapLibreMap, town: Bounds) {
    this.#map = map;
    this.#town = town;
    map.on('movestart', ({ originalEvent }) => {
      if (originalEvent) this.#held = undefined;
    });
    map.on('resize', () => this.#resized());
    this.#limit();
  }

  /** Tells where the map came to rest: undefined where it shows something whole. Returns the way out. */
  onRest(tell: (place: string | undefined) => void): () => void {
    const rested = (): void => tell(this.#held ? undefined : placeWord(this.view));
    this.#map.on('moveend', rested);
    return () => void this.#map.off('moveend', rested);
  }

  /** The town's own extent, once its outline is known. */
  set town(bounds: Bounds) {
    this.#town = bounds;
    this.#resized();
  }

  get view(): View {
    const { lng, lat } = this.#map.getCenter();
    return { centre: [lng, lat], zoom: this.#map.getZoom(), held: this.#held };
  }

  take({ centre, zoom, held }: View): void {
    this.#map.jumpTo({ center: centre, zoom });
    this.#held = held;
  }

  home(ms = duration()): void {
    this.#hold('town', ms);
  }

  /** Shows an area whole, with its neighbours around it. */
  show(bounds: Bounds): void {
    this.#hold(bounds, duration());
  }

  /** A button zoomed the map by hand. */
  zoom(by: 1 | -1): void {
    this.#held = undefined;
    this.#map.zoomTo(Math.round((this.#map.getZoom() + by) * 4) / 4, { duration: duration() });
  }

  /** Looks aslant, so that what stands can be seen standing; or from above again. */
  tilt(aslant: boolean): void {
    this.#map.easeTo({ pitch: aslant ? ASLANT : 0, duration: duration() });
  }

  /** Two steps nearer to a point, where a crowd of symbols comes apart. */
  nearer([lon, lat]: Position): void {
    this.#held = undefined;
    const zoom = Math.floor(this.#map.getZoom()) + 2;
    this.#map.easeTo({ center: [lon, lat], zoom, duration: duration() });
  }

  /** Brings a point into view when it isn't. */
  reveal([lon, lat]: Position): void {
    if (this.#map.getBounds().contains([lon, lat])) return;
    this.#held = undefined;
    this.#map.easeTo({ center: [lon, lat], duration: duration() });
  }

  #hold(held: Exclude<Held, undefined>, ms: number): void {
    this.#held = held;
    const [bounds, share] = held === 'town' ? [this.#town, TOWN_EDGE] : [held, AREA_EDGE];
    this.#map.fitBounds(box(bounds), {
      padding: this.#edge(share),
      maxZoom: 16.5,
      duration: ms,
    });
  }

  #edge(share: number): number {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    return Math.round(Math.min(clientWidth, clientHeight) * share);
  }

  /** What a window broader or higher than the town shows beside it belongs to where the map may go: else the town would be cut. */
  #limit(): void {
    const map = this.#map;
    const home = map.cameraForBounds(box(this.#town), { padding: this.#edge(TOWN_EDGE) });
    if (home?.zoom === undefined) return;
    const least = Math.max(0, Math.min(home.zoom - 0.5, AROUND_ZOOM));
    map.setMinZoom(least);
    const { clientWidth, clientHeight } = map.getContainer();
    const room = atLeast(withMargin(this.#town), clientWidth, clientHeight, least);
    const [west, south, east, north] = room;
    // A town that nobody has drawn yet may be anywhere: the window shows more than there is of the earth.
    if (west > -180 && south > -85 && east < 180 && north < 85) map.setMaxBounds(box(room));
  }

  /** A panel opened, the window changed: what was whole stays whole. */
  #resized(): void {
    this.#limit();
    if (this.#held) this.#hold(this.#held, 0);
  }
}
