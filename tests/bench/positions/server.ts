/** The three servers of the fan-out: ours, the limit (the same bytes written raw) and the peer (socket.io with JSON of objects). */
import { createServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { Server as SocketServer } from 'socket.io';
import { WebSocketServer } from 'ws';
import { emptyWorld } from '#domain/world.ts';
import { openStreamDoor } from '#gateway/live/stream-door.ts';
import { Streams } from '#gateway/live/streams.ts';
import { cpuMicros, serveAsPart } from '../part.ts';
import { BOUNDS, CITY, columnsAt, START, timeOf, WORKERS } from './city.ts';

/** What a server does each second. `prepare` is not measured. */
interface Teller {
  prepare(tick: number): void;
  tell(): void;
}

const viewer = {
  role: 'DUTY_CHIEF',
  post: 'DUTY_CHIEF-01',
  scopes: [CITY],
  worker: null,
  org: null,
} as const;

function cityStreams(now: () => number) {
  const world = emptyWorld();
  const name = { 'zh-CN': '市', 'zh-Hant': '市', en: 'City' };
  world.areas.put({ id: '320500', path: CITY, version: 1, level: 'TOWN', name, shape: [] });
  for (let no = 1; no <= WORKERS; no++)
    world.workers.put({
      id: `w-${no}`,
      path: CITY,
      version: 1,
      no,
      type: 'FULLTIME',
      grids: ['g'],
      onShift: true,
      shiftAt: START - 1000,
      sos: null,
    });
  return { world, streams: new Streams({ world, bounds: [...BOUNDS], now }) };
}

function ours(server: HttpServer): Teller {
  let now = START;
  const { world, streams } = cityStreams(() => now);
  let sessions = 0;
  openStreamDoor(server, {
    streams,
    world,
    admit: async () => ({ viewer: { ...viewer, scopes: [CITY] }, session: `s${++sessions}` }),
    answer: (_request, { reason }) => ({
      status: 403,
      body: { ok: false, reason, params: {}, message: '' },
    }),
    onFault: (error) => {
      throw error;
    },
  });
  let columns = columnsAt(0);
  streams.positions(columns);
  return {
    prepare: (tick) => {
      now = timeOf(tick);
      columns = columnsAt(tick);
    },
    tell: () => {
      streams.positions(columns);
      streams.tick();
    },
  };
}

/** Hears what our streams would write, without a network. */
class Ear extends Socket {
  heard: Buffer[] = [];
  override write(chunk: unknown): boolean {
    this.heard.push(chunk as Buffer);
    return true;
  }
  constructor() {
    super();
    Object.defineProperty(this, 'writable', { value: true });
  }
}

function raw(server: HttpServer): Teller {
  let now = START;
  const { streams } = cityStreams(() => now);
  const ear = new Ear();
  streams.positions(columnsAt(0));
  streams.join(CITY, ear);
  let key = ear.heard.at(-1) as Buffer;
  let frame = key;
  const sockets = new Set<Socket>();
  const door = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false });
  door.on('connection', (ws, { socket }) => {
    sockets.add(socket);
    ws.on('close', () => sockets.delete(socket));
    socket.write(key);
    if (frame !== key) socket.write(frame);
  });
  return {
    prepare: (tick) => {
      now = timeOf(tick);
      streams.positions(columnsAt(tick));
      ear.heard = [];
      streams.tick();
      [frame = frame] = ear.heard;
      // Byte 4 of the frame behind the envelope's ten or four is its form; 1 is a keyframe.
      if (frame[(frame[1] as number) === 127 ? 14 : 8] === 1) key = frame;
    },
    tell: () => {
      for (const socket of sockets) socket.write(frame);
    },
  };
}

/** Positions as a well-known tracker's API has them. */
const objectsAt = (tick: number) => {
  const { no, lon, lat, at } = columnsAt(tick);
  const time = new Date(at[0] ?? 0).toISOString();
  return Array.from(no, (id, i) => ({
    id: tick * WORKERS + id,
    deviceId: id,
    protocol: 'osmand',
    serverTime: time,
    deviceTime: time,
    fixTime: time,
    outdated: false,
    valid: true,
    latitude: lat[i],
    longitude: lon[i],
    altitude: 3.5,
    speed: 2.52,
    course: (id * 7) % 360,
    address: null,
    accuracy: 5,
    network: null,
    geofenceIds: null,
    attributes: {
      batteryLevel: 50 + (id % 50),
      distance: 1.3,
      totalDistance: 1.3 * tick,
      motion: true,
    },
  }));
};

function json(server: HttpServer): Teller {
  const io = new SocketServer(server, { transports: ['websocket'], perMessageDeflate: false });
  let objects = objectsAt(0);
  return {
    prepare: (tick) => {
      objects = objectsAt(tick);
    },
    tell: () => {
      io.emit('positions', objects);
    },
  };
}

const TELLERS = { ours, raw, json };

export function positionsServer(): void {
  const server = createServer();
  let teller: Teller | undefined;
  let before = 0;
  serveAsPart({
    open: async (kind: keyof typeof TELLERS) => {
      teller = TELLERS[kind](server);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      return (server.address() as AddressInfo).port;
    },
    tick: (tick: number) => {
      teller?.prepare(tick);
      before = cpuMicros();
      teller?.tell();
    },
    /** Costs what the bench's own questions cost. */
    nothing: () => {
      before = cpuMicros();
    },
    /** Asked when every client has the frame: what it cost. */
    cost: () => cpuMicros() - before,
  });
}
