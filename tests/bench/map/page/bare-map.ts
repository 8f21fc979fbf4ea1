/** A MapLibre map as the product makes it, with nothing on it but the ground. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { PALETTE } from '#app/theme/palette.ts';
import type { Position } from '#domain/geo/shape.ts';

setWorkerUrl(workerUrl);

export type Colour = readonly [number, number, number];
export const bytesOf = (hex: string): Colour => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
export const GROUND = bytesOf(PALETTE['m-land']);
const TOLERANCE = 3;
export const alike = (a: Colour, b: Colour): boolean =>
  a.every((part, i) => Math.abs(part - (b[i] ?? 0)) <= TOLERANCE);

export const CENTRE: Position = [120.39, 31.28];

export async function bareMap(container: HTMLElement): Promise<MapLibreMap> {
  const map = new MapLibreMap({
    container,
    style: {
      version: 8,
      sources: {},
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': PALETTE['m-land'] } },
      ],
    },
    center: [...CENTRE],
    zoom: 12,
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    renderWorldCopies: false,
    fadeDuration: 0,
  });
  await map.once('load');
  return map;
}

/** Resolves in the frame in which the map has been drawn, before it is shown. */
export const drawn = (map: MapLibreMap): Promise<void> =>
  new Promise((done) => {
    map.once('render', () => done());
    map.triggerRepaint();
  });

/** The colour at a place of the frame that was drawn last, to be asked within `render`. */
export function colourAt(map: MapLibreMap, at: Position, dx = 0, dy = 0): Colour {
  const canvas = map.getCanvas();
  const gl = canvas.getContext('webgl2');
  if (!gl) throw new Error('the map has no context');
  const { x, y } = map.project([...at]);
  const bytes = new Uint8Array(4);
  const bound = gl.getParameter(gl.FRAMEBUFFER_BINDING) as WebGLFramebuffer | null;
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.readPixels(
    Math.round(x + dx),
    canvas.height - 1 - Math.round(y + dy),
    1,
    1,
    gl.RGBA,
    gl.UNSIGNED_BYTE,
    bytes,
  );
  gl.bindFramebuffer(gl.FRAMEBUFFER, bound);
  return [bytes[0] ?? 0, bytes[1] ?? 0, bytes[2] ?? 0];
}

/** Draws until the colour is there; throws when it does not come. */
export function untilColour(map: MapLibreMap, at: Position, colour: Colour, dx = 0): Promise<void> {
  const give = performance.now() + 120_000;
  return new Promise((done, fail) => {
    const look = () => {
      const seen = colourAt(map, at, dx);
      const isThere = alike(seen, colour);
      if (!isThere && performance.now() < give) return;
      map.off('render', look);
      if (isThere) done();
      else fail(new Error(`at ${at} stands ${seen} instead of ${colour}`));
    };
    map.on('render', look);
    map.triggerRepaint();
  });
}
