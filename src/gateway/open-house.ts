/** Opens what stands behind the doors: store, engine, clock, accounts; a new folder is founded first. */
import { join } from 'node:path';
import { pino } from 'pino';
import { monotonicFactory, ulid } from 'ulid';
import { Accounts } from './access/accounts.ts';
import { Audit } from './access/audit.ts';
import { Kiosks } from './access/kiosks.ts';
import { Sessions } from './access/sessions.ts';
import { SetUp } from './access/set-up.ts';
import { Photos } from './attachments/photos.ts';
import { chanceFrom } from './chance.ts';
import type { Config } from './config.ts';
import { PictureSources } from './database/picture-sources.ts';
import { Store } from './database/store.ts';
import { Tracks } from './database/tracks.ts';
import { ViewingRows } from './database/viewings.ts';
import { WordsRegister } from './database/words.ts';
import { addDemoAccounts } from './demo/accounts.ts';
import { type FoundingOptions, foundDemo } from './demo/found-demo.ts';
import { settingOf } from './demo/scene.ts';
import { Engine, type EngineOptions } from './engine.ts';
import { found } from './founding.ts';
import type { House } from './house.ts';
import { ImportClerk } from './imports/import-clerk.ts';
import { ImportFolder } from './imports/import-folder.ts';
import { MapMemory } from './imports/remembered-map.ts';
import { Streams } from './live/streams.ts';
import { OrderBooks } from './reading/order-books.ts';
import { readRoads } from './roads/read-roads.ts';
import { RoadMeter } from './roads/road-meter.ts';
import { Roads } from './roads/roads.ts';
import { historyTeller, type Tell } from './telling.ts';
import { openBasemap } from './tiles/open-basemap.ts';
import { readBuildingCensus } from './town/building-census.ts';
import { BuildingCounts, NO_BUILDINGS } from './town/building-counts.ts';
import { credited } from './town/ground-source.ts';
import type { TownFiles } from './town/read-town.ts';
import { recoverGround } from './town/replace-ground.ts';
import { townBounds } from './town/town-bounds.ts';
import { standingClock, startClock } from './town-clock.ts';
import { townFacts } from './town-facts.ts';
import { DEMO_SEED, type TownFolder } from './town-folder.ts';
import { Video } from './video/video.ts';

/**
 * Ids of one instant follow one another, so that what was said first is read first. Those of a demo come from its seed and
 * where its journal stands, so that the same seed makes the same town.
 */
const idsFor = (config: Config, seq: number): EngineOptions['newId'] => {
  if (config.DEMO === 'off') return monotonicFactory();
  return monotonicFactory(chanceFrom(DEMO_SEED + seq));
};

/** A new folder: what its files describe happens; a demo has its history as well. */
async function foundTown(
  config: Config,
  files: TownFiles,
  parts: Pick<FoundingOptions, 'db' | 'store' | 'town' | 'onFault' | 'folder'>,
  tell: Tell,
): Promise<void> {
  const newId = idsFor(config, 0);
  if (config.DEMO !== 'off') {
    const progress = historyTeller(files.town, tell);
    return foundDemo({ ...parts, files, newId, seed: DEMO_SEED, progress });
  }
  const { store, town, onFault } = parts;
  const world = await store.world();
  const engine = new Engine({ store, town, onFault, world, newId, now: () => Date.now() });
  if (store.seq === 0) await found(engine, files);
  await engine.close();
}

function faultTeller(log: House['log']): EngineOptions['onFault'] {
  let faults = 0;
  return (error, during) => {
    faults += 1;
    const id = `e${faults}`;
    log.error({ err: error, fault: id, during }, 'the engine could not do it');
    return id;
  };
}

function buildingCounts({ folder, grids }: TownFiles): House['buildings'] {
  const census = readBuildingCensus(folder);
  if (!census) return NO_BUILDINGS;
  const paths = new Map(grids.map(({ id, path }) => [id, path]));
  return new BuildingCounts(census, (grid) => paths.get(grid));
}

