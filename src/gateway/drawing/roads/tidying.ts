/** What a network loses: stubs that lead nowhere, and streets that no other road reaches. */
import { lengthOf } from '../shape/path.ts';
import type { Point } from '../shape/point.ts';
import type { Road } from './road.ts';

const STUB = 38;

export const keyOf = ([x, y]: Point): string => `${x} ${y}`;
const ends = ({ path }: Road): string[] =>
  [path[0], path.at(-1)].map((end) => keyOf(end ?? [0, 0]));

function degrees(roads: readonly Road[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const end of roads.flatMap(ends)) count.set(end, (count.get(end) ?? 0) + 1);
  return count;
}

/** Small roads that end after a few metres go; done again, since one may hang on another. */
export function withoutStubs(roads: readonly Road[]): Road[] {
  let kept = [...roads];
  for (let round = 0; round < 3; round++) {
    const count = degrees(kept);
    kept = kept.filter(
      (road) =>
        !['local', 'lane'].includes(road.class) ||
        !ends(road).some((end) => count.get(end) === 1) ||
        lengthOf(road.path) >= STUB,
    );
  }
  return kept;
}

/** The component of each road, numbered from 0 by what is met first. */
export function componentsOf(roads: readonly Road[]): number[] {
  const above = new Map<string, string>();
  const root = (key: string): string => {
    let top = key;
    for (let up = above.get(top); up !== undefined && up !== top; up = above.get(top)) top = up;
    above.set(key, top);
    return top;
  };
  for (const road of roads) {
    const [a = '', b = ''] = ends(road).map(root);
    above.set(a, b);
  }
  const numbers = new Map<string, number>();
  return roads.map((road) => {
    const key = root(ends(road)[0] ?? '');
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** Keeps the largest network of all, and of each island (`shoreOf`) its own largest; motorways stay as they are. */
export function connected(roads: readonly Road[], shoreOf: (point: Point) => number): Road[] {
  const components = componentsOf(roads);
  const lengths = new Map<number, number>();
  const shores = new Map<number, number>();
  for (const [index, road] of roads.entries()) {
    const component = components[index] ?? 0;
    lengths.set(component, (lengths.get(component) ?? 0) + lengthOf(road.path));
    shores.set(component, shoreOf(road.path[0] ?? [0, 0]));
  }
  const best = new Map<number, number>();
  for (const [index, road] of roads.entries()) {
    if (road.class === 'motorway') continue;
    const component = components[index] ?? 0;
    const shore = shores.get(component) ?? 0;
    const rival = best.get(shore);
    if (rival === undefined || (lengths.get(component) ?? 0) > (lengths.get(rival) ?? 0))
      best.set(shore, component);
  }
  return roads.filter(({ class: rank }, index) => {
    const component = components[index] ?? 0;
    return rank === 'motorway' || best.get(shores.get(component) ?? 0) === component;
  });
}
