/** A grid as ground to walk on: its outline in metres around its centre, and how far a point is from the edge. */
import { boundsOf, type MultiPolygon, type Position } from '#domain/geo/shape.ts';
import type { Chance } from '../../chance.ts';

/** Metres in a degree of latitude on a sphere of the earth's mean radius, 6,371,008.8 m. */
const METRES_PER_DEGREE = 111_195.08;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const TRIES = 200;

export class Ground {
  readonly #centre: Position;
  readonly #metresPerLon: number;
  readonly #shape: MultiPolygon;
  /** Edges of all rings: x, y of the start, x, y of the end. */
  readonly #edges: Float64Array;

  constructor(shape: MultiPolygon, centre: Position) {
    this.#shape = shape;
    this.#centre = centre;
    this.#metresPerLon = METRES_PER_DEGREE * Math.cos((centre[1] * Math.PI) / 180);
    const edges: number[] = [];
    for (const ring of shape.flat())
      for (const [i, end] of ring.entries()) {
        const start = ring[i - 1];
        if (!start) continue;
        const [from, to] = [this.#spot(start), this.#spot(end)];
        edges.push(from.x, from.y, to.x, to.y);
      }
    this.#edges = Float64Array.from(edges);
  }

  #spot([lon, lat]: Position): Spot {
    return {
      x: (lon - this.#centre[0]) * this.#metresPerLon,
      y: (lat - this.#centre[1]) * METRES_PER_DEGREE,
    };
  }

  position({ x, y }: Spot): Position {
    return [this.#centre[0] + x / this.#metresPerLon, this.#centre[1] + y / METRES_PER_DEGREE];
  }

  /**
   * Metres to the nearest edge, negative outside. One pass over the edges for both answers: the turf functions build a feature
   * for each, a hundred times the cost, and a walk asks often.
   */
  clearance(x: number, y: number): number {
    const edges = this.#edges;
    let inside = false;
    let nearest = Infinity;
    for (let i = 0; i < edges.length; i += 4) {
      const ax = (edges[i] as number) - x;
      const ay = (edges[i + 1] as number) - y;
      const bx = (edges[i + 2] as number) - x;
      const by = (edges[i + 3] as number) - y;
      if (ay > 0 !== by > 0 && (ax * by - bx * ay) * (by - ay) > 0) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      nearest = Math.min(nearest, (ax + along * dx) ** 2 + (ay + along * dy) ** 2);
    }
    return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
  }

  /** A spot at least that far from the edge; the centre when chance finds none. */
  spotWithin(margin: number, chance: Chance): Spot {
    const [west, south, east, north] = boundsOf(this.#shape);
    for (let i = 0; i < TRIES; i++) {
      const spot = this.#spot([
        west + chance() * (east - west),
        south + chance() * (north - south),
      ]);
      if (this.clearance(spot.x, spot.y) >= margin) return spot;
    }
    return { x: 0, y: 0 };
  }
}
