/**
 * The store while a demo is being founded: the journal and the words go down as they come, the row of a thing once, when it leaves
 * the world or at the end. Nobody reads them before, and a founding that was cut short is made afresh; so nothing waits for the
 * disk until then either.
 */
import { emptyWorld, type WorldChange } from '#domain/world.ts';
import type { Connection } from './connection.ts';
import type { EngineStore, Group, Store } from './store.ts';

/** Keys of many things come in no order: with SQLite's usual two megabytes a city's pages would be written again and again. */
const CACHE_KB = 96 * 1024;

export class FoundingStore implements EngineStore {
  readonly epoch: string;
  readonly reads: EngineStore['reads'];
  readonly #db: Connection;
  readonly #store: Store;
  readonly #last = new Map<string, WorldChange>();
  readonly #write: (group: Group) => () => void;

  constructor(db: Connection, store: Store) {
    this.#db = db;
    this.#store = store;
    this.epoch = store.epoch;
    this.reads = store.reads;
    this.#write = db.transaction(({ events, words, changes }: Group) => {
      const settle = store.journal.append(events);
      store.words.write(words);
      store.shelves.write(changes.filter(({ after }) => !after));
      return settle;
    });
    db.pragma('synchronous = OFF');
    db.pragma(`cache_size = -${CACHE_KB}`);
  }

  get seq(): number {
    return this.#store.seq;
  }
  async world() {
    return emptyWorld();
  }
  async recent() {
    return [];
  }
  done() {
    return undefined;
  }

  async commit(group: Group): Promise<void> {
    this.#write(group)();
    for (const change of group.changes) {
      const key = `${change.shelf}/${change.id}`;
      if (change.after) this.#last.set(key, { ...change, before: undefined });
      else this.#last.delete(key);
    }
  }

  /** Writes the rows, and comes back when everything is on the disk for good. */
  finish(): void {
    this.#db.transaction(() => this.#store.shelves.write([...this.#last.values()]))();
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('cache_size = -2000');
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }
}
