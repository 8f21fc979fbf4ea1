/** The ways into WGS-84, against the vectors of DOMAIN §2.10 and there and back again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '#domain/geo/shape.ts';
import {
  fromWgs84,
  type System,
  systemOf,
  systemsFor,
  toWgs84,
  wordOf,
} from '#gateway/coordinates/systems.ts';

const rounded = ([x, y]: Position): string => `${x.toFixed(6)}, ${y.toFixed(6)}`;

describe('the reference vectors', () => {
  test.each([
    ['gcj02', [120.4, 31.3], '120.404679, 31.298180'],
    ['bd09', [120.4, 31.3], '120.411227, 31.303924'],
    ['gcj02', [116.404, 39.915], '116.410244, 39.916404'],
    ['cgcs2000', [120.4, 31.3], '120.400000, 31.300000'],
    // Beyond China nothing is shifted.
    ['gcj02', [7.42, 43.73], '7.420000, 43.730000'],
  ] as const)('%s %j', (system, at, there) => {
    expect(rounded(fromWgs84(system, [...at]))).toBe(there);
  });

  test('on its own meridian a zone is 500 km from its false origin', () => {
    const [x, y] = fromWgs84({ width: 3, zone: 40, numbered: true }, [120, 31.3]);
    expect(x).toBeCloseTo(40_500_000, 3);
    // The meridian's arc to 31.3° N on GRS 80.
    expect(y).toBeGreaterThan(3_464_000);
    expect(y).toBeLessThan(3_465_500);
    const [plain] = fromWgs84({ width: 6, zone: 21, numbered: false }, [123, 31.3]);
    expect(plain).toBeCloseTo(500_000, 3);
  });
});

const SYSTEMS: readonly System[] = [
  'gcj02',
  'bd09',
  { width: 3, zone: 40, numbered: true },
  { width: 3, zone: 40, numbered: false },
  { width: 6, zone: 21, numbered: true },
];

test.each(SYSTEMS.map((system) => [wordOf(system), system] as const))(
  '%s there and back is the same place to 10⁻⁷°',
  (_word, system) => {
    fc.assert(
      fc.property(
        fc.double({ min: 118, max: 122, noNaN: true }),
        fc.double({ min: 20, max: 50, noNaN: true }),
        (lon, lat) => {
          const [x, y] = toWgs84(system, fromWgs84(system, [lon, lat]));
          expect(Math.abs(x - lon)).toBeLessThan(1e-7);
          expect(Math.abs(y - lat)).toBeLessThan(1e-7);
        },
      ),
    );
  },
);

describe('words', () => {
  test.each([
    ['GCJ-02', 'gcj02'],
    ['EPSG:4490', 'cgcs2000'],
    ['EPSG:4528', 'gk3-40'],
    ['EPSG:4549', 'gk3-120e'],
    ['EPSG:4499', 'gk6-21'],
    ['gk3-120e', 'gk3-120e'],
    ['gk6-123e', 'gk6-123e'],
  ])('%s', (word, own) => {
    const system = systemOf(word);
    expect(system && wordOf(system)).toBe(own);
  });

  test.each(['EPSG:3857', 'gk3-99', 'gk3-121e', 'gcj', ''])('“%s” is none', (word) => {
    expect(systemOf(word)).toBeUndefined();
  });
});

test('numbers of the size of metres are in a zone, with or without its number', () => {
  const words = (x: number) => systemsFor([x, 3_465_000], [120.4, 31.3]).map(wordOf);
  expect(words(40_538_000)).toContain('gk3-40');
  expect(words(538_000)).toEqual(['gk3-117e', 'gk3-120e', 'gk3-123e']);
});
