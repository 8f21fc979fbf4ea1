/** What a drawing must be, whatever its plan: each check lists what is wrong, and an empty list is the proof. */
import Flatbush from 'flatbush';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import type { Drawing } from './drawing.ts';
import { HALF_WIDTH } from './roads/road.ts';
import { type Plane, planeAt } from './shape/plane.ts';
import { cross, meeting, minus, type Point } from './shape/point.ts';
import { boxOf, distanceToRings, holds, type Ring } from './shape/ring.ts';

const keyOf = (position: Position): string => `${position[0]} ${position[1]}`;

/** Every edge of an outline, from corner to corner in the way it is walked. */
function* edgesOf(shape: MultiPolygon): Generator<[Position, Position]> {
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a && b) yield [a, b];
    }
}

/**
 * Do the parts fill the whole and never overlap? Exactly: an edge of a part is walked back by another part, or is an edge of the
 * whole walked the same way.
 */
export function gapsBetween(parts: readonly MultiPolygon[], whole: MultiPolygon): string[] {
  const walked = new Map<string, number>();
  const count = (shape: MultiPolygon, by: number): void => {
    for (const [a, b] of edgesOf(shape)) {
      const [from, to] = [keyOf(a), keyOf(b)];
      const [key, way] = from < to ? [`${from} ${to}`, 1] : [`${to} ${from}`, -1];
      walked.set(key, (walked.get(key) ?? 0) + way * by);
    }
  };
  for (const part of parts) count(part, 1);
  count(whole, -1);
  return [...walked]
    .filter(([, sum]) => sum !== 0)
    .map(([edge]) => `the edge ${edge} is walked once`);
}

/** A tiling proves nothing when outlines cross themselves or each other: no two edges do. */
export function crossingEdges(shapes: readonly MultiPolygon[]): string[] {
  const known = new Map<string, [Position, Position]>();
  for (const [a, b] of shapes.flatMap((shape) => [...edgesOf(shape)])) {
    const [from, to] = [keyOf(a), keyOf(b)];
    known.set(from < to ? `${from} ${to}` : `${to} ${from}`, [a, b]);
  }
  const edges = [...known.values()];
  const tree = treeOf(edges.map((edge) => boxOf(edge)));
  return edges.flatMap(([a, b], index) =>
    tree.search(...boxOf([a, b])).flatMap((other) => {
      const [c, d] = edges[other] ?? [a, b];
      if (other <= index || [c, d].some((end) => [keyOf(a), keyOf(b)].includes(keyOf(end))))
        return [];
      return meeting(a, b, c, d)
        ? [`${keyOf(a)} – ${keyOf(b)} crosses ${keyOf(c)} – ${keyOf(d)}`]
        : [];
    }),
  );
}

type Box = readonly [number, number, number, number];

function treeOf(boxes: readonly Box[]): Flatbush {
  const tree = new Flatbush(Math.max(1, boxes.length));
  for (const box of boxes) tree.add(...box);
  if (boxes.length === 0) tree.add(0, 0, 0, 0);
  tree.finish();
  return tree;
}

interface Standing {
  readonly id: string;
  readonly grid: string;
  readonly ring: Ring;
  readonly box: Box;
}

function buildingsOf({ ground }: Drawing, plane: Plane): Standing[] {
  return ground.building.features.map(({ properties: { id, grid }, geometry }) => {
    const ring = (geometry.coordinates[0] ?? [])
      .slice(1)
      .map((position) => plane.toPoint(position));
    return { id, grid, ring, box: boxOf(ring) };
  });
}

const sides = (ring: Ring): [Point, Point][] =>
  ring.map((point, i) => [ring[(i || ring.length) - 1] ?? point, point]);

const touching = (one: Ring, other: Ring): boolean =>
  sides(one).some(([a, b]) => sides(other).some(([c, d]) => meeting(a, b, c, d))) ||
  one.some((point) => holds([other], point)) ||
  other.some((point) => holds([one], point));

