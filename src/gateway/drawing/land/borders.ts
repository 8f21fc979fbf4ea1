/**
 * Borders: the mesh's cells are joined by label, every border between two labels is drawn once, smoothed once, and shared by both
 * sides. So areas put together from borders leave no gap and never overlap.
 */
import Flatbush from 'flatbush';
import { angleOf, cross, meeting, minus, type Point, plus, times } from '../shape/point.ts';
import { type Face, facesOf, type Ring } from '../shape/ring.ts';
import type { Mesh } from './mesh.ts';

export interface Border {
  readonly points: readonly Point[];
  readonly left: number;
  readonly right: number;
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

interface Net {
  readonly vertices: Point[];
  readonly edges: Edge[];
  /** By vertex, its edges. */
  readonly star: Edge[][];
}

/** Vertices nearer than this are one. */
const NEAR = 0.5;

function circumcentre(a: Point, b: Point, c: Point): Point {
  const [ab, ac] = [minus(b, a), minus(c, a)];
  const d = 2 * cross(ab, ac);
  const [lb, lc] = [ab[0] * ab[0] + ab[1] * ab[1], ac[0] * ac[0] + ac[1] * ac[1]];
  return plus(a, [(ac[1] * lb - ab[1] * lc) / d, (ab[0] * lc - ac[0] * lb) / d]);
}

/** The edges of the Voronoi diagram between cells of different labels. */
function netOf({ sites, delaunay }: Mesh, labels: Int32Array): Net {
  const { triangles, halfedges } = delaunay;
  const vertices: Point[] = [];
  const known = new Map<string, number>();
  const corner = (triangle: number, k: number): Point =>
    sites[triangles[3 * triangle + k] ?? 0] ?? [0, 0];
  const vertex = (triangle: number): number => {
    const centre = circumcentre(corner(triangle, 0), corner(triangle, 1), corner(triangle, 2));
    const key = `${Math.round(centre[0] / NEAR)} ${Math.round(centre[1] / NEAR)}`;
    const index = known.get(key) ?? vertices.push(centre) - 1;
    known.set(key, index);
    return index;
  };
  const edges: Edge[] = [];
  for (let edge = 0; edge < halfedges.length; edge++) {
    const twin = halfedges[edge] ?? -1;
    if (twin < edge) continue;
    const [a, b] = [triangles[edge] ?? 0, triangles[edge % 3 === 2 ? edge - 2 : edge + 1] ?? 0];
    const [one, other] = [labels[a] ?? 0, labels[b] ?? 0];
    if (one === other) continue;
    const triangle = Math.floor(edge / 3);
    const [from, to] = [vertex(triangle), vertex(Math.floor(twin / 3))];
    if (from === to) continue;
    const anticlockwise =
      cross(
        minus(corner(triangle, 1), corner(triangle, 0)),
        minus(corner(triangle, 2), corner(triangle, 0)),
      ) > 0;
    edges.push(
      anticlockwise ? { from, to, left: other, right: one } : { from, to, left: one, right: other },
    );
  }
  const star: Edge[][] = vertices.map(() => []);
  for (const edge of edges) {
    star[edge.from]?.push(edge);
    star[edge.to]?.push(edge);
  }
  return { vertices, edges, star };
}

const otherEnd = ({ from, to }: Edge, vertex: number): number => (from === vertex ? to : from);

/**
 * Each vertex moves towards the middle of its neighbours; where borders join, along the weightier one, so that a shore runs
 * smoothly past the place where a grid's border reaches it.
 */
function smoothed(
  { vertices, star }: Net,
  weight: (edge: Edge) => number,
  stiff: Set<number>,
): Point[] {
  const pulls = star.map((edges, vertex) => {
    const heaviest = Math.max(...edges.map(weight));
    const heavy = edges.filter((edge) => weight(edge) === heaviest);
    return (heavy.length === 2 ? heavy : edges).map((edge) => otherEnd(edge, vertex));
  });
  let points = vertices;
  for (let pass = 0; pass < 9; pass++)
    points = points.map((point, vertex) => {
      const to = pulls[vertex] ?? [];
      if (stiff.has(vertex) || to.length === 0) return point;
      const sum = to.reduce<Point>((total, next) => plus(total, points[next] ?? point), [0, 0]);
      // In and out by turns (Taubin): smooths without shrinking.
      const step = pass % 2 === 0 ? 0.55 : -0.25;
      return plus(point, times(minus(times(sum, 1 / to.length), point), pass > 6 ? 0.4 : step));
    });
  return points;
}

/** Chains edges of one pair of labels from junction to junction; rings without a junction start anywhere. */
function chained({ edges, star }: Net): { readonly chain: number[]; readonly edge: Edge }[] {
  const done = new Set<Edge>();
  const walk = (start: number, first: Edge) => {
    const chain = [start];
    let [vertex, edge]: [number, Edge | undefined] = [start, first];
    while (edge && !done.has(edge)) {
      done.add(edge);
      vertex = otherEnd(edge, vertex);
      chain.push(vertex);
      const edgesHere: Edge[] = star[vertex] ?? [];
      const through: Edge = edge;
      edge = edgesHere.length === 2 ? edgesHere.find((next) => next !== through) : undefined;
    }
    return { chain, edge: first };
  };
  const chains: { chain: number[]; edge: Edge }[] = [];
  const junctions = [...star.keys()].filter((vertex) => star[vertex]?.length !== 2);
  for (const vertex of junctions)
    for (const edge of star[vertex] ?? []) if (!done.has(edge)) chains.push(walk(vertex, edge));
  for (const edge of edges) if (!done.has(edge)) chains.push(walk(edge.from, edge));
  return chains;
}

/** Vertices of borders that run into each other. */
function tangled(
  chains: readonly { readonly chain: number[] }[],
  points: readonly Point[],
): Set<number> {
  const spans = chains.flatMap(({ chain }) =>
    chain.slice(1).map((to, index) => [chain[index] ?? to, to] as const),
  );
  const found = new Set<number>();
  if (spans.length === 0) return found;
  const tree = new Flatbush(spans.length);
  const end = (vertex: number): Point => points[vertex] ?? [0, 0];
  for (const [from, to] of spans) {
    const [a, b] = [end(from), end(to)];
    tree.add(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    );
  }
  tree.finish();
  for (const [index, [from, to]] of spans.entries()) {
    const [a, b] = [end(from), end(to)];
    const near = tree.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    );
    for (const other of near) {
      const span = spans[other];
      if (!span || other <= index) continue;
      const [c, d] = span;
      if (c === from || c === to || d === from || d === to) continue;
      if (meeting(a, b, end(c), end(d))) for (const vertex of [from, to, c, d]) found.add(vertex);
    }
  }
  return found;
}

