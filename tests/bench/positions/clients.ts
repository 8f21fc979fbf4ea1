/** The clients of the fan-out: they look at every frame's number, and at the whole of one in a while. */
import { WebSocket } from 'ws';
import { FrameReader } from '#wire/frames.ts';
import { serveAsPart } from '../part.ts';
import { BOUNDS, CITY, placeOf, START, WORKERS } from './city.ts';

export type Kind = 'ours' | 'raw' | 'json';

/** One client in so many reads its frames whole; all read the number and the length. */
const READS_ALL = 50;
/** Half a unit of the raster in each direction, in degrees. */
const HALF = [(BOUNDS[2] - BOUNDS[0]) / 65_535 / 2, (BOUNDS[3] - BOUNDS[1]) / 65_535 / 2] as const;
const EPSILON = 1e-9;
const FRAME_NOW = 16;

interface Crowd {
  readonly kind: Kind;
  readonly sockets: WebSocket[];
  tick: number;
  got: number;
  bytes: number;
  done: () => void;
}

function checkFrame(crowd: Crowd, reader: FrameReader, bytes: ArrayBuffer): void {
  const fixes = reader.read(bytes);
  if (!fixes) throw new Error('a delta without its keyframe');
  if (fixes.count !== WORKERS) throw new Error(`${fixes.count} of ${WORKERS} workers`);
  for (let i = 0; i < WORKERS; i++) {
    const no = fixes.no[i] as number;
    const [lon, lat] = placeOf(no - 1, crowd.tick);
    const dx = Math.abs((fixes.lonLat[2 * i] as number) - lon);
    const dy = Math.abs((fixes.lonLat[2 * i + 1] as number) - lat);
    if (dx > HALF[0] + EPSILON || dy > HALF[1] + EPSILON)
      throw new Error(`worker ${no} is ${dx}, ${dy} degrees away`);
  }
}

function checkObjects(crowd: Crowd, text: string): void {
  const [, objects] = JSON.parse(text.slice(2)) as [
    string,
    { deviceId: number; latitude: number }[],
  ];
  if (objects.length !== WORKERS) throw new Error(`${objects.length} of ${WORKERS} workers`);
  for (const { deviceId, latitude } of objects)
    if (latitude !== placeOf(deviceId - 1, crowd.tick)[1])
      throw new Error(`worker ${deviceId} is elsewhere`);
}

function heard(crowd: Crowd, size: number): void {
  crowd.bytes += size;
  crowd.got += 1;
  if (crowd.got === crowd.sockets.length) crowd.done();
  else if (crowd.got > crowd.sockets.length) throw new Error('a frame came twice');
}

function openFrames(crowd: Crowd, port: number): Promise<WebSocket> {
  const area = encodeURIComponent(CITY);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/stream?area=${area}`, {
    perMessageDeflate: false,
  });
  socket.binaryType = 'arraybuffer';
  const reader = crowd.sockets.length % READS_ALL === 0 ? new FrameReader() : undefined;
  return new Promise((done, fail) => {
    socket.on('error', fail);
    socket.on('message', (data) => {
      const bytes = data as ArrayBuffer;
      const tick = (new DataView(bytes).getFloat64(FRAME_NOW, true) - START) / 1000;
      // The greeting: the keyframe of before, and the frame of now when that is another.
      if (crowd.tick < 0 || tick < crowd.tick) {
        reader?.read(bytes);
        done(socket);
        return;
      }
      if (tick !== crowd.tick) throw new Error(`frame ${tick} at ${crowd.tick}: a gap`);
      if (reader) checkFrame(crowd, reader, bytes);
      heard(crowd, bytes.byteLength);
    });
  });
}

function openObjects(crowd: Crowd, port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  const reads = crowd.sockets.length % READS_ALL === 0;
  return new Promise((done, fail) => {
    socket.on('error', fail);
    socket.on('message', (data: Buffer) => {
      const kind = data.toString('latin1', 0, 2);
      if (kind === '2') socket.send('3');
      else if (kind[0] === '0') socket.send('40');
      else if (kind === '40') done(socket);
      else if (kind === '42') {
        if (reads) checkObjects(crowd, data.toString());
        heard(crowd, data.byteLength);
      }
    });
  });
}

export function positionsClients(): void {
  const crowds = new Map<Kind, Crowd>();
  serveAsPart({
    /** Grows or shrinks the crowd of a server to that many. */
    crowd: async ({ kind, port, count }: { kind: Kind; port: number; count: number }) => {
      const crowd = crowds.get(kind) ?? {
        kind,
        sockets: [],
        tick: -1,
        got: 0,
        bytes: 0,
        done: () => {},
      };
      crowds.set(kind, crowd);
      for (const socket of crowd.sockets.splice(count)) socket.terminate();
      crowd.tick = -1;
      const open = kind === 'json' ? openObjects : openFrames;
      while (crowd.sockets.length < count) crowd.sockets.push(await open(crowd, port));
      crowd.bytes = 0;
    },
    /** Expects the frame of a tick. */
    expect: ({ kind, tick }: { kind: Kind; tick: number }) => {
      const crowd = crowds.get(kind) as Crowd;
      crowd.tick = tick;
      crowd.got = 0;
    },
    /** Resolves with the bytes of all frames since the crowd was made, when everyone has the frame expected. */
    all: async (kind: Kind) => {
      const crowd = crowds.get(kind) as Crowd;
      if (crowd.got < crowd.sockets.length) await new Promise<void>((done) => (crowd.done = done));
      return crowd.bytes;
    },
  });
}
