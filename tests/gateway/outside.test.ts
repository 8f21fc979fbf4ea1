/** What comes to a demo from outside: figures, failing cameras, sensors over their lines; inputs from which everything follows. */
import { expect, test } from 'vitest';
import { fold } from '#domain/fold.ts';
import type { IndicatorCode } from '#domain/indicator/indicator.ts';
import { sumOf } from '#domain/indicator/sums.ts';
import { percentOf } from '#domain/kernel/kpi.ts';
import { changesOf, draftOf, emptyWorld, publish } from '#domain/world.ts';
import { type Outside, outsideOf } from '#gateway/demo/outside.ts';
import { chancesOf } from '#gateway/drawing/chances.ts';
import { drawPeople } from '#gateway/drawing/people/people.ts';
import { peoplePlan } from '#gateway/drawing/people/people-plan.ts';
import { firstEvents } from '#gateway/founding.ts';
import { readThings } from '#gateway/town/read-things.ts';
import { smallDrawing } from '../support/small-drawing.ts';
import { files, NOW } from '../support/small-world.ts';

const FROM = Date.parse('2022-01-01T00:00:00+08:00');
const SHIPPED = 'data/towns/guangfu';
const { areas, grids, departments } = files;
const { indicators } = readThings({ own: SHIPPED, folder: SHIPPED, areas, grids, departments });

const { cameras, sensors } = drawPeople(
  smallDrawing(),
  peoplePlan.parse({
    census: {
      asOf: '2021-12-31T18:00:00+08:00',
      source: 'POLICE',
      households: 90,
      persons: 200,
      floating: 20,
      enterprises: 9,
      shops: 9,
    },
    partTimeWorkers: 0,
    cameras: { count: 80, centre: '99050600', network: 5 },
    sensors: { SMOKE: 40, ELEC: 30, WATER_LEVEL: 10 },
    cores: [],
    talkPoints: 0,
  }),
  chancesOf(3),
);
const town = { ...files, cameras, sensors, indicators };
const play = (seed: number) => outsideOf({ files: town, seed, from: FROM, until: NOW });

/** The world after all of it. */
function after(list: readonly Outside[]) {
  const world = emptyWorld();
  const first = firstEvents({ ...town, indicators: [] }).map((event) => ({ at: FROM, event }));
  for (const [seq, { at, event }] of [...first, ...list].entries()) {
    const draft = draftOf(world, () => seq + 1);
    fold(draft, event, { seq: seq + 1, at, by: 'SYSTEM-00' });
    publish(world, changesOf(draft));
  }
  return world;
}

test('the months the town reported add up to the figures it published', () => {
  const world = after(play(1));
  const year = { from: '2022-01', to: '2022-10' };
  const sum = (code: IndicatorCode) => sumOf(world.indicators.values(), code, year)?.value;
  expect([sum('DISPUTES'), sum('DISPUTES_SETTLED')]).toEqual([2_619, 2_596]);
  expect(percentOf(sum('DISPUTES_SETTLED') ?? 0, sum('DISPUTES') ?? 0)).toBe(99.12);
  expect([sum('PETITION_BATCHES'), sum('PETITION_PERSONS')]).toEqual([200, 283]);
  expect([sum('OPINIONS'), sum('OPINIONS_CLOSED')]).toEqual([30, 26]);
});

test('at no time is more settled than was taken up', () => {
  const world = after(play(1));
  for (const to of new Set(indicators.map(({ period }) => period)))
    for (const [part, whole] of [
      ['DISPUTES_SETTLED', 'DISPUTES'],
      ['OPINIONS_CLOSED', 'OPINIONS'],
      ['PETITION_BATCHES', 'PETITION_PERSONS'],
    ] as const) {
      const upTo = (code: IndicatorCode) =>
        sumOf(world.indicators.values(), code, { from: '2022-01', to })?.value ?? 0;
      expect(upTo(part), `${part} to ${to}`).toBeLessThanOrEqual(upTo(whole));
    }
});

test('it comes in order of time, within the demo, and the same seed brings the same', () => {
  const list = play(1);
  expect(list.every(({ at }) => at >= FROM && at <= NOW)).toBe(true);
  expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).sort((a, b) => a - b));
  expect(play(1)).toEqual(list);
  expect(play(2)).not.toEqual(list);
});

test('a camera fails and is mended by turns, and about one in twenty is silent at the end', () => {
  const silent = [1, 2, 3, 4, 5, 6].map((seed) => {
    const list = play(seed);
    const last = new Map<string, string>();
    for (const { event } of list) {
      if (!event.type.startsWith('camera.')) continue;
      const { id } = event.data as { id: string };
      expect(event.type).not.toBe(last.get(id) ?? 'camera.restored');
      last.set(id, event.type);
    }
    return [...after(list).cameras.values()].filter(({ online }) => !online).length / 80;
  });
  const mean = silent.reduce((sum, share) => sum + share, 0) / silent.length;
  expect(mean).toBeGreaterThan(0.02);
  expect(mean).toBeLessThan(0.09);
});

test('a sensor crosses a line it has, and comes back below all of them', () => {
  const crossed = play(1).filter(({ event }) => event.type === 'sensor.crossed');
  expect(crossed.length).toBeGreaterThan(20);
  const grave = new Set<string>();
  for (const { event } of crossed) {
    const { id, level } = event.data as { id: string; level: string };
    expect(level === 'NORMAL', id).toBe(grave.has(id));
    if (level === 'NORMAL') grave.delete(id);
    else grave.add(id);
  }
});