/** Where a demo has come to, it goes on; a real town's clock may be told to stand. */
function clockOf({ DEMO, DEMO_SPEED, CLOCK_AT }: Config, { town }: TownFiles, { journal }: Store) {
  if (DEMO === 'off' && CLOCK_AT) return standingClock(Math.max(Date.parse(CLOCK_AT), journal.at));
  return startClock(DEMO, Math.max(Date.parse(town.demoStart), journal.at), DEMO_SPEED);
}

export async function openHouse(
  config: Config,
  files: TownFiles,
  folder: TownFolder,
  tell: Tell,
): Promise<House> {
  recoverGround(join(files.folder, 'ground'));
  const log = pino({ level: config.LOG_LEVEL, redact: ['req.headers.cookie'] });
  const { db } = folder;
  const store = new Store(db, new WordsRegister(db, folder.seal), folder.epoch);
  const accounts = new Accounts(db, () => ulid());
  const parts = { store, town: townFacts(files), onFault: faultTeller(log) };
  if (folder.isNew) {
    tell(`Founding ${files.town.name[files.town.language]} …`);
    await foundTown(config, files, { ...parts, db, folder: folder.path }, tell);
    folder.founded();
  }
  if (config.DEMO !== 'off') await addDemoAccounts(accounts, files);
  const clock = clockOf(config, files, store);
  const engine = new Engine({
    ...parts,
    world: await store.world(),
    now: () => clock.now(),
    newId: idsFor(config, store.seq),
  });
  const { town, categories, departments, books, calendar } = files;
  const road = readRoads(files);
  const bounds = townBounds(files.town, files.boundsGiven, engine.world);
  const imports = new ImportFolder(folder.path);
  imports.sweep(engine.world.imports);
  const pictureSources = new PictureSources(db, folder.seal);
  const importing = {
    engine,
    store,
    accounts,
    pictureSources,
    clock,
    log,
    imports,
    outlineFollows: !files.boundsGiven,
    maps: new MapMemory(folder.path),
    factFiles: { town, categories, departments, books, calendar },
    groundFolder: join(files.folder, 'ground'),
  };
  return {
    ...importing,
    clerk: new ImportClerk(importing),
    config,
    town: credited(files.town, join(files.folder, 'ground')),
    bounds,
    categories: files.categories,
    departments: files.departments,
    facts: parts.town,
    clock,
    engine,
    store,
    orders: new OrderBooks(db),
    photos: new Photos({
      path: folder.path,
      store,
      engine,
      zone: files.town.zone,
      now: () => clock.now(),
    }),
    ...openBasemap(files, folder.path, bounds, tell),
    buildings: buildingCounts(files),
    tracks: new Tracks(db),
    video: new Video({
      path: folder.path,
      clips: config.DEMO === 'off' ? undefined : files.clips,
      sources: files.video,
      brought: {
        markOf: (camera) => engine.world.cameras.get(camera)?.picture,
        find: (mark) => pictureSources.find(mark),
      },
      clock,
      zone: files.town.zone,
    }),
    viewings: new ViewingRows(db),
    accounts,
    sessions: new Sessions(db, accounts, config.IDLE_MINUTES * 60_000),
    kiosks: new Kiosks(db, accounts, () => ulid()),
    setUp: new SetUp(db, () => config.DEMO === 'off' && accounts.empty),
    audit: new Audit(db),
    roads: config.DEMO !== 'off' && road ? new Roads(road) : undefined,
    meter: new RoadMeter(road),
    streams: new Streams({
      world: engine.world,
      get bounds() {
        return bounds();
      },
      now: () => clock.now(),
    }),
    demo: config.DEMO === 'live' && files.demo.live ? settingOf(files, DEMO_SEED) : undefined,
    log,
  };
}
