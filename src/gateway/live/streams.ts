/**
 * The position streams: the newest fix of every worker on shift, told once a second to the area rooms that have somebody in
 * them. Off shift nothing is kept and nothing is told.
 */
import type { Socket } from 'node:net';
import type { Bounds } from '#domain/geo/shape.ts';
import type { AreaPath } from '#domain/kernel/thing.ts';
import type { World } from '#domain/world.ts';
import { type FixColumns, Fixes } from './stream-fixes.ts';
import { type StreamCounters, StreamRoom } from './stream-room.ts';

export interface StreamsOptions {
  readonly world: World;
  /** The town's bounds: the raster all rooms measure in. */
  readonly bounds: Bounds;
  /** The town's clock. */
  readonly now: () => number;
}

/** The area itself and every area above it: `/a/b/` → `/a/b/`, `/a/`. */
function* upwards(path: AreaPath): IterableIterator<AreaPath> {
  for (let end = path.length; end > 1; end = path.lastIndexOf('/', end - 2) + 1)
    yield path.slice(0, end);
}

export class Streams {
  /** What was sent since the start, for the metrics. */
  readonly counters: StreamCounters = { frames: 0, keyframes: 0, skipped: 0, bytes: 0 };
  readonly #options: StreamsOptions;
  readonly #fixes = new Fixes();
  readonly #rooms = new Map<AreaPath, StreamRoom>();
  #keyNumber = 0;

  constructor(options: StreamsOptions) {
    this.#options = options;
  }

  get members(): number {
    let sum = 0;
    for (const room of this.#rooms.values()) sum += room.members;
    return sum;
  }
  /** How many workers have a fix. */
  get fixes(): number {
    return this.#fixes.size;
  }

  /** Takes fixes from a feed. */
  positions(columns: FixColumns): void {
    this.#fixes.take(columns, this.#options.now());
  }

  /** Takes a websocket's socket, after its handshake, into the room of an area. Returns the way out. */
  join(area: AreaPath, socket: Socket): () => void {
    const room = this.#rooms.get(area) ?? new StreamRoom(this.counters);
    this.#rooms.set(area, room);
    if (!room.encoded) this.#encode(new Map([[area, room]]));
    const leave = () => {
      socket.off('close', leave).off('error', leave);
      room.leave(socket);
      if (room.members === 0 && this.#rooms.get(area) === room) this.#rooms.delete(area);
    };
    socket.on('close', leave).on('error', leave);
    room.join(socket);
    return leave;
  }

  /** Called once a second: tells every room where its workers are. */
  tick(): void {
    this.#encode(this.#rooms);
    for (const room of this.#rooms.values()) room.tell();
  }

  #encode(rooms: ReadonlyMap<AreaPath, StreamRoom>): void {
    const { bounds, now } = this.#options;
    for (const { moment } of rooms.values()) moment.clear();
    this.#gather(rooms);
    for (const room of rooms.values()) room.encode(bounds, now(), () => this.#nextKey());
  }

  /** Puts every worker on shift into the rooms above it: one walk over the workers, however many rooms there are. */
  #gather(rooms: ReadonlyMap<AreaPath, StreamRoom>): void {
    const above = new Map<AreaPath, StreamRoom[]>();
    const onShift = new Set<number>();
    for (const worker of this.#options.world.workers.values()) {
      if (!worker.onShift) continue;
      const { no, path, shiftAt } = worker;
      onShift.add(no);
      const slot = this.#fixes.slotOf(no);
      if (slot === undefined || (this.#fixes.at[slot] as number) < (shiftAt ?? 0)) continue;
      let its = above.get(path);
      if (!its) {
        its = [...upwards(path)].flatMap((area) => rooms.get(area) ?? []);
        above.set(path, its);
      }
      for (const { moment } of its) moment.add(no, this.#fixes, slot);
    }
    this.#fixes.keepOnly(onShift);
  }

  /** Numbers are never used twice, so a delta can't be taken for one of another keyframe. 0 means none. */
  #nextKey(): number {
    this.#keyNumber = (this.#keyNumber % 0xffffffff) + 1;
    return this.#keyNumber;
  }
}
