/** How far it is on foot from one place to many, along the roads of a town; as the crow flies only where no road leads. */
import Flatbush from 'flatbush';
import type { Position } from '#domain/geo/shape.ts';
import type { Way } from '#domain/order/candidates.ts';
import type { Ground } from '../town/ground.ts';
import { metresBetween } from './roads.ts';

/** A road between two crossings. */
interface Stretch {
  readonly ends: readonly [number, number];
  readonly metres: number;
}
/** A straight piece of a stretch. */
interface Piece {
  readonly stretch: number;
  readonly a: Position;
  readonly b: Position;
  /** Metres from the stretch's first end to `a`. */
  readonly begins: number;
  readonly metres: number;
}
/** The place on the roads that is nearest to somebody. */
interface Foot {
  readonly stretch: Stretch;
  readonly along: number;
  /** Metres from there to the road. */
  readonly off: number;
}

/** Boxes are near where pieces need not be: so many are measured. */
const LOOKED_AT = 12;
/** Ways more roundabout than this are not looked for. */
const WINDING = 4;
const WINDING_LEAST_M = 1_000;

export class RoadMeter {
  readonly #stretches: Stretch[] = [];
  readonly #pieces: Piece[] = [];
  readonly #from = new Map<number, Stretch[]>();
  readonly #index: Flatbush | undefined;
  /** Degrees of longitude are shorter than those of latitude by this. */
  readonly #squeeze: number;

  /** Without roads every way is a line. */
  constructor(road: Ground['road'] | undefined) {
    const lines = (road?.features ?? [])
      .filter(({ properties }) => properties.class !== 'motorway')
      .map(({ geometry }) => geometry.coordinates);
    this.#squeeze = Math.cos(((lines[0]?.[0]?.[1] ?? 0) * Math.PI) / 180);
    const crossings = new Map<string, number>();
    const crossingAt = ([lon, lat]: Position): number => {
      const key = `${lon},${lat}`;
      const known = crossings.get(key) ?? crossings.size;
      crossings.set(key, known);
      return known;
    };
    for (const line of lines) this.#lay(line, crossingAt);
    if (this.#pieces.length === 0) return;
    this.#index = new Flatbush(this.#pieces.length);
    for (const { a, b } of this.#pieces) {
      const [ax, bx] = [a[0] * this.#squeeze, b[0] * this.#squeeze];
      this.#index.add(
        Math.min(ax, bx),
        Math.min(a[1], b[1]),
        Math.max(ax, bx),
        Math.max(a[1], b[1]),
      );
    }
    this.#index.finish();
  }

  #lay(line: readonly Position[], crossingAt: (at: Position) => number): void {
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last) return;
    let along = 0;
    for (const [i, b] of line.entries()) {
      const a = line[i - 1];
      if (!a) continue;
      const metres = metresBetween(a, b);
      this.#pieces.push({ stretch: this.#stretches.length, a, b, begins: along, metres });
      along += metres;
    }
    const stretch: Stretch = { ends: [crossingAt(first), crossingAt(last)], metres: along };
    this.#stretches.push(stretch);
    for (const end of new Set(stretch.ends)) {
      const known = this.#from.get(end);
      if (known) known.push(stretch);
      else this.#from.set(end, [stretch]);
    }
  }

  #footOf([lon, lat]: Position): Foot | undefined {
    let best: Foot | undefined;
    const near = this.#index?.neighbors(lon * this.#squeeze, lat, LOOKED_AT) ?? [];
    for (const i of near) {
      const { a, b, begins, metres, stretch } = this.#pieces[i] as Piece;
      const [dx, dy] = [(b[0] - a[0]) * this.#squeeze, b[1] - a[1]];
      const [px, py] = [(lon - a[0]) * this.#squeeze, lat - a[1]];
      const share = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
      const foot: Position = [a[0] + (b[0] - a[0]) * share, a[1] + dy * share];
      const off = metresBetween([lon, lat], foot);
      if (best && best.off <= off) continue;
      best = { stretch: this.#stretches[stretch] as Stretch, along: begins + share * metres, off };
    }
    return best;
  }

  /** Metres from a foot to every crossing within the limit, each road walked in both directions. */
  #spread({ stretch, along }: Foot, limit: number): ReadonlyMap<number, number> {
    const far = new Map<number, number>();
    const waiting: number[] = [];
    const reach = (crossing: number, metres: number) => {
      if (metres > limit || metres >= (far.get(crossing) ?? Number.POSITIVE_INFINITY)) return;
      far.set(crossing, metres);
      waiting.push(crossing);
    };
    reach(stretch.ends[0], along);
    reach(stretch.ends[1], stretch.metres - along);
    // In the order they were reached, so that a crossing is rarely reached better afterwards.
    for (const next of waiting) {
      const here = far.get(next) as number;
      for (const { ends, metres } of this.#from.get(next) ?? [])
        reach(ends[0] === next ? ends[1] : ends[0], here + metres);
    }
    return far;
  }

  /** The ways to a place from each of others, in their order. */
  waysTo(place: Position, others: readonly Position[]): Way[] {
    const lines = others.map((one) => metresBetween(place, one));
    const foot = this.#footOf(place);
    const limit = WINDING_LEAST_M + WINDING * Math.max(0, ...lines);
    const far = foot ? this.#spread(foot, limit) : undefined;
    return others.map((one, i): Way => {
      const line = lines[i] as number;
      const its = this.#footOf(one);
      if (!foot || !far || !its) return { metres: line, by: 'LINE' };
      const [first, last] = its.stretch.ends;
      const along = Math.min(
        (far.get(first) ?? Number.POSITIVE_INFINITY) + its.along,
        (far.get(last) ?? Number.POSITIVE_INFINITY) + its.stretch.metres - its.along,
        its.stretch === foot.stretch ? Math.abs(its.along - foot.along) : Number.POSITIVE_INFINITY,
      );
      const off = foot.off + its.off;
      // Nobody goes by the road to where it is nearer across the yard.
      if (line <= off) return { metres: line, by: 'ROAD' };
      return Number.isFinite(along)
        ? { metres: Math.max(line, along + off), by: 'ROAD' }
        : { metres: line, by: 'LINE' };
    });
  }
}
