/** How React reads the stores. A value stays the same object until what it shows has changed. */
import { useSyncExternalStore } from 'react';
import type { Viewer } from '#domain/access/viewer.ts';
import type { ShelfName, ThingOf } from '#domain/world.ts';
import type { Session, TownRead } from '#wire/reads.ts';
import { fixStore } from './fix-store.ts';
import { heartbeat } from './heartbeat.ts';
import { sessionStore } from './session-store.ts';
import { townClock } from './town-clock.ts';
import { type WorldState, worldStore } from './world-store.ts';

const lists = new Map<ShelfName, { revision: number; things: readonly unknown[] }>();

function listOf<N extends ShelfName>(name: N): readonly ThingOf<N>[] {
  const revision = worldStore.revision(name);
  let list = lists.get(name);
  if (list?.revision !== revision) {
    list = { revision, things: [...worldStore.world[name].values()] };
    lists.set(name, list);
  }
  return list.things as readonly ThingOf<N>[];
}

/** Everything on a shelf, in the shelf's order. */
export const useShelf = <N extends ShelfName>(name: N): readonly ThingOf<N>[] =>
  useSyncExternalStore(worldStore.subscribe, () => listOf(name));

export const useThing = <N extends ShelfName>(name: N, id: string | null | undefined) =>
  useSyncExternalStore(worldStore.subscribe, () =>
    id == null ? undefined : (worldStore.world[name].get(id) as ThingOf<N> | undefined),
  );

export const useConnection = (): WorldState =>
  useSyncExternalStore(worldStore.subscribe, () => worldStore.state);

const beat = (listener: () => void) => heartbeat.subscribe(listener);

/** This browser's time, a second at a time. */
export const useBeat = (): number => useSyncExternalStore(beat, heartbeat.now);

const clockTick = (listener: () => void) => {
  const stops = [heartbeat.subscribe(listener), townClock.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
};

/** The same between two beats: a fast clock would else have moved on whenever React looks again, and it would look for ever. */
const shownClock = (): number => Math.floor(townClock.shownAt(heartbeat.now()) / 1000) * 1000;

/** The town's time to the second, and whether it is a demo's. */
export function useClock(): { readonly now: number; readonly demo: boolean } {
  const now = useSyncExternalStore(clockTick, shownClock);
  return { now, demo: townClock.mode !== undefined && townClock.mode !== 'system' };
}

export const useFixes = () => useSyncExternalStore(fixStore.subscribe, () => fixStore.current);

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`a screen without its ${what}`);
  return value;
}

/** Only inside the guarded routes, which load both before they show anything. */
export const useSession = (): Session =>
  present(
    sessionStore((held) => held.session),
    'session',
  );
export const useViewer = (): Viewer => useSession().viewer;
export const useTown = (): TownRead =>
  present(
    sessionStore((held) => held.town),
    'town',
  );