/** No two buildings touch. */
export function crowdedBuildings(drawing: Drawing): string[] {
  const standing = buildingsOf(drawing, planeAt(originOf(drawing)));
  const tree = treeOf(standing.map(({ box }) => box));
  return standing.flatMap(({ id, ring, box }, index) =>
    tree
      .search(...box)
      .filter((other) => other > index && touching(ring, standing[other]?.ring ?? []))
      .map((other) => `${id} and ${standing[other]?.id} touch`),
  );
}

/** Every corner of a building lies in the grid that its number names. */
export function strayBuildings(drawing: Drawing): string[] {
  const shapes = new Map(drawing.grids.map(({ id, shape }) => [id, shape]));
  return drawing.ground.building.features.flatMap(({ properties: { id, grid }, geometry }) => {
    const rings = shapes.get(grid) ?? [];
    const out = (geometry.coordinates[0] ?? []).some(
      (corner) =>
        !rings.some((face) =>
          holds(
            face.map((ring) => ring.slice(1)),
            corner,
          ),
        ),
    );
    return out || !id.startsWith(grid) ? [`${id} leaves the grid ${grid}`] : [];
  });
}

/** No building stands in water. */
export function drownedBuildings(drawing: Drawing): string[] {
  const plane = planeAt(originOf(drawing));
  const { water, use } = drawing.ground;
  const ponds = use.features.filter(({ properties }) => properties.kind === 'fishpond');
  const waters = [...water.features, ...ponds].map(({ geometry }) =>
    (geometry.coordinates[0] ?? []).slice(1).map((position) => plane.toPoint(position)),
  );
  const tree = treeOf(waters.map((ring) => boxOf(ring)));
  return buildingsOf(drawing, plane).flatMap(({ id, ring, box }) =>
    tree.search(...box).some((index) => touching(ring, waters[index] ?? []))
      ? [`${id} stands in water`]
      : [],
  );
}

/** No building comes nearer to the middle of a road than its kerb. */
export function buildingsOnRoads(drawing: Drawing): string[] {
  const plane = planeAt(originOf(drawing));
  const pieces = drawing.ground.road.features.flatMap(({ properties, geometry }) => {
    const path = geometry.coordinates.map((position) => plane.toPoint(position));
    const reach = HALF_WIDTH[properties.class];
    return path.slice(1).map((b, i) => ({ a: path[i] ?? b, b, reach }));
  });
  const tree = treeOf(
    pieces.map(({ a, b, reach }): Box => {
      const [w, s, e, n] = boxOf([a, b]);
      return [w - reach, s - reach, e + reach, n + reach];
    }),
  );
  return buildingsOf(drawing, plane).flatMap(({ id, ring, box }) =>
    tree.search(...box).some((index) => {
      const piece = pieces[index];
      if (!piece) return false;
      const { a, b, reach } = piece;
      const crossed = sides(ring).some(([c, d]) => meeting(a, b, c, d));
      return (
        crossed ||
        distanceToRings([ring], a) < reach ||
        ring.some((corner) => nearer(a, b, corner, reach))
      );
    })
      ? [`${id} stands on a road`]
      : [],
  );
}

function nearer(a: Point, b: Point, point: Point, reach: number): boolean {
  const [ab, ap] = [minus(b, a), minus(point, a)];
  const length = Math.hypot(ab[0], ab[1]) || 1;
  const share = (ab[0] * ap[0] + ab[1] * ap[1]) / (length * length);
  return share > 0 && share < 1 && Math.abs(cross(ab, ap)) / length < reach;
}

