/** Things as they stand, a row each; a thing that left the world keeps its row, no longer live. */
import type { Thing } from '#domain/kernel/thing.ts';
import {
  anyOpenShelf,
  emptyWorld,
  type OpenWorld,
  parseThing,
  SHELVES,
  SHOWN_SHELVES,
  type ShelfName,
  type WorldChange,
} from '#domain/world.ts';
import type { Connection } from './connection.ts';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly live: number;
  readonly body: string;
}

/** A change as the tail tells it: something about this thing happened at `seq`. */
export interface Trace {
  readonly seq: number;
  readonly shelf: ShelfName;
  readonly id: string;
}

/** A body with its fields by name: a thing that was read from its row has them in another order than one just folded. */
const inOrder = (body: string): string =>
  JSON.stringify(JSON.parse(body), (_name, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

export class Shelves {
  readonly #db: Connection;
  readonly #upsert;
  readonly #erase;
  readonly #archived;
  readonly #numbered;

  constructor(db: Connection) {
    this.#db = db;
    const perShelf = (sql: (shelf: ShelfName) => string) =>
      Object.fromEntries(SHELVES.map((shelf) => [shelf, db.prepare(sql(shelf))])) as Record<
        ShelfName,
        ReturnType<Connection['prepare']>
      >;
    this.#upsert = perShelf(
      (shelf) =>
        `insert into ${shelf} (id, version, live, body) values (@id, @version, @live, @body)
         on conflict (id) do update set version = excluded.version, live = excluded.live, body = excluded.body`,
    );
    this.#erase = perShelf((shelf) => `delete from ${shelf} where id = ?`);
    this.#archived = perShelf((shelf) => `select body from ${shelf} where id = ? and live = 0`);
    this.#numbered = db.prepare('select id from orders where order_no = ?');
  }

  /** Writes changed things. Only inside a transaction. */
  write(changes: readonly WorldChange[]): void {
    for (const { shelf, id, seq, after, last } of changes) {
      if (last) {
        const body = JSON.stringify(last);
        this.#upsert[shelf].run({ id, version: seq, live: after ? 1 : 0, body });
      } else this.#erase[shelf].run(id);
    }
  }

  /** The world as the live rows have it. Throws when a row does not fit its kind. */
  readWorld(): OpenWorld {
    const world = emptyWorld();
    for (const shelf of SHELVES)
      for (const row of this.#db
        .prepare(`select body from ${shelf} where live = 1 order by id`)
        .iterate() as IterableIterator<Row>)
        anyOpenShelf(world, shelf).put(parseThing(shelf, JSON.parse(row.body)));
    return world;
  }

  /** The newest changes that some screen may have been told, oldest first, at most `limit` of them. */
  recent(limit: number): Trace[] {
    const union = SHOWN_SHELVES.map(
      (shelf) => `select version as seq, '${shelf}' as shelf, id from ${shelf}`,
    );
    const rows = this.#db
      .prepare(`${union.join(' union all ')} order by seq desc limit ?`)
      .all(limit) as Trace[];
    return rows.reverse();
  }

  /** A thing's row when it has left the world. */
  archived(shelf: ShelfName, id: string): Thing | undefined {
    const row = this.#archived[shelf].get(id) as Row | undefined;
    return row && parseThing(shelf, JSON.parse(row.body));
  }

  /** The order that bears a number: no other may. */
  numbered(orderNo: string): string | undefined {
    const row = this.#numbered.get(orderNo) as Pick<Row, 'id'> | undefined;
    return row?.id;
  }

  /** Empties the tables, for a rebuild. Only inside a transaction. */
  clear(): void {
    for (const shelf of SHELVES) this.#db.exec(`delete from ${shelf}`);
  }

  /** Everything in the tables as lines of text, so that two states can be compared. */
  *dump(): IterableIterator<string> {
    for (const shelf of SHELVES)
      for (const row of this.#db
        .prepare(`select id, version, live, body from ${shelf} order by id`)
        .iterate() as IterableIterator<Row>)
        yield `${shelf}|${row.id}|${row.version}|${row.live}|${inOrder(row.body)}`;
  }
}
