/** The drawn town as those see it who put things into it: which grid a place is in, whether it is dry, what is close by. */
import { AreaFinder } from '#domain/geo/area-finder.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { GridRow } from '../../town/rows.ts';
import type { Drawing } from '../drawing.ts';
import { Near } from '../shape/near.ts';
import { type Plane, planeAt } from '../shape/plane.ts';
import { closestShare, distance, type Point, towards } from '../shape/point.ts';

/** The nearest place on a line: which line, where, and which way the line runs there. */
export interface Foot {
  readonly line: number;
  readonly at: Point;
  readonly away: number;
  readonly a: Point;
  readonly b: Point;
}

export class Terrain {
  readonly plane: Plane;
  readonly drawing: Drawing;
  readonly grids: ReadonlyMap<string, GridRow>;
  readonly #finder: AreaFinder;
  readonly #wet: AreaFinder | undefined;
  readonly #roads: Near<number>;
  readonly #waterways: Near<number>;

  constructor(drawing: Drawing) {
    const [first] = drawing.grids;
    if (!first) throw new Error('a town without grids has nobody in it');
    const { water, road, waterway } = drawing.ground;
    this.drawing = drawing;
    this.plane = planeAt(first.centre);
    this.grids = new Map(drawing.grids.map((grid) => [grid.id, grid]));
    this.#finder = new AreaFinder(drawing.grids.map(({ shape }) => shape));
    this.#wet =
      water.features.length > 0
        ? new AreaFinder(water.features.map(({ geometry }) => [geometry.coordinates]))
        : undefined;
    this.#roads = this.#net(road.features);
    this.#waterways = this.#net(waterway.features);
  }

  #net(lines: readonly { geometry: { coordinates: readonly Position[] } }[]): Near<number> {
    const net = new Near<number>();
    for (const [i, { geometry }] of lines.entries())
      net.addPath(
        geometry.coordinates.map((position) => this.plane.toPoint(position)),
        i,
      );
    return net;
  }

  gridAt([lon, lat]: Position): GridRow | undefined {
    return this.drawing.grids[this.#finder.find(lon, lat)];
  }

  /** The grid something may stand in at this place: it is in one, and not in its water. */
  standingAt(point: Point): { readonly at: Position; readonly grid: GridRow } | undefined {
    const at = this.plane.toPosition(point);
    const grid = this.gridAt(at);
    const wet = this.#wet ? this.#wet.find(at[0], at[1]) >= 0 : false;
    return grid && !wet ? { at, grid } : undefined;
  }

  nearestRoad(point: Point, reach: number): Foot | undefined {
    return nearestOn(this.#roads, point, reach);
  }

  nearestWaterway(point: Point, reach: number): Foot | undefined {
    return nearestOn(this.#waterways, point, reach);
  }
}

function nearestOn(net: Near<number>, point: Point, reach: number): Foot | undefined {
  let best: Foot | undefined;
  for (const { a, b, tag } of net.about(point, reach)) {
    const at = towards(a, b, closestShare(a, b, point));
    const away = distance(at, point);
    if (away <= reach && (!best || away < best.away)) best = { line: tag, at, away, a, b };
  }
  return best;
}

/** Whole degrees clockwise from north, 0 … 359. */
export const bearing = ([x, y]: Point): number =>
  (Math.round(90 - (Math.atan2(y, x) * 180) / Math.PI) + 360) % 360;