/** The networks that roads make; motorways are not for walking. Each is the positions of its ends. */
export function networks({ ground }: Drawing): Set<string>[] {
  const above = new Map<string, string>();
  const root = (key: string): string => {
    let top = key;
    for (let up = above.get(top); up !== undefined && up !== top; up = above.get(top)) top = up;
    above.set(key, top);
    return top;
  };
  for (const { properties, geometry } of ground.road.features) {
    const [from, to] = [geometry.coordinates[0], geometry.coordinates.at(-1)];
    if (from && to && properties.class !== 'motorway')
      above.set(root(keyOf(from)), root(keyOf(to)));
  }
  const found = new Map<string, Set<string>>();
  for (const key of above.keys())
    found.set(root(key), (found.get(root(key)) ?? new Set()).add(key));
  return [...found.values()].toSorted((a, b) => b.size - a.size);
}

/** A road over water is a bridge, and a bridge is over water. */
export function wrongBridges(drawing: Drawing): string[] {
  const plane = planeAt(originOf(drawing));
  const waters = drawing.ground.water.features.map(({ geometry }) =>
    (geometry.coordinates[0] ?? []).slice(1).map((position) => plane.toPoint(position)),
  );
  const tree = treeOf(waters.map((ring) => boxOf(ring)));
  const land = drawing.ground.land.features.map(({ geometry }) =>
    geometry.coordinates.map((ring) => ring.slice(1).map((position) => plane.toPoint(position))),
  );
  return drawing.ground.road.features.flatMap(({ properties: { bridge }, geometry }) => {
    const path = geometry.coordinates.map((position) => plane.toPoint(position));
    const wet = tree.search(...boxOf(path)).some((index) => {
      const ring = waters[index] ?? [];
      const over = path
        .slice(1)
        .some((b, i) => sides(ring).some(([c, d]) => meeting(path[i] ?? b, b, c, d)));
      return over || path.some((point) => holds([ring], point));
    });
    if (wet === bridge) return [];
    const offshore = bridge && path.some((point) => !land.some((face) => holds(face, point)));
    return offshore
      ? []
      : [
          `the road at ${geometry.coordinates[0]?.join(', ')} is ${bridge ? 'a bridge over nothing' : 'no bridge, but in water'}`,
        ];
  });
}

const originOf = ({ grids }: Drawing): Position => grids[0]?.centre ?? [0, 0];

/** The classes of features that a window shows: `road.local`, `use.farm`, `building`. */
export function classesIn({ ground }: Drawing, box: Box): Set<string> {
  const seen = new Set<string>();
  const touches = (positions: readonly Position[]): boolean => {
    const [w, s, e, n] = boxOf(positions);
    return w < box[2] && e > box[0] && s < box[3] && n > box[1];
  };
  for (const [layer, { features }] of Object.entries(ground))
    for (const { properties, geometry } of features) {
      const { coordinates } = geometry;
      const positions = (
        geometry.type === 'Point'
          ? [coordinates]
          : geometry.type === 'Polygon'
            ? coordinates[0]
            : coordinates
      ) as Position[];
      if (!touches(positions)) continue;
      const kind =
        'kind' in properties ? properties.kind : 'class' in properties ? properties.class : '';
      seen.add(kind ? `${layer}.${kind}` : layer);
    }
  return seen;
}

/** All that is wrong with a drawing, in sentences. */
export function faultsOf(drawing: Drawing): string[] {
  const { areas, grids } = drawing;
  const communities = areas.filter(({ level }) => level === 'COMMUNITY');
  const [town] = areas.filter(({ level }) => level === 'TOWN');
  const gaps = communities.flatMap(({ id, shape }) =>
    gapsBetween(
      grids.filter(({ community }) => community === id).map((grid) => grid.shape),
      shape,
    ).map((fault) => `${id}: ${fault}`),
  );
  const shapes = communities.map(({ shape }) => shape);
  return [
    ...gaps,
    ...gapsBetween(shapes, town?.shape ?? []),
    ...crossingEdges(grids.map(({ shape }) => shape)),
    ...crowdedBuildings(drawing),
    ...strayBuildings(drawing),
    ...drownedBuildings(drawing),
    ...buildingsOnRoads(drawing),
    ...wrongBridges(drawing),
  ];
}
