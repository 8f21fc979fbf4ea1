/** Runs in the page: two bare MapLibre maps as large as ours and at the same place. One is blank, one has every device as GeoJSON. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

export interface Peers {
  /** The next colour of the blank one; the instant before it was asked for. */
  blank(colour: string): number;
  /** All devices anew; the instant before. */
  devices(lonLat: readonly number[]): number;
  /** Which of the three maps lies on top. */
  show(which: 'ours' | 'blank' | 'devices'): void;
  unproject(at: readonly [number, number]): [number, number];
  readonly zoom: number;
}

export interface PeerPlace {
  /** Where the gateway serves a bare MapLibre. */
  readonly from: string;
  readonly canvas: string;
  readonly bounds: readonly [number, number, number, number];
  /** The share of the window's lesser side that camera.ts leaves free around an area. */
  readonly edge: number;
  readonly maxZoom: number;
}

export async function installPeers({
  from,
  canvas,
  bounds,
  edge,
  maxZoom,
}: PeerPlace): Promise<void> {
  const { Map: BareMap, setWorkerUrl } = (await import(
    `${from}/maplibre-gl.mjs`
  )) as typeof import('maplibre-gl');
  setWorkerUrl(`${from}/maplibre-gl-worker.mjs`);
  const ours = document.querySelector(canvas)?.getBoundingClientRect();
  if (!ours) throw new Error(`no ${canvas}`);
  const { left, top, width, height } = ours;
  const clock = () => performance.timeOrigin + performance.now();

  async function bareMap(id: string): Promise<MapLibreMap> {
    const container = document.createElement('div');
    container.id = id;
    const place = { position: 'fixed', zIndex: '99', visibility: 'hidden' };
    const size = {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    };
    Object.assign(container.style, place, size);
    document.body.append(container);
    const background = { 'background-color': '#102030' };
    const map = new BareMap({
      container,
      style: {
        version: 8,
        transition: { duration: 0, delay: 0 },
        sources: {},
        layers: [{ id: 'ground', type: 'background', paint: background }],
      },
      attributionControl: false,
      fadeDuration: 0,
    });
    await map.once('load');
    const padding = Math.round(Math.min(width, height) * edge);
    map.fitBounds([...bounds] as [number, number, number, number], {
      padding,
      maxZoom,
      duration: 0,
    });
    return map;
  }

  const blank = await bareMap('blank');
  const devices = await bareMap('devices');
  devices.addSource('all', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  const paint = { 'circle-color': '#f3f6f9', 'circle-radius': 8 };
  devices.addLayer({ id: 'all', type: 'circle', source: 'all', paint });

  const peers: Peers = {
    zoom: blank.getZoom(),
    blank: (colour) => {
      const began = clock();
      blank.setPaintProperty('ground', 'background-color', colour);
      return began;
    },
    devices: (lonLat) => {
      const began = clock();
      const features = Array.from({ length: lonLat.length / 2 }, (_, i) => ({
        type: 'Feature' as const,
        properties: { no: i + 1 },
        geometry: {
          type: 'Point' as const,
          coordinates: [lonLat[2 * i] ?? 0, lonLat[2 * i + 1] ?? 0],
        },
      }));
      devices.getSource<GeoJSONSource>('all')?.setData({ type: 'FeatureCollection', features });
      return began;
    },
    show: (which) => {
      for (const id of ['blank', 'devices']) {
        const element = document.getElementById(id);
        if (element) element.style.visibility = id === which ? 'visible' : 'hidden';
      }
    },
    unproject: ([x, y]) => blank.unproject([x, y]).toArray(),
  };
  Object.assign(globalThis, { benchPeers: peers });
}
