/** People and things in a drawn town: as many as planned, where they may stand, the same for the same seed. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { cameraCode } from '#domain/camera/camera.ts';
import { chancesOf } from '#gateway/drawing/chances.ts';
import { drawPeople, type People } from '#gateway/drawing/people/people.ts';
import { type PeoplePlan, peoplePlan } from '#gateway/drawing/people/people-plan.ts';
import { shareOut } from '#gateway/drawing/people/share-out.ts';
import { gridOfBuilding } from '#gateway/town/building-census.ts';
import { holds } from '#gateway/town/check-shape.ts';
import { smallDrawing } from '../../support/small-drawing.ts';
import { files, YULI } from '../../support/small-world.ts';

const PLAN: PeoplePlan = peoplePlan.parse({
  census: {
    asOf: '2021-12-31T18:00:00+08:00',
    source: 'POLICE',
    households: 503,
    persons: 1409,
    floating: 311,
    enterprises: 97,
    shops: 61,
  },
  partTimeWorkers: 23,
  cameras: { count: 50, centre: '99050600', network: 5 },
  sensors: { SMOKE: 31, MANHOLE: 12, WATER_LEVEL: 5, RAIN: 3, ELEC: 9 },
  cores: [YULI],
  talkPoints: 2,
});

const drawing = smallDrawing();
const draw = (seed: number, plan = PLAN) => drawPeople(drawing, plan, chancesOf(seed));
let people: People;
beforeAll(() => {
  people = draw(7);
});

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const gridOf = (id: string | null) => {
  const grid = files.grids.find((one) => one.id === id);
  if (!grid) throw new Error(`no grid ${id}`);
  return grid;
};

test('there are as many as the plan says, and the counts add up to the household', () => {
  const { census, buildingCensus: b } = people;
  for (const count of ['households', 'persons', 'enterprises'] as const) {
    expect(sum(census.map((row) => row[count])), count).toBe(PLAN.census[count]);
    for (const row of census)
      expect(
        sum(b[count].filter((_, i) => gridOfBuilding(b.id[i] ?? '') === row.id)),
        `${count} of ${row.id}`,
      ).toBe(row[count]);
  }
  expect(sum(census.map(({ floating }) => floating ?? Number.NaN))).toBe(PLAN.census.floating);
  expect(census.every(({ floating, persons }) => (floating ?? Number.NaN) <= persons)).toBe(true);
  expect(b.households.every((count, i) => count <= (b.persons[i] ?? 0))).toBe(true);
  expect(people.cameras).toHaveLength(50);
  for (const [kind, count] of Object.entries(PLAN.sensors))
    expect(
      people.sensors.filter((sensor) => sensor.kind === kind),
      kind,
    ).toHaveLength(count);
});

test('every grid has one full-time worker, a branch and two cameras; numbers and ids are nobody else’s', () => {
  for (const { id } of files.grids) {
    const of = <T extends { grid: string | null }>(things: readonly T[]) =>
      things.filter(({ grid }) => grid === id);
    const fullTime = people.workers.filter(
      ({ grids, type }) => type === 'FULLTIME' && grids.includes(id),
    );
    expect(fullTime, id).toHaveLength(1);
    expect(
      of(people.stations).filter(({ kind }) => kind === 'BRANCH'),
      id,
    ).toHaveLength(1);
    expect(of(people.cameras).length, id).toBeGreaterThanOrEqual(2);
  }
  expect(people.workers).toHaveLength(files.grids.length + PLAN.partTimeWorkers);
  const { workers, cameras, sensors, stations } = people;
  for (const keys of [
    workers.map(({ no }) => no),
    [...workers, ...cameras, ...sensors, ...stations].map(({ id }) => id),
  ])
    expect(new Set<string | number>(keys).size).toBe(keys.length);
});

test('一核五片: the village’s stations belong to its core, one in each of its grids', () => {
  const core = people.stations.find(({ kind }) => kind === 'CORE');
  expect(core?.path).toContain(YULI);
  const parts = people.stations.filter((station) => station.core === core?.id);
  expect(parts.map(({ grid }) => grid)).toEqual(
    files.grids.filter(({ community }) => community === YULI).map(({ id }) => id),
  );
});

test('everything stands inside its grid, on dry land', () => {
  const canals = drawing.ground.water.features.map(({ geometry }) => [geometry.coordinates]);
  for (const { grid, point, id } of [...people.cameras, ...people.sensors, ...people.stations]) {
    if (grid !== null) expect(holds(gridOf(grid).shape, point), id).toBe(true);
    expect(
      canals.some((canal) => holds(canal, point)),
      `${id} is wet`,
    ).toBe(false);
  }
});

test('a camera has a code of the right form and looks along a road or at a gate, as cameras can', () => {
  for (const { id, azimuth, fov, range, network } of people.cameras) {
    expect(cameraCode.safeParse(id).success).toBe(true);
    expect(id.slice(0, 8)).toBe(PLAN.cameras.centre);
    expect(id.slice(10, 14)).toBe(`132${network}`);
    expect([fov >= 60, fov <= 90, range >= 40, range <= 120]).toEqual([true, true, true, true]);
    expect(Number.isInteger(azimuth) && azimuth >= 0 && azimuth < 360).toBe(true);
  }
  // The small town's roads run to the four quarters, and its schools lie beside them.
  expect(new Set(people.cameras.map(({ azimuth }) => azimuth % 90))).toEqual(new Set([0]));
});

describe('the same seed', () => {
  test('draws the same people, another seed others', () => {
    expect(draw(7)).toEqual(people);
    expect(draw(8).cameras).not.toEqual(people.cameras);
  });
});

test('a town that has too few places gets fewer, and none twice', () => {
  const { cameras } = draw(7, { ...PLAN, cameras: { ...PLAN.cameras, count: 5_000 } });
  expect(cameras.length).toBeGreaterThan(50);
  expect(cameras.length).toBeLessThan(5_000);
  expect(new Set(cameras.map(({ point }) => point.join())).size).toBe(cameras.length);
});

test('parts add up to the whole, each within one of its exact share', () => {
  const weights = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.nat(10_000), weights, (total, weights) => {
      const all = sum(weights);
      fc.pre(all > 0.001);
      const parts = shareOut(total, weights);
      expect(sum(parts)).toBe(total);
      for (const [i, part] of parts.entries())
        expect(Math.abs(part - (total * (weights[i] ?? 0)) / all)).toBeLessThan(1.001);
    }),
  );
});
