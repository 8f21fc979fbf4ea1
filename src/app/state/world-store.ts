/**
 * The part of the world this viewer may see, as the last batch left it. Only live/ writes here. Shelves change in place and
 * count their changes, so a batch costs what it changes; a reader asks again when its shelf's revision has moved.
 */
import type { OpenShelf, Thing } from '#domain/kernel/thing.ts';
import {
  anyOpenShelf,
  emptyWorld,
  type OpenWorld,
  SHELVES,
  type ShelfName,
  type World,
} from '#domain/world.ts';
import type { Drop, Put } from '#wire/protocol.ts';
import { StateHash } from '#wire/state-hash.ts';

export type Connection =
  /** Nothing came yet. */
  | 'starting'
  /** Everything the gateway has told is here. */
  | 'live'
  /** The line is down; what is here is as of `asOf`. */
  | 'offline';

export interface WorldState {
  readonly epoch: string;
  readonly lens: string;
  /** Every event up to this number is folded into what is here. */
  readonly upto: number;
  /** System time (epoch ms) at which the gateway last vouched that this is everything; 0 before the first time. */
  readonly asOf: number;
  readonly connection: Connection;
}

export class WorldStore {
  readonly #world: OpenWorld = emptyWorld();
  readonly #revisions = new Map<ShelfName, number>();
  readonly #listeners = new Set<() => void>();
  readonly #hash = new StateHash();
  #state: WorldState = { epoch: '', lens: '', upto: 0, asOf: 0, connection: 'starting' };

  /** For readers. A shelf is the same object for ever; `revision` tells that it has changed. */
  get world(): World {
    return this.#world;
  }
  get state(): WorldState {
    return this.#state;
  }
  get hash(): string {
    return this.#hash.toString();
  }
  revision(shelf: ShelfName): number {
    return this.#revisions.get(shelf) ?? 0;
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Replaces everything. Only live/ calls this. */
  begin(state: Pick<WorldState, 'epoch' | 'lens' | 'upto'>, put: readonly Put[]): void {
    for (const shelf of SHELVES) {
      anyOpenShelf(this.#world, shelf).clear();
      this.#touch(shelf);
    }
    this.#hash.reset();
    this.apply({ upto: state.upto, put, drop: [] }, state);
  }

  /** Applies a batch. Only live/ calls this. */
  apply(
    batch: { upto: number; put: readonly Put[]; drop: readonly Drop[] },
    patch: Partial<WorldState> = {},
  ): void {
    for (const [shelf, thing] of batch.put) this.#place(shelf, thing.id, thing);
    for (const [shelf, id] of batch.drop) this.#place(shelf, id, undefined);
    this.set({ ...patch, upto: batch.upto });
  }

  /** Notes the state of the line. Only live/ calls this. */
  set(patch: Partial<WorldState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }

  #place(name: ShelfName, id: string, thing: Thing | undefined): void {
    const shelf: OpenShelf<Thing> = anyOpenShelf(this.#world, name);
    const had = shelf.get(id);
    if (had) this.#hash.take(name, had);
    if (thing) {
      this.#hash.add(name, thing);
      shelf.put(thing);
    } else if (had) shelf.drop(id);
    this.#touch(name);
  }

  #touch(shelf: ShelfName): void {
    this.#revisions.set(shelf, this.revision(shelf) + 1);
  }
}

export const worldStore = new WorldStore();
