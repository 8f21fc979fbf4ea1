/** The roads of a town as people walk them: crossings, what lies between them, and the shortest way from one to another. */
import Flatbush from 'flatbush';
import createGraph from 'ngraph.graph';
import { nba } from 'ngraph.path';
import type { Position } from '#domain/geo/shape.ts';
import type { Ground } from '../town/ground.ts';

/** Metres in a degree of latitude on a sphere of the earth's mean radius, 6,371,008.8 m. */
const METRES_PER_DEGREE = 111_195.08;

/** A way along roads: its turns, and how many metres from the start each of them is. */
export interface Way {
  readonly turns: readonly Position[];
  readonly metres: Float64Array;
}

interface Stretch {
  readonly from: number;
  readonly line: readonly Position[];
  readonly metres: number;
}

const keyOf = (at: Position): string => `${at[0]},${at[1]}`;

/** Metres between two positions of one town. */
export const metresBetween = (a: Position, b: Position): number =>
  METRES_PER_DEGREE * Math.hypot((b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180), b[1] - a[1]);

const lengthOf = (line: readonly Position[]): number =>
  line.reduce(
    (sum, end, i) => sum + (i === 0 ? 0 : metresBetween(line[i - 1] as Position, end)),
    0,
  );

export class Roads {
  /** Where each crossing is. */
  readonly crossings: Position[] = [];
  readonly #graph = createGraph<Position, Stretch>();
  readonly #finder;
  readonly #index: Flatbush;

  constructor({ features }: Ground['road']) {
    const known = new Map<string, number>();
    const crossingAt = (at: Position): number => {
      const found = known.get(keyOf(at)) ?? this.crossings.length;
      if (found === this.crossings.length) {
        known.set(keyOf(at), found);
        this.crossings.push(at);
        this.#graph.addNode(found, at);
      }
      return found;
    };
    for (const { properties, geometry } of features) {
      const line = geometry.coordinates;
      const [first, last] = [line[0], line.at(-1)];
      // Nobody walks on a motorway.
      if (properties.class === 'motorway' || !first || !last) continue;
      const [from, to] = [crossingAt(first), crossingAt(last)];
      const metres = lengthOf(line);
      const rival = this.#between(from, to);
      if (from !== to && (!rival || rival.metres > metres))
        this.#graph.addLink(from, to, { from, line, metres });
    }
    this.#index = new Flatbush(Math.max(1, this.crossings.length));
    for (const [lon, lat] of this.crossings) this.#index.add(lon, lat);
    if (this.crossings.length === 0) this.#index.add(0, 0);
    this.#index.finish();
    this.#finder = nba(this.#graph, {
      distance: (_from, _to, link) => link.data.metres,
      heuristic: (from, to) => metresBetween(from.data, to.data),
    });
  }

  #between(from: number, to: number): Stretch | undefined {
    return (this.#graph.getLink(from, to) ?? this.#graph.getLink(to, from))?.data;
  }

  /** The number of the crossing nearest to a place. */
  nearest([lon, lat]: Position): number {
    return this.#index.neighbors(lon, lat, 1)[0] ?? 0;
  }

  /** The shortest way from crossing to crossing; undefined where there is none, as from an island. */
  way(from: number, to: number): Way | undefined {
    const path = this.#finder.find(from, to).map(({ id }) => Number(id));
    if (path.length < 2) return undefined;
    if (path[0] !== from) path.reverse();
    const turns: Position[] = [this.crossings[from] as Position];
    for (const [i, end] of path.entries()) {
      const start = path[i - 1];
      const stretch = start === undefined ? undefined : this.#between(start, end);
      if (!stretch) continue;
      const line = stretch.from === start ? stretch.line : stretch.line.toReversed();
      turns.push(...line.slice(1));
    }
    const metres = new Float64Array(turns.length);
    for (let i = 1; i < turns.length; i++)
      metres[i] =
        (metres[i - 1] as number) + metresBetween(turns[i - 1] as Position, turns[i] as Position);
    return { turns, metres };
  }
}
