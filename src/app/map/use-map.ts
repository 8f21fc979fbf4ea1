/** A MapLibre map with a deck.gl overlay in an element, for as long as the element is there; a lost GPU context gets a new map. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { AttributionControl, Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Bounds } from '#domain/geo/shape.ts';
import { Camera, placeOf, type View, withMargin } from './camera.ts';
import type { Density } from './layers/contract.ts';
import { unitOf } from './unit.ts';

setWorkerUrl(workerUrl);

export interface LiveMap {
  readonly map: MapLibreMap;
  readonly overlay: MapLibreOverlay;
  readonly camera: Camera;
  /** It stands where it was told to: where a map stood whose GPU context was lost, or where the address says. */
  readonly placed: boolean;
}

/** A browser that just lost a context may refuse another at first: it is asked again, a few times. */
const RETRY_MS = 500;
const TRIES = 6;

/** How long after tiles failed they are asked for again. */
const TILES_AGAIN_MS = 5_000;

/** While the line is down tiles fail, and MapLibre never asks for them again by itself. The screen says that it is down. */
function retryTiles(map: MapLibreMap): void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  map.on('error', (event) => {
    const { sourceId } = event as { sourceId?: string };
    if (sourceId === undefined) return console.error(event.error);
    if (waiting.has(sourceId)) return;
    const again = () => {
      waiting.delete(sourceId);
      if (map.getSource(sourceId)) map.refreshTiles(sourceId);
    };
    waiting.set(sourceId, setTimeout(again, TILES_AGAIN_MS));
  });
  map.on('remove', () => {
    for (const timer of waiting.values()) clearTimeout(timer);
  });
}

function makeMap(
  container: HTMLElement,
  bounds: Bounds,
  density: Density,
  view: View | undefined,
): LiveMap {
  const [west, south, east, north] = withMargin(bounds);
  const map = new MapLibreMap({
    container,
    style: { version: 8, sources: {}, layers: [] },
    maxBounds: [west, south, east, north],
    bounds: [...bounds],
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: 0,
  });
  retryTiles(map);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 120 * unitOf(density) }), 'bottom-right');
  // Named as the licences ask: always to be read, not behind a button.
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right');
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [], getCursor: () => '' });
  map.addControl(overlay);
  const camera = new Camera(map, bounds);
  if (view) camera.take(view);
  else camera.home(0);
  return { map, overlay, camera, placed: view !== undefined };
}

/** Thrown while React renders, an error reaches the guard around the map. */
const fail = (error: unknown) => (): never => {
  throw error;
};

/** The map, once it can be drawn on; `at` says where it stands first. Throws while rendering where the browser has no WebGL 2. */
export function useMap(
  container: RefObject<HTMLElement | null>,
  [west, south, east, north]: Bounds,
  density: Density,
  at: string | undefined,
): LiveMap | undefined {
  const first = useRef(at);
  const [live, setLive] = useState<LiveMap>();
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let current: LiveMap | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const start = (view: View | undefined, tries = TRIES): void => {
      try {
        const made = makeMap(element, [west, south, east, north], density, view);
        current = made;
        made.map.once('load', () => setLive(made));
      } catch (error) {
        element.replaceChildren();
        if (tries > 1) retry = setTimeout(() => start(view, tries - 1), RETRY_MS);
        else setLive(fail(error));
      }
    };
    const restart = (event: Event): void => {
      // Heard on the way down, before MapLibre: it would try to restore a style whose deck.gl layers it can't.
      event.stopPropagation();
      event.preventDefault();
      const stood = current?.camera.view;
      setLive(undefined);
      retry = setTimeout(() => {
        current?.map.remove();
        current = undefined;
        start(stood);
      });
    };
    element.addEventListener('webglcontextlost', restart, true);
    start(first.current === undefined ? undefined : placeOf(first.current));
    return () => {
      clearTimeout(retry);
      element.removeEventListener('webglcontextlost', restart, true);
      setLive(undefined);
      current?.map.remove();
    };
  }, [container, west, south, east, north, density]);
  return live;
}
