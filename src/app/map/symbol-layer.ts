/** Many symbols as one deck.gl layer, from binary columns: where each stands and which it is. */
import { IconLayer } from '@deck.gl/layers';
import type { Nearness } from './layers/contract.ts';
import { atlasFor } from './symbols.ts';

export interface SymbolColumns {
  readonly count: number;
  /** Interleaved longitude and latitude, degrees. */
  readonly lonLat: Float64Array;
  /** Codes of SYMBOLS; NONE is not drawn. */
  readonly symbols: Uint8Array;
  readonly nearness: Nearness;
  readonly unit: number;
}

export const NONE = 255;

export function symbolLayer(id: string, columns: SymbolColumns): IconLayer {
  const { count, lonLat, symbols, nearness, unit } = columns;
  const { image, frames, heights } = atlasFor(nearness, unit);
  const defs = new Float32Array(count * 7);
  const sizes = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const code = symbols[i] ?? NONE;
    const frame = frames[code];
    if (!frame) continue;
    defs.set(frame, i * 7);
    sizes[i] = heights[code] ?? 0;
  }
  return new IconLayer({
    id,
    data: {
      length: count,
      attributes: {
        getPosition: { value: lonLat, size: 2 },
        instanceIconDefs: { value: defs, size: 7 },
        getSize: { value: sizes, size: 1 },
      },
    },
    iconAtlas: image as unknown as string,
    iconMapping: {},
    sizeUnits: 'pixels',
    alphaCutoff: 0.01,
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  });
}
