/** Puts a gateway together for one town: folder, store, engine, doors; and takes it apart again without loss. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { admit } from './access/door.ts';
import { letAlarmsRing } from './alarms.ts';
import type { Config } from './config.ts';
import { storeFault } from './database/connection.ts';
import { StartFault } from './fault.ts';
import type { House } from './house.ts';
import { keepHouse, letDueHappen } from './housekeeping.ts';
import { speakerFor, statusOf } from './http/refusals.ts';
import { buildServer } from './http/server.ts';
import { installWatch } from './http/watch.ts';
import { resumeImports } from './imports/resume-imports.ts';
import { openAttendance } from './live/attendance-door.ts';
import { Hub } from './live/hub.ts';
import { openLive } from './live/open-live.ts';
import { openStreamDoor } from './live/stream-door.ts';
import { TAIL_KEPT, Tail } from './live/tail.ts';
import { openHouse } from './open-house.ts';
import type { Tell } from './telling.ts';
import { hasPlan } from './town/drawn-town.ts';
import { keepDrawn } from './town/keep-drawn.ts';
import { readTown } from './town/read-town.ts';
import { openTownFolder } from './town-folder.ts';

export interface Gateway {
  readonly url: string;
  readonly house: House;
  /** Finishes what is under way and lets go of everything. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  /** The folder of the built page. */
  readonly page: string;
  /** The folder of the dictionaries and calendars. */
  readonly data: string;
  /** Lines for the person at the terminal. */
  readonly tell: Tell;
}

/** How long callers have to hear the last answer and to close their side. */
const GRACE_MS = 1_000;

/** Keeps account of the lines to a server; returns how to cut them all. A caller who is silent or half-way holds up no stop. */
function lineCutter(server: Server): () => void {
  const lines = new Set<Socket>();
  let cut = false;
  server.on('connection', (line) => {
    if (cut) return void line.destroy();
    lines.add(line);
    line.once('close', () => lines.delete(line));
  });
  return () => {
    cut = true;
    for (const line of lines) line.destroy();
  };
}

const buildOf = (page: string): string =>
  createHash('sha256')
    .update(readFileSync(join(page, 'index.html')))
    .digest('hex')
    .slice(0, 16);

async function listen(house: House, page: string): Promise<Gateway> {
  const { config, engine, sessions, streams, log } = house;
  const server = await buildServer(house, page);
  const cutLines = lineCutter(server.server);
  const io = openLive(server.server, sessions, config.ORIGINS);
  const tail = new Tail(engine.world, await house.store.recent(TAIL_KEPT));
  const onFault = (error: unknown) => log.error({ err: error }, 'a live line failed');
  const hub = new Hub({ io, engine, tail, clock: house.clock, build: buildOf(page), onFault });
  openAttendance({ io, world: engine.world, now: () => house.clock.now() });
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
  const stopHouse = keepHouse(house);
  try {
    await server.listen({ port: config.PORT, host: config.HOST });
  } catch (error) {
    stopHouse();
    hub.close();
    throw portFault(error, config);
  }
  return {
    url: urlOf(config, (server.server.address() as AddressInfo).port),
    house,
    close: async () => {
      stopHouse();
      hub.close();
      door.close();
      await house.clerk.close();
      await engine.close();
      await house.orders.close();
      const cutting = setTimeout(cutLines, GRACE_MS);
      await io.close();
      await server.close();
      house.basemap?.close();
      house.pictures?.close();
      clearTimeout(cutting);
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
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code ?? ''))
    return new StartFault(`HOST=${HOST} is no address of this machine.`);
  return error;
}

/** Starts a gateway. Throws a StartFault, a sentence, when it can't. */
export async function openGateway(config: Config, options: GatewayOptions): Promise<Gateway> {
  const own = join(config.TOWNS_DIR, config.TOWN);
  const planned = hasPlan(own);
  const ready = planned ? undefined : readTown(own, options.data);
  const folder = openTownFolder(config, ready?.town.id ?? config.TOWN, options.tell);
  try {
    const drawing = { folder: own, into: join(folder.path, 'town'), isNew: folder.isNew };
    if (planned) await keepDrawn({ ...drawing, tell: options.tell });
    const files = ready ?? readTown(own, options.data, drawing.into);
    const house = await openHouse(config, files, folder, options.tell);
    await resumeImports(house, options.tell);
    // What fell due while nobody was here stands when the first one looks.
    await letDueHappen(house);
    await letAlarmsRing(house);
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
    throw storeFault(folder.path, error);
  }
}
