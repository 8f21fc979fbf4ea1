/**
 * Gathers symbols that stand close to each other at a zoom into one with a count and their worst lamp. What presses is never
 * gathered: it keeps its own place whatever stands around it.
 */
import Supercluster, { type PointFeature } from 'supercluster';
import { inBounds } from '#domain/geo/in-bounds.ts';
import type { Bounds } from '#domain/geo/shape.ts';

export interface Symbols {
  /** Interleaved longitude and latitude, degrees. */
  readonly lonLat: Float64Array;
  /** Codes of SYMBOLS: a greater one is worse. */
  readonly lamps: Uint8Array;
}

export interface Clusters {
  readonly zoom: number;
  readonly lonLat: Float64Array;
  /** How many stand there; 1 is a symbol alone. */
  readonly counts: Uint32Array;
  /** The worst lamp of them. */
  readonly worst: Uint8Array;
  /** For a symbol alone its place in what was gathered; for more the first's. */
  readonly first: Uint32Array;
}

/** Nearer than this everything stands for itself. */
export const CLUSTERED_BELOW = 15;
/** Screen pixels within which symbols are gathered, on a screen whose design unit is one. */
const RADIUS = 34;
const TILE = 512;

interface Alone {
  readonly at: number;
  readonly lamp: number;
}
interface Gathered {
  worst: number;
  first: number;
}

export class Gatherer {
  readonly #symbols: Symbols;
  readonly #index: Supercluster<Alone, Gathered>;
  readonly #pressing: number[] = [];

  /** @param pressing the least lamp code that presses. */
  constructor(symbols: Symbols, pressing: number, unit = 1) {
    this.#symbols = symbols;
    const calm: PointFeature<Alone>[] = [];
    for (const [at, lamp] of symbols.lamps.entries())
      if (lamp >= pressing) this.#pressing.push(at);
      else
        calm.push({
          type: 'Feature',
          properties: { at, lamp },
          geometry: {
            type: 'Point',
            coordinates: [symbols.lonLat[at * 2] ?? 0, symbols.lonLat[at * 2 + 1] ?? 0],
          },
        });
    this.#index = new Supercluster<Alone, Gathered>({
      maxZoom: CLUSTERED_BELOW - 1,
      radius: RADIUS * unit,
      extent: TILE,
      map: ({ at, lamp }) => ({ worst: lamp, first: at }),
      reduce: (into, one) => {
        into.worst = Math.max(into.worst, one.worst);
        into.first = Math.min(into.first, one.first);
      },
    }).load(calm);
  }

  /** What stands within a box, as it stands at a whole zoom; a crowd counts whole wherever its orders are. */
  at(zoom: number, box: Bounds): Clusters {
    const { lonLat: from, lamps } = this.#symbols;
    const calm = this.#index.getClusters([...box], zoom);
    const pressing = this.#pressing.filter((at) =>
      inBounds(box, [from[at * 2] ?? 0, from[at * 2 + 1] ?? 0]),
    );
    const length = calm.length + pressing.length;
    const lonLat = new Float64Array(length * 2);
    const counts = new Uint32Array(length).fill(1);
    const worst = new Uint8Array(length);
    const first = new Uint32Array(length);
    for (const [i, { properties, geometry }] of calm.entries()) {
      lonLat.set(geometry.coordinates, i * 2);
      if ('cluster' in properties) {
        counts[i] = properties.point_count;
        worst[i] = properties.worst;
        first[i] = properties.first;
      } else {
        worst[i] = properties.lamp;
        first[i] = properties.at;
      }
    }
    for (const [k, at] of pressing.entries()) {
      const i = calm.length + k;
      lonLat.set(from.subarray(at * 2, at * 2 + 2), i * 2);
      worst[i] = lamps[at] ?? 0;
      first[i] = at;
    }
    return { zoom, lonLat, counts, worst, first };
  }
}
