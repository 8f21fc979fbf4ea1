/** The hub tells every screen what changed, through its lens. A slow screen is left behind alone, and caught up when it can hear. */
import type { Server, Socket } from 'socket.io';
import { type Lens, lensOf } from '#domain/access/lens.ts';
import {
  type FromGateway,
  type FromScreen,
  type Hello,
  PULSE_MS,
  type Resume,
  type Resumed,
  resume,
} from '#wire/protocol.ts';
import type { Session } from '../access/sessions.ts';
import type { Engine, Told } from '../engine.ts';
import type { TownClock } from '../town-clock.ts';
import { LensRoom } from './lens-room.ts';
import type { Tail } from './tail.ts';

export interface SocketData {
  session: Session;
  lens: Lens;
  /** Everything up to this number was sent; meaningless while the socket is in its room. */
  upto: number;
  resumes: number;
}
export type LiveServer = Server<FromScreen, FromGateway, Record<string, never>, SocketData>;
type LiveSocket = Socket<FromScreen, FromGateway, Record<string, never>, SocketData>;

/** A screen with more than this on its way is left behind. */
const SLOW_BYTES = 256 * 1024;
const CATCH_UP_MS = 250;
/** Resumes a socket may ask for between two pulses. */
const RESUMES_MOST = 10;

export interface HubOptions {
  readonly io: LiveServer;
  readonly engine: Engine;
  readonly tail: Tail;
  readonly clock: TownClock;
  /** Fingerprint of the page that is served. */
  readonly build: string;
  readonly onFault: (error: unknown) => void;
}

export class Hub {
  readonly #options: HubOptions;
  readonly #rooms = new Map<string, LensRoom>();
  /** Screens that can't hear fast enough just now. */
  readonly #behind = new Set<LiveSocket>();
  readonly #timers: NodeJS.Timeout[];
  /** When the last pulse passed (system time), for /readyz. */
  pulsedAt = 0;

  constructor(options: HubOptions) {
    this.#options = options;
    const { io, engine, tail } = options;
    engine.onTold((told) => {
      tail.note(told.changes);
      this.#tell(told);
    });
    io.on('connection', (socket) => this.#greet(socket));
    this.#timers = [
      setInterval(() => void this.#pulse(), PULSE_MS),
      setInterval(() => this.#catchUp(), CATCH_UP_MS),
    ];
  }

  get sockets(): number {
    return this.#options.io.sockets.sockets.size;
  }
  get behind(): number {
    return this.#behind.size;
  }

  /** Ends the sockets of a session that has ended. */
  closeSession(id: string): void {
    for (const socket of this.#options.io.sockets.sockets.values())
      if (socket.data.session.id === id) {
        socket.emit('farewell', { reason: 'access.signed-out' });
        socket.disconnect(true);
      }
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  #greet(socket: LiveSocket): void {
    const lens = lensOf(socket.data.session.viewer);
    Object.assign(socket.data, { lens, resumes: 0 });
    socket.on('resume', (word, reply) => this.#resume(socket, word, reply));
    socket.on('disconnect', () => this.#leave(socket));
    socket.emit('hello', this.#hello(lens));
  }

  #hello(lens: Lens): Hello {
    const { engine, clock, build } = this.#options;
    return { epoch: engine.epoch, seq: engine.seq, lens: lens.key, clock: clock.read(), build };
  }

  #resume(socket: LiveSocket, word: unknown, reply: unknown): void {
    const parsed = resume.safeParse(word);
    socket.data.resumes += 1;
    if (!parsed.success || typeof reply !== 'function' || socket.data.resumes > RESUMES_MOST) {
      socket.disconnect(true);
      return;
    }
    const afresh = !this.#send(socket, parsed.data);
    (reply as (word: Resumed) => void)({ afresh });
  }

  /** Sends the tail and takes the socket into its room; false when it must begin afresh. */
  #send(socket: LiveSocket, { epoch, lens: key, upto }: Resume): boolean {
    const { engine, tail } = this.#options;
    const { lens } = socket.data;
    if (epoch !== engine.epoch || key !== lens.key || upto > engine.seq) return false;
    const changes = tail.since(upto, lens);
    if (!changes) return false;
    this.#room(lens);
    socket.emit('batch', { epoch, after: upto, upto: engine.seq, ...changes });
    this.#behind.delete(socket);
    void socket.join(lens.key);
    return true;
  }

  #room(lens: Lens): LensRoom {
    let room = this.#rooms.get(lens.key);
    if (!room) {
      room = new LensRoom(lens, this.#options.engine.world);
      this.#rooms.set(lens.key, room);
    }
    return room;
  }

  #leave(socket: LiveSocket): void {
    this.#behind.delete(socket);
    const { key } = socket.data.lens;
    const others = [...this.#options.io.sockets.sockets.values()].some(
      (other) => other !== socket && other.data.lens?.key === key,
    );
    if (!others) this.#rooms.delete(key);
  }

  #tell({ after, upto, changes }: Told): void {
    const { io, engine } = this.#options;
    for (const [key, room] of this.#rooms) {
      const projected = room.project(changes);
      for (const id of io.sockets.adapter.rooms.get(key) ?? []) this.#leaveBehindIfSlow(id, after);
      io.to(key).emit('batch', { epoch: engine.epoch, after, upto, ...projected });
    }
  }

  #leaveBehindIfSlow(id: string, upto: number): void {
    const socket = this.#options.io.sockets.sockets.get(id);
    if (!socket || bytesUnderWay(socket) <= SLOW_BYTES) return;
    socket.data.upto = upto;
    void socket.leave(socket.data.lens.key);
    this.#behind.add(socket);
  }

  #catchUp(): void {
    const { engine } = this.#options;
    for (const socket of this.#behind) {
      if (bytesUnderWay(socket) > 0) continue;
      const { lens, upto } = socket.data;
      if (this.#send(socket, { epoch: engine.epoch, lens: lens.key, upto })) continue;
      this.#behind.delete(socket);
      socket.emit('hello', this.#hello(lens));
    }
  }

  async #pulse(): Promise<void> {
    const { io, engine, clock } = this.#options;
    try {
      await engine.pulse();
    } catch (error) {
      this.#options.onFault(error);
      return;
    }
    this.pulsedAt = Date.now();
    for (const socket of io.sockets.sockets.values()) socket.data.resumes = 0;
    const { epoch, seq } = engine;
    const word = { epoch, seq, clock: clock.read(), beat: Math.round(performance.now()) };
    for (const [key, { hash }] of this.#rooms) io.to(key).emit('pulse', { ...word, hash });
  }
}

interface EngineSocket {
  readonly writeBuffer: readonly { data?: string }[];
  readonly transport: { readonly socket?: { readonly bufferedAmount: number } };
}

/** What was handed to the socket and has not reached the kernel: socket.io itself holds nothing back and forgets nothing. */
function bytesUnderWay(socket: LiveSocket): number {
  const { writeBuffer, transport } = socket.conn as unknown as EngineSocket;
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) bytes += data?.length ?? 0;
  return bytes;
}
