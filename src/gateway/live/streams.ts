/**
 * The position streams: the newest fix of every worker on shift, told once a second to the area rooms that have somebody in
 * them. Off shift nothing is kept and nothing is told.
 */
import type { Socket } from 'node:net';
import type { Bounds, Position } from '#domain/geo/shape.ts';
import type { AreaPath } from '#domain/kernel/thing.ts';
import type { Worker } from '#domain/worker/worker.ts';
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
  #heardAt: number | null = null;
  /** What the rolls were called from, so that they are called again only when it has changed. */
  #called: { crew: readonly Worker[]; arrivals: number; late: boolean } | undefined;

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

  /** When a feed was last heard, on the town's clock; null: not since the start. */
  get heardAt(): number | null {
    return this.#heardAt;
  }

  /** Takes fixes from a feed. */
  positions(columns: FixColumns): void {
    this.#heardAt = this.#options.now();
    this.#fixes.take(columns, this.#options.now());
  }

  /** Where a worker was last seen, and when on the town's clock; undefined off shift, and before the shift's first fix. */
  fixOf({
    no,
    onShift,
    shiftAt,
  }: Worker): { readonly point: Position; readonly at: number } | undefined {
    const slot = onShift ? this.#fixes.slotOf(no) : undefined;
    if (slot === undefined) return undefined;
    const { lon, lat, at } = this.#fixes;
    const when = at[slot] as number;
    if (when < (shiftAt ?? 0)) return undefined;
    return { point: [lon[slot] as number, lat[slot] as number], at: when };
  }

  /** Takes a websocket's socket, after its handshake, into the room of an area. Returns the way out. */
  join(area: AreaPath, socket: Socket): () => void {
    const room = this.#rooms.get(area) ?? new StreamRoom(this.counters);
    this.#rooms.set(area, room);
    if (!room.encoded) {
      this.#called = undefined;
      this.#encode([room]);
    }
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
    this.#encode(this.#rooms.values());
    for (const room of this.#rooms.values()) room.tell();
  }

  #encode(rooms: Iterable<StreamRoom>): void {
    const { bounds, now } = this.#options;
    if (this.#mustCall()) this.#call();
    for (const room of rooms) room.encode(this.#fixes, bounds, now(), () => this.#nextKey());
  }

  /** Whether somebody came, went, or has a first fix. Workers are replaced, never edited, so being the same is being as before. */
  #mustCall(): boolean {
    const called = this.#called;
    if (!called || called.late || called.arrivals !== this.#fixes.arrivals) return true;
    let i = 0;
    for (const worker of this.#options.world.workers.values())
      if (worker !== called.crew[i++]) return true;
    return i !== called.crew.length;
  }

  /** Puts every worker on shift on the rolls of the rooms above it: one walk over the workers, however many rooms there are. */
  #call(): void {
    const rolls = new Map([...this.#rooms].map(([area]) => [area, [] as number[]]));
    const above = new Map<AreaPath, number[][]>();
    const onShift = new Set<number>();
    const crew = [...this.#options.world.workers.values()];
    let late = false;
    for (const { no, path, shiftAt, onShift: on } of crew) {
      if (!on) continue;
      onShift.add(no);
      const slot = this.#fixes.slotOf(no);
      if (slot === undefined) continue;
      // A fix of an earlier shift counts no more; the first of this one must be noticed.
      if ((this.#fixes.at[slot] as number) < (shiftAt ?? 0)) {
        late = true;
        continue;
      }
      let its = above.get(path);
      if (!its) {
        its = [...upwards(path)]
          .map((area) => rolls.get(area))
          .filter((roll) => roll !== undefined);
        above.set(path, its);
      }
      for (const roll of its) roll.push(slot);
    }
    this.#fixes.keepOnly(onShift);
    for (const [area, room] of this.#rooms) room.call(rolls.get(area) ?? [], this.#fixes);
    this.#called = { crew, arrivals: this.#fixes.arrivals, late };
  }

  /** Numbers are never used twice, so a delta can't be taken for one of another keyframe. 0 means none. */
  #nextKey(): number {
    this.#keyNumber = (this.#keyNumber % 0xffffffff) + 1;
    return this.#keyNumber;
  }
}
