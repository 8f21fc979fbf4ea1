/** Outlines beside one another: what two of them claim, and what none of them does. */
import { expect, test } from 'vitest';
import type { MultiPolygon } from '#domain/geo/shape.ts';
import { intersection } from '#gateway/clip.ts';
import { flawsIn, type Outlined } from '#gateway/imports/areas/tiling.ts';
import { tellRemark } from '#wire/tell-remark.ts';

/** A rectangle in thousandths of a degree, about a hundred metres each. */
const box = (west: number, south: number, east: number, north: number): MultiPolygon => {
  const [w, s, e, n] = [120 + west / 1e3, 31 + south / 1e3, 120 + east / 1e3, 31 + north / 1e3];
  return [
    [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  ];
};
const named = (code: string, shape: MultiPolygon): Outlined => ({ code, name: '网格', shape });
const flaws = (
  brought: readonly Outlined[],
  { staying = [], frames = [] }: { staying?: Outlined[]; frames?: MultiPolygon[] } = {},
) =>
  flawsIn({ brought, staying, frames }).map(({ code, params }) => {
    const { size, ...rest } = params;
    return [code, rest, Math.round(Number(size) / 100) / 100];
  });

/** Four around a middle of two by one that belongs to nobody. */
const RING = [
  named('south', box(0, 0, 6, 2)),
  named('north', box(0, 3, 6, 5)),
  named('west', box(0, 2, 2, 3)),
  named('east', box(4, 2, 6, 3)),
];

test('what outlines go round and none of them holds is a gap, with its place, its size and who is near', () => {
  const [gap, ...others] = flawsIn({ brought: RING, staying: [], frames: [] });
  expect(others).toEqual([]);
  expect(gap).toMatchObject({ code: 'areas.gap', params: { at: '120.003, 31.0025' } });
  // 190.7 m by 110.9 m.
  expect(Math.abs(Number(gap?.params.size) - 21_190)).toBeLessThan(150);
  expect(gap && tellRemark(gap, 'zh-CN')).toMatch(
    /^120\.003, 31\.0025 处有 21,\d{3} 平方米的空白.*(south|north|west|east) 网格$/,
  );
});

test('it is none where one that stands already fills it, and where it is open to the outside', () => {
  expect(flaws(RING, { staying: [named('middle', box(2, 2, 4, 3))] })).toEqual([]);
  expect(flaws(RING.slice(0, 3))).toEqual([]);
});

test('a given outline around them is to be covered, to its very edge', () => {
  expect(flaws(RING.slice(0, 3), { frames: [box(0, 0, 6, 5)] })).toEqual([
    ['areas.gap', { at: '120.004, 31.0025', near: expect.any(String) }, 4.24],
  ]);
});

test('overlaps are told of those that come, with those that stand too; the largest flaw first', () => {
  const brought = [named('a', box(0, 0, 2, 2)), named('b', box(1, 0, 3, 2))];
  const staying = [named('c', box(0, 1, 2, 4)), named('d', box(0, 2, 2, 5))];
  expect(flaws(brought, { staying }).map(([code, params]) => [code, params])).toEqual([
    ['areas.overlap', { one: 'a 网格', other: 'b 网格' }],
    ['areas.overlap', { one: 'a 网格', other: 'c 网格' }],
    ['areas.overlap', { one: 'b 网格', other: 'c 网格' }],
  ]);
});

test('slivers of a line’s width are nobody’s business; of many flaws the largest are told and the others counted', () => {
  expect(flaws([named('a', box(0, 0, 2, 2)), named('b', box(1.99, 0, 3, 0.2))])).toEqual([]);
  const pairs = Array.from({ length: 22 }, (_, i) => [
    named(`a${i}`, box(10 * i, 0, 10 * i + 2, 2)),
    named(`b${i}`, box(10 * i + 1, 0, 10 * i + 3, 2)),
  ]).flat();
  const told = flawsIn({ brought: pairs, staying: [], frames: [] });
  expect(told).toHaveLength(21);
  expect(told.at(-1)).toEqual({ code: 'feature.more', params: { count: 2 } });
});

/** A hexagon and its like, a few tenths of a metre off: in millionths of a degree. */
const ONE = [30000, 10000, 25403, 18415, 15839, 19093, 10100, 11411, 13464, 2432, 22837, 411];
const OTHER = [
  29998, 10001, 27292, 14956, 28560, 12635, 28223, 13251, 25404, 18414, 17282, 18990, 17846, 18950,
  22458, 18623, 15839, 19092, 13397, 15824, 10398, 11812, 15835, 19087, 10098, 11410, 13331, 2793,
  10339, 10767, 11383, 7985, 13466, 2434, 19085, 1221, 17016, 1668, 13803, 2361, 22838, 411, 28301,
  7729, 27721, 6951, 24374, 2468,
];

test('two outlines drawn all but upon one another, at which the quick way fails, are compared all the same', () => {
  const ring = (flat: readonly number[]): MultiPolygon => {
    const corners = flat.flatMap((x, i): [number, number][] =>
      i % 2 ? [] : [[(120_600_000 + x) / 1e6, (31_190_000 + (flat[i + 1] ?? 0)) / 1e6]],
    );
    return [[[...corners, corners[0] ?? [0, 0]]]];
  };
  const one = ring(ONE);
  const shared = intersection(one, ring(OTHER));
  expect(shared.length).toBeGreaterThan(0);
});
