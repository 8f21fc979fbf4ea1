/** Puts a gateway together for one town: folder, store, engine, doors; and takes it apart again without loss. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { ulid } from 'ulid';
import { dueArchiving } from '#domain/order/archive.ts';
import type { OpenWorld } from '#domain/world.ts';
import { Accounts } from './access/accounts.ts';
import { Audit } from './access/audit.ts';
import { admit } from './access/door.ts';
import { Sessions } from './access/sessions.ts';
import { SetUp } from './access/set-up.ts';
import { chanceFrom } from './chance.ts';
import type { Config } from './config.ts';
import { OrderBooks } from './database/order-books.ts';
import { Store } from './database/store.ts';
import { WordsRegister } from './database/words.ts';
import { addDemoAccounts } from './demo/accounts.ts';
import { playMorning } from './demo/morning.ts';
import { Engine, type EngineOptions } from './engine.ts';
import { StartFault } from './fault.ts';
import { DEMO_FEEDS } from './feeds/catalogue.ts';
import { startFeeds } from './feeds/start-feeds.ts';
import { found } from './founding.ts';
import type { House } from './house.ts';
import { speakerFor, statusOf } from './http/refusals.ts';
import { buildServer } from './http/server.ts';
import { installWatch } from './http/watch.ts';
import { Hub } from './live/hub.ts';
import { openLive } from './live/open-live.ts';
import { openStreamDoor } from './live/stream-door.ts';
import { Streams } from './live/streams.ts';
import { TAIL_KEPT, Tail } from './live/tail.ts';
import { readTown, type TownFiles } from './town/read-town.ts';
import { startClock } from './town-clock.ts';
import { DEMO_SEED, openTownFolder, type TownFolder } from './town-folder.ts';

export interface Gateway {
  readonly url: string;
  readonly house: House;
  /** Finishes what is under way and lets go of everything. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  /** The folder of the built page. */
  readonly page: string;
  /** The folder of the dictionaries. */
  readonly dictionaries: string;
  /** Lines for the person at the terminal. */
  readonly tell: (line: string) => void;
}

const HOUSEKEEPING_MS = 3_600_000;
const SWEEP_MS = 3_000;
const STREAM_MS = 1_000;

/** Ids of a demo come from its seed and where its journal stands, so that the same seed makes the same town. */
const idsFor = (config: Config, seq: number): EngineOptions['newId'] => {
  if (config.DEMO === 'off') return (now) => ulid(now);
  const chance = chanceFrom(DEMO_SEED + seq);
  return (now) => ulid(now, chance);
};

const townFacts = ({ town, categories }: TownFiles): EngineOptions['town'] => {
  const codes = new Set(categories.map(({ code }) => code));
  return {
    zone: town.zone,
    orderPrefix: town.orderPrefix,
    townPath: `/${town.code}/`,
    knowsCategory: (code) => codes.has(code),
  };
};

type EngineParts = Pick<EngineOptions, 'store' | 'town' | 'onFault'>;

/** A new folder: the town is drawn, and a demo has its morning. */
async function foundTown(
  parts: EngineParts & { world: OpenWorld },
  config: Config,
  files: TownFiles,
  accounts: Accounts,
): Promise<void> {
  const until = Date.parse(files.town.demoStart);
  let instant = config.DEMO === 'off' ? Date.now() : until - 24 * 3_600_000;
  const engine = new Engine({ ...parts, now: () => instant, newId: idsFor(config, 0) });
  if (parts.store.seq === 0) await found(engine, files);
  if (config.DEMO !== 'off') {
    const setClock = (next: number) => {
      instant = next;
    };
    await playMorning({ engine, files, seed: DEMO_SEED, until, setClock });
    await addDemoAccounts(accounts, files);
  }
  await engine.close();
}

function keepHouse(house: House, hub: Hub, streams: Streams): () => void {
  const timers = [
    setInterval(() => house.sessions.sweep(), SWEEP_MS),
    setInterval(() => streams.tick(), STREAM_MS),
    setInterval(() => {
      house.store.commands.forgetOld();
      void house.engine.happen((world) => dueArchiving(world, house.clock.now()));
    }, HOUSEKEEPING_MS),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
    hub.close();
  };
}

