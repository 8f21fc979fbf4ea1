/** Makes one network of lines: where they cross, or end at one another, they share a position and are cut there. */
import Flatbush from 'flatbush';
import { at, type Path } from '../shape/path.ts';
import { closestShare, distance, meeting, type Point, towards } from '../shape/point.ts';
import type { Line, Road } from './road.ts';

interface Cut {
  /** Metres along the line. */
  readonly way: number;
  readonly point: Point;
}

interface Piece {
  readonly line: number;
  readonly index: number;
  readonly a: Point;
  readonly b: Point;
}

/** Crossings nearer than this are one. */
const NEAR = 9;
/** An end this near to another line is meant to reach it; streets look less far than the plan's roads. */
const reachOf = ({ class: rank }: Line): number =>
  rank === 'primary' || rank === 'secondary' ? 80 : 26;

/** Crossing points, each moved onto an earlier one that is near. */
class Nodes {
  readonly #squares = new Map<string, Point[]>();

  at(point: Point): Point {
    const [i, j] = [Math.floor(point[0] / NEAR), Math.floor(point[1] / NEAR)];
    for (let di = -1; di <= 1; di++)
      for (let dj = -1; dj <= 1; dj++)
        for (const known of this.#squares.get(`${i + di} ${j + dj}`) ?? [])
          if (distance(known, point) < NEAR) return known;
    const key = `${i} ${j}`;
    this.#squares.set(key, [...(this.#squares.get(key) ?? []), point]);
    return point;
  }
}

const waysOf = (path: Path): number[] => {
  const ways = [0];
  for (let i = 1; i < path.length; i++)
    ways.push((ways[i - 1] ?? 0) + distance(at(path, i - 1), at(path, i)));
  return ways;
};

/** Motorways pass over and under everything else. */
const meets = (one: Line, other: Line): boolean =>
  (one.class === 'motorway') === (other.class === 'motorway');

export function noded(lines: readonly Line[]): Road[] {
  const ways = lines.map(({ path }) => waysOf(path));
  const pieces: Piece[] = lines.flatMap(({ path }, line) =>
    path.slice(1).map((b, index) => ({ line, index, a: at(path, index), b })),
  );
  const tree = new Flatbush(pieces.length);
  for (const { a, b } of pieces)
    tree.add(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    );
  tree.finish();
  const around = (a: Point, b: Point, reach: number): Piece[] =>
    tree
      .search(
        Math.min(a[0], b[0]) - reach,
        Math.min(a[1], b[1]) - reach,
        Math.max(a[0], b[0]) + reach,
        Math.max(a[1], b[1]) + reach,
      )
      .flatMap((index) => pieces[index] ?? []);
  const nodes = new Nodes();
  const cuts: Cut[][] = lines.map(() => []);
  const cut = ({ line, index, a, b }: Piece, share: number, point: Point): void => {
    const way = (ways[line]?.[index] ?? 0) + share * distance(a, b);
    cuts[line]?.push({ way, point });
  };
  const fits = (one: number, other: number): boolean => {
    const [a, b] = [lines[one], lines[other]];
    return a !== undefined && b !== undefined && one !== other && meets(a, b);
  };
  for (const [self, piece] of pieces.entries())
    for (const other of around(piece.a, piece.b, 0)) {
      if (other.line <= piece.line || !fits(piece.line, other.line)) continue;
      const met = meeting(piece.a, piece.b, other.a, other.b);
      if (!met || self < 0) continue;
      const point = nodes.at(towards(piece.a, piece.b, met.s));
      cut(piece, met.s, point);
      cut(other, met.t, point);
    }
  for (const [line, { path }] of lines.entries())
    for (const [end, way] of [
      [at(path, 0), 0] as const,
      [at(path, path.length - 1), Infinity] as const,
    ]) {
      const length = ways[line]?.at(-1) ?? 0;
      const reach = reachOf(lines[line] ?? { path, class: 'lane' });
      const taken = cuts[line]?.some((one) => Math.abs(one.way - Math.min(way, length)) < 2 * NEAR);
      if (taken) continue;
      const near = around(end, end, reach)
        .filter((piece) => fits(line, piece.line))
        .map((piece) => ({ piece, share: closestShare(piece.a, piece.b, end) }))
        .map((one) => ({ ...one, point: towards(one.piece.a, one.piece.b, one.share) }))
        .toSorted((a, b) => distance(a.point, end) - distance(b.point, end))[0];
      if (!near || distance(near.point, end) > reach) {
        cuts[line]?.push({ way: Math.min(way, length), point: nodes.at(end) });
        continue;
      }
      const point = nodes.at(near.point);
      cut(near.piece, near.share, point);
      cuts[line]?.push({ way: Math.min(way, length), point });
    }
  return lines.flatMap((line, index) => partsOf(line, ways[index] ?? [], cuts[index] ?? []));
}

function partsOf(line: Line, ways: readonly number[], cuts: readonly Cut[]): Road[] {
  const sorted = cuts.toSorted((a, b) => a.way - b.way);
  const roads: Road[] = [];
  for (const [i, from] of sorted.entries()) {
    const to = sorted[i + 1];
    if (!to || to.point === from.point) continue;
    const between = line.path.filter((point, k) => {
      const way = ways[k] ?? 0;
      if (way <= from.way + 3 || way >= to.way - 3) return false;
      return distance(point, from.point) > 4 && distance(point, to.point) > 4;
    });
    roads.push({ ...line, path: [from.point, ...between, to.point], bridge: false });
  }
  return roads;
}
