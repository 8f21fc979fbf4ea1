/** Things that stand somewhere, as columns for the map. */
import type { Position } from '#domain/geo/shape.ts';
import type { Nearness } from './layers/contract.ts';
import type { SymbolColumns } from './symbol-layer.ts';
import { codeOf, type SymbolName } from './symbol-names.ts';

export interface ThingColumns extends SymbolColumns {
  readonly ids: readonly string[];
}

/** What is more urgent lies on top. */
export function columnsOf<T extends { readonly id: string; readonly point: Position }>(
  things: readonly T[],
  symbolOf: (thing: T) => SymbolName,
  nearness: Nearness,
  unit: number,
): ThingColumns {
  const placed = things
    .map((thing) => ({ thing, code: codeOf(symbolOf(thing)) }))
    .sort((a, b) => a.code - b.code);
  const lonLat = new Float64Array(placed.length * 2);
  for (const [i, { thing }] of placed.entries()) lonLat.set(thing.point, i * 2);
  return {
    count: placed.length,
    ids: placed.map(({ thing }) => thing.id),
    lonLat,
    symbols: Uint8Array.from(placed, ({ code }) => code),
    nearness,
    unit,
  };
}
