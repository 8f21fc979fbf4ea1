/** The thread that gathers: the last symbols it was told, at each zoom and in each box it is asked for. */
import type { Bounds } from '#domain/geo/shape.ts';
import { Gatherer, type Symbols } from './gather.ts';

export type Ask =
  | {
      readonly kind: 'load';
      readonly turn: number;
      readonly symbols: Symbols;
      readonly pressing: number;
      readonly unit: number;
    }
  | { readonly kind: 'at'; readonly turn: number; readonly zoom: number; readonly box: Bounds };

let gatherer: Gatherer | undefined;
let loaded = 0;

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'load') {
    gatherer = new Gatherer(data.symbols, data.pressing, data.unit);
    loaded = data.turn;
    return;
  }
  if (!gatherer || data.turn !== loaded) return;
  const clusters = gatherer.at(data.zoom, data.box);
  self.postMessage(
    { turn: data.turn, clusters },
    {
      transfer: [clusters.lonLat, clusters.counts, clusters.worst, clusters.first].map(
        ({ buffer }) => buffer,
      ),
    },
  );
};
