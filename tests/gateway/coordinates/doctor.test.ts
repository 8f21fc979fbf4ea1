/** The doctor of coordinates, on the shipped town as it is drawn: it names what was done to the points, or nothing. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Position } from '#domain/geo/shape.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { type Claim, examine, remarksOn } from '#gateway/coordinates/doctor.ts';
import { KnownGround } from '#gateway/coordinates/known-ground.ts';
import { fromWgs84, type System, wordOf } from '#gateway/coordinates/systems.ts';
import { drawTown } from '#gateway/drawing/draw-town.ts';
import { plan } from '#gateway/drawing/plan.ts';
import { readOne } from '#gateway/town/read-json.ts';
import { tellRemarks } from '#wire/tell-remark.ts';

const drawing = drawTown(readOne(resolve('data/towns/guangfu/plan.json'), plan), () => undefined);
const { road, building, water } = drawing.ground;
const known = {
  grids: drawing.grids,
  roads: road.features.map(({ geometry }) => geometry.coordinates),
  buildings: building.features.map(({ geometry }) => geometry.coordinates),
  water: water.features.map(({ geometry }) => geometry.coordinates),
};
const ground = new KnownGround(known);
const HERE: Position = [120.385, 31.29];

const middle = (ring: readonly Position[] = []): Position => {
  const [a = HERE, , c = HERE] = ring;
  return [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2];
};
const houses = building.features.map(({ properties, geometry }) => ({
  at: middle(geometry.coordinates[0]),
  grid: properties.grid,
}));
const crossings = drawing.crossings.map(({ at, grid }) => ({ at, grid }));

/** So many real places, half at houses and half in the street. */
function places(count: number, seed: number): { at: Position; grid: string | undefined }[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, (_, i) => {
    const list = i % 2 === 0 ? houses : crossings;
    return list[Math.floor(chance() * list.length)] ?? { at: HERE, grid: undefined };
  });
}

const asFile = (system: System, count: number, seed: number, swapped = false): Claim[] =>
  places(count, seed).map(({ at }) => {
    const [x, y] = fromWgs84(system, at);
    return { at: swapped ? [y, x] : [x, y] };
  });

const ZONED: System = { width: 3, zone: 40, numbered: true };
const SEEDS = Array.from({ length: 25 }, (_, i) => i + 1);

describe.each([
  ['wgs84', 'wgs84', false],
  ['gcj02', 'gcj02', false],
  ['bd09', 'bd09', false],
  ['gcj02, latitude first', 'gcj02', true],
  ['gk3-40', ZONED, false],
  ['gk3-40, northing first', ZONED, true],
] as const)('two hundred points in %s', (_name, system, swapped) => {
  test('are named rightly, every time', () => {
    for (const seed of SEEDS) {
      const { found } = examine(asFile(system, 200, seed, swapped), ground, HERE);
      expect(found && `${wordOf(found.system)} ${found.swapped}`, String(seed)).toBe(
        `${wordOf(system)} ${swapped}`,
      );
    }
  });
});

test('the sentence names the system, the shift and the evidence', () => {
  const told = tellRemarks(remarksOn(examine(asFile('gcj02', 200, 7), ground, HERE)), 'en');
  expect(told).toMatch(
    /^These look like GCJ-02, shifted 4[89]\d m: of 200 points, \d+ in buildings/,
  );
});

describe('evidence too thin', () => {
  test('a handful of points is no file', () => {
    expect(examine(asFile('gcj02', 12, 1), ground, HERE)).toMatchObject({ why: 'too-few' });
  });

  test('few points: the right name or none, and never a wrong one', () => {
    for (const count of [20, 30, 40])
      for (const seed of SEEDS)
        for (const system of ['wgs84', 'gcj02', 'bd09'] as const) {
          const { found } = examine(asFile(system, count, seed), ground, HERE);
          if (found) expect(wordOf(found.system), `${count} ${seed}`).toBe(system);
        }
  });

  test('points of another town are of another town', () => {
    const away = places(200, 3).map(({ at: [lon, lat] }): Claim => ({ at: [lon + 2, lat] }));
    expect(examine(away, ground, HERE)).toMatchObject({ found: undefined, why: 'elsewhere' });
  });

  test('without a ground nothing is said', () => {
    const bare = new KnownGround({});
    expect(examine(asFile('gcj02', 200, 1), bare, HERE)).toMatchObject({ why: 'no-ground' });
  });
});

test('where only the grids are known, the grid that each point claims decides', () => {
  const outlines = new KnownGround({ grids: drawing.grids });
  const claims = places(200, 5).map(
    ({ at, grid }): Claim => ({ at: fromWgs84('gcj02', at), grid }),
  );
  const { found } = examine(claims, outlines, HERE);
  expect(found?.system).toBe('gcj02');
});
