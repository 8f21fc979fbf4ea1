/** What is known of the ground at a point: its grid, whether it lies in water, in a building, on a road. */
import Flatbush from 'flatbush';
import { AreaTree } from '#domain/geo/area-tree.ts';
import { outlineHolds, readyOutline } from '#domain/geo/outline-test.ts';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';

export interface GroundKnown {
  readonly grids?: readonly { readonly id: string; readonly shape: MultiPolygon }[];
  readonly roads?: readonly (readonly Position[])[];
  readonly buildings?: readonly Position[][][];
  readonly water?: readonly Position[][][];
}

/** Metres in a degree of latitude. */
const METRES = 111_195;
/** Metres from the middle of a road within which a point is on it. */
const ON_ROAD = 9;

const treeOf = (boxes: readonly (readonly [number, number, number, number])[]) => {
  if (boxes.length === 0) return undefined;
  const tree = new Flatbush(boxes.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  return tree;
};

/** Faces one asks for points in. */
class Faces {
  readonly #shapes: readonly MultiPolygon[];
  readonly #tree: Flatbush | undefined;

  constructor(faces: readonly Position[][][]) {
    this.#shapes = faces.map((face) => [face]);
    this.#tree = treeOf(this.#shapes.map((shape) => [...readyOutline(shape).bounds]));
  }

  hold([lon, lat]: Position): boolean {
    const near = this.#tree?.search(lon, lat, lon, lat) ?? [];
    return near.some((i) => {
      const shape = this.#shapes[i];
      return shape !== undefined && outlineHolds(readyOutline(shape), lon, lat);
    });
  }
}

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

class Roads {
  readonly #segments: readonly Segment[];
  readonly #tree: Flatbush | undefined;

  constructor(lines: readonly (readonly Position[])[]) {
    this.#segments = lines.flatMap((line) =>
      line.slice(1).map((end, i): Segment => [...(line[i] ?? end), ...end]),
    );
    this.#tree = treeOf(
      this.#segments.map(([x0, y0, x1, y1]) => [
        Math.min(x0, x1),
        Math.min(y0, y1),
        Math.max(x0, x1),
        Math.max(y0, y1),
      ]),
    );
  }

  near([lon, lat]: Position): boolean {
    const across = Math.cos((lat * Math.PI) / 180);
    const [dx, dy] = [ON_ROAD / (METRES * across), ON_ROAD / METRES];
    return (this.#tree?.search(lon - dx, lat - dy, lon + dx, lat + dy) ?? []).some((i) => {
      const [x0, y0, x1, y1] = this.#segments[i] ?? [0, 0, 0, 0];
      const [ax, ay] = [(x0 - lon) * across, y0 - lat];
      const [ux, uy] = [(x1 - x0) * across, y1 - y0];
      const share = Math.min(1, Math.max(0, -(ax * ux + ay * uy) / (ux * ux + uy * uy || 1)));
      return Math.hypot(ax + share * ux, ay + share * uy) * METRES <= ON_ROAD;
    });
  }
}

/** What one point says. */
export interface Sign {
  readonly grid: string | undefined;
  readonly building: boolean;
  readonly road: boolean;
  readonly water: boolean;
}

export class KnownGround {
  readonly #grids: AreaTree<{ readonly id: string; readonly shape: MultiPolygon }>;
  readonly #buildings: Faces;
  readonly #water: Faces;
  readonly #roads: Roads;
  /** There are streets or houses to hold a point against, or only outlines. */
  readonly fine: boolean;
  readonly hasGrids: boolean;

  constructor({ grids = [], roads = [], buildings = [], water = [] }: GroundKnown) {
    this.#grids = new AreaTree(grids);
    this.#buildings = new Faces(buildings);
    this.#water = new Faces(water);
    this.#roads = new Roads(roads);
    this.fine = roads.length + buildings.length > 0;
    this.hasGrids = grids.length > 0;
  }

  at(point: Position): Sign {
    return {
      grid: this.#grids.at(point)?.id,
      building: this.#buildings.hold(point),
      road: this.#roads.near(point),
      water: this.#water.hold(point),
    };
  }
}
