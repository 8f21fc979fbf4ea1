import { booleanPointInPolygon } from '@turf/turf';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyWorld, type OpenWorld } from '#domain/world.ts';
import { defineFeed, type FeedContext } from '#gateway/feeds/contract.ts';
import { simulator } from '#gateway/feeds/simulator.ts';
import { startFeeds } from '#gateway/feeds/start-feeds.ts';
import type { FixColumns } from '#gateway/live/stream-fixes.ts';
import { readTown } from '#gateway/town/read-town.ts';

const files = readTown('tests/towns/guangfu', 'data');
const START = Date.parse(files.town.demoStart);

function worldWithWorkers(onShift: (no: number) => boolean): OpenWorld {
  const world = emptyWorld();
  for (const row of files.grids) world.grids.put({ ...row, version: 1 });
  for (const row of files.workers)
    world.workers.put({ ...row, version: 1, onShift: onShift(row.no), shiftAt: START, sos: null });
  return world;
}

/** Runs the simulator by hand: each call of `step` is one second. */
function simulate(world: OpenWorld, seed: number, mode: FeedContext['mode'] = 'live') {
  let step = () => {};
  let now = START;
  const told: FixColumns[] = [];
  simulator.start({
    world,
    town: files.town,
    now: () => now,
    positions: (columns) => told.push(columns),
    every: (_, work) => {
      step = work;
    },
    seed,
    mode,
  });
  return {
    told,
    step: (times = 1) => {
      for (let i = 0; i < times; i++) {
        if (mode === 'live') now += 1_000;
        step();
      }
    },
  };
}

const metres = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(
    ((a[0] ?? 0) - (b[0] ?? 0)) * 111_195 * Math.cos((31.28 * Math.PI) / 180),
    ((a[1] ?? 0) - (b[1] ?? 0)) * 111_195,
  );

describe('the simulator', () => {
  it('walks at 1.0 to 1.5 m/s, turns gently, and stays in a grid of the worker for an hour', () => {
    const run = simulate(
      worldWithWorkers(() => true),
      7,
    );
    run.step(3_600);
    const grids = new Map(files.grids.map((grid) => [grid.id, grid]));
    const home = new Map<number, string>();
    const headings = new Map<number, number>();
    let sharp = 0;
    let steps = 0;
    let longest = 0;
    for (const [t, { no, lon, lat }] of run.told.entries())
      for (let i = 0; i < no.length; i++) {
        const number = no[i] ?? 0;
        const here = [lon[i] ?? 0, lat[i] ?? 0];
        const own = files.workers.find((worker) => worker.no === number)?.grids ?? [];
        const at =
          home.get(number) ??
          own.find((id) => holds(grids.get(id)?.shape ?? [], here)) ??
          'in no grid of theirs';
        home.set(number, at);
        if (t % 10 === 0)
          expect(holds(grids.get(at)?.shape ?? [], here), `${number} at ${t}`).toBe(true);
        if (t === 0) continue;
        const before = run.told[t - 1];
        const from = [before?.lon[i] ?? 0, before?.lat[i] ?? 0];
        const walked = metres(here, from);
        longest = Math.max(longest, Math.abs(walked - 1.25));
        const heading = Math.atan2(
          (here[1] ?? 0) - (from[1] ?? 0),
          (here[0] ?? 0) - (from[0] ?? 0),
        );
        const turned = Math.abs(
          Math.atan2(
            Math.sin(heading - (headings.get(number) ?? heading)),
            Math.cos(heading - (headings.get(number) ?? heading)),
          ),
        );
        headings.set(number, heading);
        steps += 1;
        if (turned > Math.PI / 4) sharp += 1;
      }
    expect(longest).toBeLessThan(0.26);
    expect(sharp / steps).toBeLessThan(0.002);
  });

  it('makes the same walks of the same seed, and others of another', () => {
    const walks = (seed: number) => {
      const run = simulate(
        worldWithWorkers(() => true),
        seed,
      );
      run.step(120);
      return run.told.at(-1);
    };
    expect(walks(1)).toEqual(walks(1));
    expect(walks(2)).not.toEqual(walks(1));
  });

  it('tells nothing of those off shift', () => {
    const world = worldWithWorkers((no) => no === 3);
    const run = simulate(world, 1);
    run.step(2);
    expect(run.told.flatMap(({ no }) => [...Array.from(no)])).toEqual([3, 3, 3]);
    for (const worker of [...world.workers.values()])
      world.workers.put({ ...worker, onShift: false });
    run.step();
    expect(run.told.at(-1)?.no).toHaveLength(0);
  });

  it('stands while the town’s clock stands, and finds those whose shift begins', () => {
    const world = worldWithWorkers((no) => no === 3);
    const run = simulate(world, 1, 'still');
    run.step(5);
    expect(run.told.at(-1)).toEqual(run.told[0]);
    const worker = world.workers.get('w-04');
    if (worker) world.workers.put({ ...worker, onShift: true });
    run.step();
    expect(run.told.at(-1)?.no).toEqual([3, 4]);
    expect(run.told.at(-1)?.at).toEqual([START, START]);
  });
});

function holds(coordinates: number[][][][], point: number[]): boolean {
  return booleanPointInPolygon(point, { type: 'MultiPolygon', coordinates });
}

describe('feeds', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('one that fails stops no other, and all stop', () => {
    let turns = 0;
    const faults: string[] = [];
    const broken = defineFeed({
      id: 'broken',
      start: () => {
        throw new Error('no cable');
      },
    });
    const shaky = defineFeed({
      id: 'shaky',
      start: ({ every }) => {
        every(100, () => {
          throw new Error('noise');
        });
        return () => {
          throw new Error('stuck');
        };
      },
    });
    const sound = defineFeed({
      id: 'sound',
      start: ({ every }) => {
        every(100, () => {
          turns += 1;
        });
        return () => undefined;
      },
    });
    const stop = startFeeds(
      [broken, shaky, sound],
      {
        world: emptyWorld(),
        town: files.town,
        now: () => 0,
        positions: () => {},
        seed: 1,
        mode: 'live',
      },
      (_, feed) => faults.push(feed),
    );
    vi.advanceTimersByTime(250);
    stop();
    vi.advanceTimersByTime(1_000);
    expect(turns).toBe(2);
    expect(faults).toEqual(['broken', 'shaky', 'shaky', 'shaky']);
  });
});
