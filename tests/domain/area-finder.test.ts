/** The quick answers to "which area holds this point" are those of turf, point for point. */
import { booleanPointInPolygon } from '@turf/turf';
import { describe, expect, test } from 'vitest';
import { AreaFinder } from '#domain/geo/area-finder.ts';
import { AreaTree } from '#domain/geo/area-tree.ts';
import { locate } from '#domain/geo/locate.ts';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { files } from '../support/small-world.ts';

const chance = chanceFrom(6);

/** A star with many points around a middle: stars overlap, have deep notches, and one has a hole and an island in it. */
function star([x, y]: Position, size: number): MultiPolygon {
  const ring = (scale: number): Position[] => {
    const points = Array.from({ length: 23 }, (_, i): Position => {
      const angle = (i / 23) * 2 * Math.PI;
      const far = scale * size * (0.35 + 0.65 * chance());
      return [
        Number((x + far * Math.cos(angle)).toFixed(4)),
        Number((y + far * Math.sin(angle)).toFixed(4)),
      ];
    });
    return [...points, points[0] as Position];
  };
  return [[ring(1), ring(0.3)], [ring(0.09)]];
}

const towns: [string, MultiPolygon[]][] = [
  ['grids that share their borders', files.grids.map(({ shape }) => shape)],
  [
    'stars that overlap and have holes',
    Array.from({ length: 12 }, () => star([120 + chance(), 31 + chance()], 0.3)),
  ],
  ['one area', [star([120, 31], 0.01)]],
];

describe.each(towns)('%s', (_, shapes) => {
  const all = shapes.flat(3) as Position[];
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const anywhere = (): Position => [
    west + (chance() * 1.2 - 0.1) * (east - west),
    south + (chance() * 1.2 - 0.1) * (north - south),
  ];
  const some = <T>(list: readonly T[], count: number): T[] =>
    Array.from({ length: count }, () => list[Math.floor(chance() * list.length)] as T);
  const points: Position[] = [
    ...Array.from({ length: 3_000 }, anywhere),
    ...some(all, 300),
    // Level with a corner: where a careless crossing rule counts twice.
    ...some(all, 300).map(([, y]): Position => [anywhere()[0], y]),
    [Number.NaN, 31],
    [0, 0],
  ];
  const turf = (point: Position): number =>
    shapes.findIndex((coordinates) =>
      booleanPointInPolygon(point, { type: 'MultiPolygon', coordinates }),
    );

  test('the finder, the tree and locate answer as turf does', () => {
    const finder = new AreaFinder(shapes);
    const shelf = shapes.map((shape, i) => ({ id: `${i}`, version: 1, path: '/a/', shape }));
    const tree = new AreaTree(shelf);
    const found = points.filter((point) => turf(point) >= 0).length;
    expect(found).toBeGreaterThan(500);
    expect(found).toBeLessThan(points.length - 500);
    for (const point of points) {
      const exact = turf(point);
      expect([point, finder.find(...point)]).toEqual([point, exact]);
      const located = locate({ values: () => shelf.values() }, point);
      expect([point, located?.id]).toEqual([point, shapes[exact] && `${exact}`]);
      expect(tree.at(point)).toBe(located);
    }
  });
});
