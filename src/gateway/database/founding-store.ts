/**
 * The store while a demo is being founded: the journal and the words go down as they come, the rows of things once, at the end.
 * Nobody reads them before, and a founding that was cut short is made afresh; so nothing waits for the disk until then either.
 */
import { emptyWorld, type WorldChange } from '#domain/world.ts';
import type { Connection } from './connection.ts';
import type { EngineStore, Group, Store } from './store.ts';

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
    this.#write = db.transaction(({ events, words }: Group) => {
      const settle = store.journal.append(events);
      store.words.write(words);
      return settle;
    });
    db.pragma('synchronous = OFF');
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
    for (const change of group.changes) this.#last.set(`${change.shelf}/${change.id}`, change);
  }

  /** Writes the rows, and comes back when everything is on the disk for good. */
  finish(): void {
    this.#db.transaction(() => this.#store.shelves.write([...this.#last.values()]))();
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }
}
