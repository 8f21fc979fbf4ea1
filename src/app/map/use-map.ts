/** A MapLibre map with a deck.gl overlay in an element, for as long as the element is there; a lost GPU context gets a new map. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useState } from 'react';
import type { Bounds } from '#domain/geo/shape.ts';
import { Camera, type View, withMargin } from './camera.ts';

setWorkerUrl(workerUrl);

export interface LiveMap {
  readonly map: MapLibreMap;
  readonly overlay: MapLibreOverlay;
  readonly camera: Camera;
}

/** How long to wait before asking for a context again, in milliseconds: a browser that just lost one may refuse at first. */
const RETRY_MS = 500;

function makeMap(container: HTMLElement, bounds: Bounds, view: View | undefined): LiveMap {
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
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-right');
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
  map.addControl(overlay);
  const camera = new Camera(map, bounds);
  if (view) camera.take(view);
  else camera.home(0);
  return { map, overlay, camera };
}

export function useMap(
  container: RefObject<HTMLElement | null>,
  [west, south, east, north]: Bounds,
): LiveMap | undefined {
  const [live, setLive] = useState<LiveMap>();
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let current: LiveMap | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const start = (view?: View): void => {
      try {
        const made = makeMap(element, [west, south, east, north], view);
        current = made;
        made.map.once('load', () => setLive(made));
        made.map.on('webglcontextlost', () => {
          const stood = made.camera.view;
          setLive(undefined);
          retry = setTimeout(() => {
            made.map.remove();
            start(stood);
          });
        });
      } catch (error) {
        console.error(error);
        retry = setTimeout(() => start(view), RETRY_MS);
      }
    };
    start();
    return () => {
      clearTimeout(retry);
      setLive(undefined);
      current?.map.remove();
    };
  }, [container, west, south, east, north]);
  return live;
}
