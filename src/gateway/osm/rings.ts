/** Rings and polygons from the ways of a relation: ways in any order and direction, holes in whatever outer ring holds them. */
import { outlineHolds, readyOutline } from '#domain/geo/outline-test.ts';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';

export type Line = readonly Position[];
type Ring = Position[];
type Polygon = Ring[];

const keyOf = (position: Position | undefined): string => position?.join(',') ?? '';
export const isClosed = (line: Line): boolean =>
  line.length >= 4 && keyOf(line[0]) === keyOf(line.at(-1));

/** Lines joined where their ends meet, walked backwards where that helps. */
export function joined(lines: readonly Line[]): Line[] {
  const open = new Map<string, Set<Line>>();
  const ends = (line: Line): string[] => [keyOf(line[0]), keyOf(line.at(-1))];
  const loose = lines.filter((line) => !isClosed(line) && line.length > 1);
  for (const line of loose)
    for (const end of ends(line)) open.set(end, (open.get(end) ?? new Set()).add(line));
  const take = (line: Line): void => {
    for (const end of ends(line)) open.get(end)?.delete(line);
  };
  const grown = (from: Line): Line => {
    const path = [...from];
    for (;;) {
      const end = keyOf(path.at(-1));
      const [next] = keyOf(path[0]) === end ? [] : (open.get(end) ?? []);
      if (!next) return path;
      take(next);
      path.push(...(keyOf(next[0]) === end ? next : [...next].reverse()).slice(1));
    }
  };
  const found = lines.filter(isClosed);
  for (const line of loose) {
    if (!open.get(keyOf(line[0]))?.has(line)) continue;
    take(line);
    found.push(grown([...grown(line)].reverse()).toReversed());
  }
  return found;
}

/** Lines that have a direction, joined where one ends and another begins. */
export function chained(lines: readonly Line[]): Line[] {
  const loose = lines.filter((line) => !isClosed(line) && line.length > 1);
  const byStart = new Map(loose.map((line) => [keyOf(line[0]), line]));
  const followed = new Set(loose.map((line) => keyOf(line.at(-1))));
  const used = new Set<Line>();
  const chain = (from: Line): Line => {
    const path: Position[] = [];
    for (let next: Line | undefined = from; next && !used.has(next); ) {
      used.add(next);
      path.push(...next.slice(path.length === 0 ? 0 : 1));
      next = byStart.get(keyOf(next.at(-1)));
    }
    return path;
  };
  const begun = loose.filter((line) => !followed.has(keyOf(line[0]))).map(chain);
  const circles = loose
    .filter((line) => !used.has(line))
    .flatMap((l) => (used.has(l) ? [] : [chain(l)]));
  return [...lines.filter(isClosed), ...begun, ...circles];
}

/** Twice the area a ring encloses, in square degrees; above zero where it runs against the clock. */
export const signedArea = (ring: Line): number =>
  ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring[i - 1] ?? [x, y];
    return sum + (px * y - x * py);
  }, 0);

const holds = (outer: Ring, [lon, lat]: Position): boolean =>
  outlineHolds(readyOutline([[outer]]), lon, lat);

/** Polygons of closed outer rings, each with the inner rings that lie in it; lines that do not close are left out. */
export function polygonsOf(outer: readonly Line[], inner: readonly Line[]): MultiPolygon {
  const polygons: Polygon[] = joined(outer)
    .filter(isClosed)
    .map((ring) => [[...ring]]);
  for (const hole of joined(inner).filter(isClosed)) {
    const [first] = hole;
    const around = polygons
      .filter(([ring]) => ring && first && holds(ring, first))
      .sort(([a], [b]) => Math.abs(signedArea(a ?? [])) - Math.abs(signedArea(b ?? [])))[0];
    around?.push([...hole]);
  }
  return polygons;
}