/** The borders between all labels. `weight`: which line runs on smoothly where borders join; the greater wins. */
export function bordersOf(
  mesh: Mesh,
  labels: Int32Array,
  weight: (left: number, right: number) => number,
): Border[] {
  const net = netOf(mesh, labels);
  const chains = chained(net);
  const stiff = new Set<number>();
  const smooth = () => smoothed(net, ({ left, right }) => weight(left, right), stiff);
  let points = smooth();
  // What smoothing drove into each other goes back to where the mesh had it; there nothing crosses.
  for (let round = 0; round < 12; round++) {
    const knots = tangled(chains, points);
    if (knots.size === 0) break;
    for (const knot of knots) {
      stiff.add(knot);
      for (const edge of net.star[knot] ?? []) stiff.add(otherEnd(edge, knot));
    }
    points = smooth();
  }
  return chains.map(({ chain, edge }) => {
    const forward = edge.from === chain[0];
    return {
      points: chain.map((vertex) => points[vertex] ?? [0, 0]),
      left: forward ? edge.left : edge.right,
      right: forward ? edge.right : edge.left,
    };
  });
}

const keyOf = ([x, y]: Point): string => `${x} ${y}`;

type Way = readonly Point[];

/** Where areas touch in a point, the border of the same one goes on: the sharpest turn to its side. */
function sharpest(ways: readonly Way[], before: Way): Way | undefined {
  const end = before.at(-1) ?? [0, 0];
  const back = angleOf(minus(before.at(-2) ?? end, end));
  const turn = (way: Way): number => {
    const clockwise = back - angleOf(minus(way[1] ?? end, end));
    return (clockwise + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
  };
  return ways.length > 1 ? ways.toSorted((a, b) => turn(a) - turn(b))[0] : ways[0];
}

/** The rings around all labels that are members: anticlockwise around them, clockwise around holes. */
export function ringsAround(
  borders: readonly Border[],
  member: (label: number) => boolean,
): Ring[] {
  const leaving = new Map<string, Set<Way>>();
  const left = new Set<Way>();
  for (const border of borders) {
    if (member(border.left) === member(border.right)) continue;
    const way = member(border.left) ? border.points : border.points.toReversed();
    const key = keyOf(way[0] ?? [0, 0]);
    leaving.set(key, (leaving.get(key) ?? new Set()).add(way));
    left.add(way);
  }
  const rings: Ring[] = [];
  for (const start of left) {
    const ring: Point[] = [];
    let way: Way | undefined = start;
    do {
      ring.push(...way.slice(0, -1));
      left.delete(way);
      const ways: Way[] = [...(leaving.get(keyOf(way.at(-1) ?? [0, 0])) ?? [])];
      way = sharpest(
        ways.filter((next) => next === start || left.has(next)),
        way,
      );
    } while (way && way !== start);
    rings.push(ring);
  }
  return rings;
}

export const facesAround = (
  borders: readonly Border[],
  member: (label: number) => boolean,
): Face[] => facesOf(ringsAround(borders, member));