function openFeeds(house: House, streams: Streams): () => void {
  const { engine, town, clock, config, log } = house;
  if (config.DEMO === 'off') return () => {};
  return startFeeds(
    DEMO_FEEDS,
    {
      world: engine.world,
      town,
      now: () => clock.now(),
      positions: (columns) => streams.positions(columns),
      seed: DEMO_SEED,
      mode: config.DEMO,
    },
    (error, feed) => log.error({ err: error, feed }, 'a feed failed'),
  );
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

async function openHouse(
  config: Config,
  files: TownFiles,
  folder: TownFolder,
  tell: (line: string) => void,
): Promise<House> {
  const log = pino({ level: config.LOG_LEVEL, redact: ['req.headers.cookie'] });
  const { db } = folder;
  const store = new Store(db, new WordsRegister(db, folder.seal), folder.epoch);
  const accounts = new Accounts(db, () => ulid());
  const parts = { store, town: townFacts(files), onFault: faultTeller(log) };
  if (folder.isNew) {
    tell(`Founding ${files.town.name[files.town.language]} …`);
    await foundTown({ ...parts, world: await store.world() }, config, files, accounts);
    folder.founded();
  }
  const clock = startClock(
    config.DEMO,
    Math.max(Date.parse(files.town.demoStart), store.journal.at),
  );
  const engine = new Engine({
    ...parts,
    world: await store.world(),
    now: () => clock.now(),
    newId: idsFor(config, store.seq),
  });
  return {
    config,
    town: files.town,
    categories: files.categories,
    clock,
    engine,
    store,
    orders: new OrderBooks(db),
    accounts,
    sessions: new Sessions(db, accounts, config.IDLE_MINUTES * 60_000),
    setUp: new SetUp(db, () => config.DEMO === 'off' && accounts.empty),
    audit: new Audit(db),
    log,
  };
}

const buildOf = (page: string): string =>
  createHash('sha256')
    .update(readFileSync(join(page, 'index.html')))
    .digest('hex')
    .slice(0, 16);

async function listen(house: House, page: string): Promise<Gateway> {
  const { config, engine, sessions, log } = house;
  const server = await buildServer(house, page);
  const streams = new Streams({
    world: engine.world,
    bounds: house.town.bounds,
    now: () => house.clock.now(),
  });
  const io = openLive(server.server, sessions, config.ORIGINS);
  const tail = new Tail(engine.world, await house.store.recent(TAIL_KEPT));
  const onFault = (error: unknown) => log.error({ err: error }, 'a live line failed');
  const hub = new Hub({ io, engine, tail, clock: house.clock, build: buildOf(page), onFault });
  const speak = speakerFor(house.town, engine.world);
  const door = openStreamDoor(server.server, {
    streams,
    world: engine.world,
    admit: async (request) => {
      const session = admit(request, sessions, config.ORIGINS);
      return 'ok' in session ? session : { viewer: session.viewer, session: session.id };
    },
    answer: (request, refusal, who) => {
      if (refusal.denied)
        house.audit.write({
          account: null,
          post: who?.viewer.post ?? null,
          address: request.socket.remoteAddress ?? '',
          action: 'GET /stream',
          object: request.url ?? null,
          outcome: 'refused',
          detail: `${refusal.denied} ${refusal.reason}`,
        });
      return {
        status: statusOf(refusal),
        body: speak(request.headers['accept-language'], refusal),
      };
    },
    onFault,
  });
  sessions.onEnd((id) => {
    hub.closeSession(id);
    door.closeSession(id);
  });
  installWatch(server, engine, hub, streams);
  const stopFeeds = openFeeds(house, streams);
  const stopHouse = keepHouse(house, hub, streams);
  try {
    await server.listen({ port: config.PORT, host: config.HOST });
  } catch (error) {
    stopFeeds();
    stopHouse();
    throw portFault(error, config);
  }
  return {
    url: urlOf(config, (server.server.address() as AddressInfo).port),
    house,
    close: async () => {
      stopFeeds();
      stopHouse();
      door.close();
      await engine.close();
      await io.close();
      await server.close();
    },
  };
}

function urlOf(config: Config, port: number): string {
  const host = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(config.HOST)
    ? 'localhost'
    : config.HOST;
  return `${config.TLS_CERT ? 'https' : 'http'}://${host}:${port}`;
}

function portFault(error: unknown, { PORT, HOST }: Config): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE')
    return new StartFault(
      `Port ${PORT} is taken by another program. Choose another: PORT=8701 npm start`,
    );
  if (code === 'EACCES')
    return new StartFault(`Port ${PORT} may not be used here. Choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL')
    return new StartFault(`HOST=${HOST} is no address of this machine.`);
  return error;
}

/** Starts a gateway. Throws a StartFault, a sentence, when it can't. */
export async function openGateway(config: Config, options: GatewayOptions): Promise<Gateway> {
  const files = readTown(join(config.TOWNS_DIR, config.TOWN), options.dictionaries);
  const folder = openTownFolder(config, files.town.id, options.tell);
  try {
    const house = await openHouse(config, files, folder, options.tell);
    const gateway = await listen(house, options.page);
    return {
      ...gateway,
      close: async () => {
        await gateway.close();
        folder.close();
      },
    };
  } catch (error) {
    folder.close();
    throw error;
  }
}
