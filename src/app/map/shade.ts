/** The place under the pointer, shaded over the map in an outline of its own: a moving hand costs the map no frame. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { PALETTE } from '#app/theme/palette.ts';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';

const SVG = 'http://www.w3.org/2000/svg';
const FILL = {
  ...{ fill: PALETTE['t-1'], 'fill-opacity': '0.06', 'fill-rule': 'evenodd' },
  ...{ stroke: PALETTE['t-1'], 'stroke-opacity': '0.5', 'stroke-width': '0.15rem' },
} as const;

export class Shade {
  readonly #map: MapLibreMap;
  readonly #picture = document.createElementNS(SVG, 'svg');
  readonly #outline = document.createElementNS(SVG, 'path');
  #shape: MultiPolygon | undefined;

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#picture.style.cssText =
      'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
    this.#picture.setAttribute('aria-hidden', 'true');
    for (const [name, value] of Object.entries(FILL)) this.#outline.setAttribute(name, value);
    this.#picture.append(this.#outline);
    map.getCanvasContainer().append(this.#picture);
    map.on('move', this.#follow);
  }

  /** Shades that shape alone, or nothing. */
  show(shape: MultiPolygon | undefined): void {
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#follow();
  }

  end(): void {
    this.#map.off('move', this.#follow);
    this.#picture.remove();
  }

  readonly #follow = (): void => {
    const line = (ring: readonly Position[]) =>
      ring
        .map(([lon, lat]) => this.#map.project([lon, lat]))
        .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
        .join('L');
    const rings = this.#shape?.flat() ?? [];
    this.#outline.setAttribute('d', rings.map((ring) => `M${line(ring)}Z`).join(''));
  };
}
