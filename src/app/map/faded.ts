/** A style layer drawn more faintly than it was made. */
import type { StyleLayer } from './layers/contract.ts';

const OPACITIES: Partial<Record<StyleLayer['type'], readonly string[]>> = {
  background: ['background-opacity'],
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  symbol: ['text-opacity', 'icon-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  raster: ['raster-opacity'],
};

/** MapLibre wants the zoom outermost, so the outputs of a curve over it are made fainter one by one. */
function times(value: unknown, share: number): unknown {
  if (value === undefined) return share;
  if (typeof value === 'number') return value * share;
  if (!Array.isArray(value)) return value;
  const [operator] = value as unknown[];
  if (operator === 'interpolate')
    return value.map((part, i) => (i > 3 && i % 2 === 0 ? times(part, share) : part));
  if (operator === 'step')
    return value.map((part, i) => (i >= 2 && i % 2 === 0 ? times(part, share) : part));
  return ['*', value, share];
}

/** @param share 0–1; the layer itself at 1. */
export function faded(layer: StyleLayer, share: number): StyleLayer {
  if (share === 1) return layer;
  const paint = (layer.paint ?? {}) as Record<string, unknown>;
  const fainter = (OPACITIES[layer.type] ?? []).map((key) => [key, times(paint[key], share)]);
  return { ...layer, paint: { ...paint, ...Object.fromEntries(fainter) } } as StyleLayer;
}
