/**
 * The room of one area: who is in it now, its keyframe and its newest delta, each encoded and enveloped once for all members.
 * A member that can't keep up misses frames; the next one it gets is the newest.
 */
import type { Socket } from 'node:net';
import type { Bounds } from '#domain/geo/shape.ts';
import { encodeDelta, encodeKeyframe, isNarrow, type Keyframe } from '#wire/frames.ts';
import { enveloped } from './stream-envelope.ts';
import type { Fixes } from './stream-fixes.ts';
import { Roll } from './stream-roll.ts';

/** Ticks after which a keyframe is renewed anyway. */
const KEY_OLD = 20;
/** Ticks after which a new keyframe is better than deltas of int16. */
const KEY_MELLOW = 5;
/** A member with two frames still on their way is skipped; small frames and large ones have a bound of their own. */
const BACKLOG_LEAST = 4 * 1024;
const BACKLOG_MOST = 256 * 1024;

export interface StreamCounters {
  frames: number;
  keyframes: number;
  skipped: number;
  bytes: number;
}

export class StreamRoom {
  /** Each member and the number of the keyframe it was given; 0: none yet. */
  readonly #members = new Map<Socket, number>();
  readonly #counters: StreamCounters;
  #roll: Roll | undefined;
  /** The roll of the keyframe. */
  #keyRoll: Roll | undefined;
  #key: Keyframe | undefined;
  #keyAge = 0;
  #keyMessage: Buffer = Buffer.alloc(0);
  /** Absent while the keyframe itself is the newest. */
  #deltaMessage: Buffer | undefined;

  constructor(counters: StreamCounters) {
    this.#counters = counters;
  }

  get members(): number {
    return this.#members.size;
  }
  get encoded(): boolean {
    return this.#key !== undefined;
  }

  /** Says who is in the area now: the slots of their fixes, in an order that lasts. */
  call(slots: readonly number[], fixes: Fixes): void {
    if (!this.#roll?.is(slots, fixes)) this.#roll = new Roll(slots, fixes);
  }

  /** Encodes where those on the roll are. `nextKey` gives the number of a keyframe, never 0. */
  encode(fixes: Fixes, bounds: Bounds, now: number, nextKey: () => number): void {
    const roll = this.#roll;
    if (!roll) return;
    roll.read(fixes);
    this.#keyAge += 1;
    const delta = this.#deltaOf(roll, now);
    this.#deltaMessage = delta && enveloped(delta);
    if (delta) return;
    const { frame, key } = encodeKeyframe(roll, bounds, nextKey(), now);
    this.#key = key;
    this.#keyAge = 0;
    this.#keyMessage = enveloped(frame);
    this.#keyRoll = roll;
    this.#counters.keyframes += 1;
  }

  /** Where they are against the keyframe, unless it is time for another one. */
  #deltaOf(roll: Roll, now: number): Uint8Array | undefined {
    if (!this.#key || this.#keyAge >= KEY_OLD || roll !== this.#keyRoll) return undefined;
    const delta = encodeDelta(roll, this.#key, now);
    return delta && (isNarrow(delta) || this.#keyAge <= KEY_MELLOW) ? delta : undefined;
  }

  tell(): void {
    for (const socket of this.#members.keys()) this.#send(socket);
  }

  join(socket: Socket): void {
    this.#members.set(socket, 0);
    this.#send(socket);
  }

  leave(socket: Socket): void {
    this.#members.delete(socket);
  }

  #send(socket: Socket): void {
    const key = this.#key?.number ?? 0;
    const lacksKey = this.#members.get(socket) !== key;
    const newest = this.#deltaMessage ?? this.#keyMessage;
    const backlog = Math.min(BACKLOG_MOST, Math.max(BACKLOG_LEAST, 2 * newest.length));
    if (!socket.writable || socket.writableLength > backlog) {
      this.#counters.skipped += 1;
      return;
    }
    if (lacksKey) this.#write(socket, this.#keyMessage);
    if (this.#deltaMessage) this.#write(socket, this.#deltaMessage);
    this.#members.set(socket, key);
  }

  #write(socket: Socket, message: Buffer): void {
    socket.write(message);
    this.#counters.frames += 1;
    this.#counters.bytes += message.length;
  }
}
