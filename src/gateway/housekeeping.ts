/** What a gateway does by itself, every second to every hour: tell positions, end sessions, forget, archive, run the feeds. */
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { dueArchiving } from '#domain/order/archive.ts';
import { dueOrders } from '#domain/order/due.ts';
import { dueWhistleArchiving } from '#domain/whistle/archive.ts';
import { dueWhistles } from '#domain/whistle/overdue.ts';
import type { World } from '#domain/world.ts';
import { letAlarmsRing } from './alarms.ts';
import { startLife } from './demo/life.ts';
import { DEMO_FEEDS } from './feeds/catalogue.ts';
import { startFeeds } from './feeds/start-feeds.ts';
import type { House } from './house.ts';
import { TrackKeeper } from './live/track-keeper.ts';
import { DEMO_SEED } from './town-folder.ts';

/** An hour: of the machine for its own things, of the town for what grows old on the town's clock. */
const HOUR_MS = 3_600_000;
/** The hours of a fast clock are not counted one by one. */
const TOWN_HOUR_LEAST_MS = 5_000;
const SWEEP_MS = 3_000;
const STREAM_MS = 1_000;
const DUE_MS = 1_000;

function openFeeds(house: House, keeper: TrackKeeper): () => void {
  const { engine, town, streams, clock, config, log } = house;
  if (config.DEMO === 'off') return () => {};
  return startFeeds(
    DEMO_FEEDS,
    {
      world: engine.world,
      town,
      roads: house.roads,
      now: () => clock.now(),
      positions: (columns) => {
        streams.positions(columns);
        keeper.take(columns, clock.now());
      },
      seed: DEMO_SEED,
      mode: config.DEMO,
    },
    (error, feed) => log.error({ err: error, feed }, 'a feed failed'),
  );
}

function openLife({ engine, clock, demo, photos, log }: House): () => void {
  if (!demo) return () => {};
  const onFault = (error: unknown) => log.error({ err: error }, 'the demo failed');
  return startLife({ engine, clock, photos, setting: demo, onFault });
}

/** What the clocks have made due by now. */
function dueIn({ clock, facts }: House, world: World): NewEvent[] {
  const now = clock.now();
  const timing = { now, calendar: facts.calendar, rules: facts.rulesAt(now) };
  return [...dueOrders(world, timing), ...dueWhistles(world, timing)];
}

/** Lets happen what is due. Looks first: where nothing is, nothing is asked of the engine. */
export function letDueHappen(house: House): Promise<unknown> {
  const { engine } = house;
  if (dueIn(house, engine.world).length === 0) return Promise.resolve();
  return engine.happen((world) => dueIn(house, world));
}

/** Lets what ended long ago leave the world: each screen hears it as a drop. */
export function letOldLeave({ engine, clock }: House): Promise<unknown> {
  const now = clock.now();
  return engine.happen((world) => [
    ...dueArchiving(world, now),
    ...dueWhistleArchiving(world, now),
  ]);
}

/** Takes away photos that never wholly arrived, and says so. */
async function tidyPhotos({ photos, log }: House): Promise<void> {
  try {
    const tidied = await photos.tidy();
    if (tidied.rows + tidied.files > 0)
      log.warn(tidied, 'photos that belonged to nothing were removed');
  } catch (error) {
    log.error({ err: error }, 'photos could not be tidied');
  }
}

/** Starts the house's own work; returns its stop. Work that throws is logged and goes on with its next turn. */
export function keepHouse(house: House): () => void {
  const guarded = (work: () => void) => () => {
    try {
      work();
    } catch (error) {
      house.log.error({ err: error }, 'housekeeping failed');
    }
  };
  const { engine, streams, tracks } = house;
  const keeper = new TrackKeeper({ world: engine.world, bounds: house.bounds, tracks });
  const stopFeeds = openFeeds(house, keeper);
  const stopLife = openLife(house);
  void tidyPhotos(house);
  const timers = [
    setInterval(
      guarded(() => house.sessions.sweep()),
      SWEEP_MS,
    ),
    setInterval(
      guarded(() => streams.tick()),
      STREAM_MS,
    ),
    setInterval(
      guarded(() => {
        void letDueHappen(house);
        void letAlarmsRing(house);
      }),
      DUE_MS,
    ),
    setInterval(
      guarded(() => {
        house.store.commands.forgetOld();
        void tidyPhotos(house);
      }),
      HOUR_MS,
    ),
    setInterval(
      guarded(() => {
        keeper.forgetOld(house.clock.now());
        void letOldLeave(house);
      }),
      Math.max(TOWN_HOUR_LEAST_MS, HOUR_MS / house.clock.read().speed),
    ),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
    stopLife();
    stopFeeds();
    keeper.flush();
  };
}
