/** Founds a demo: its history is played into a store that waits for nothing, and is on the disk for good when this comes back. */
import type { Connection } from '../database/connection.ts';
import { FoundingStore } from '../database/founding-store.ts';
import type { Store } from '../database/store.ts';
import { Engine, type EngineOptions } from '../engine.ts';
import { found } from '../founding.ts';
import type { TownFiles } from '../town/read-town.ts';
import { fillAlbum } from './album.ts';
import { playHistory } from './history.ts';
import { settingOf } from './scene.ts';

export interface FoundingOptions extends Pick<EngineOptions, 'town' | 'newId' | 'onFault'> {
  readonly db: Connection;
  readonly store: Store;
  readonly files: TownFiles;
  readonly seed: number;
  /** The folder of the town. */
  readonly folder: string;
  /** Hears how far it is: the part that is done, the town's instant, and how many orders were reported. */
  readonly progress: (part: number, at: number, orders: number) => void;
}

export async function foundDemo(options: FoundingOptions): Promise<void> {
  const { db, store, files, seed, folder, progress, ...parts } = options;
  const { demo: plan } = files;
  const until = Date.parse(files.town.demoStart);
  const since = Date.parse(plan.since);
  let instant = since;
  const founding = new FoundingStore(db, store);
  const engine = new Engine({
    ...parts,
    store: founding,
    world: await founding.world(),
    now: () => instant,
  });
  // The departments report as the year goes by.
  await found(engine, { ...files, indicators: [] });
  await playHistory({
    engine,
    setting: settingOf(files, seed),
    facts: parts.town,
    seed,
    until,
    setClock: (next) => {
      instant = next;
    },
    progress: (at, orders) => progress((at - since) / (until - since), at, orders),
  });
  await engine.close();
  founding.finish();
  await fillAlbum({ store, folder, seed }, engine.world.orders.values(), until);
}
