/** The journal: every event of the town in one line, hash-chained. Rows are added, never changed. */
import { z } from 'zod';
import type { EventKind } from '#domain/contract.ts';
import type { JournalEvent } from '#domain/fold.ts';
import type { ShelfName } from '#domain/world.ts';
import { FIRST_LINK, nextLink } from './chain.ts';
import type { Connection } from './connection.ts';

const row = z.object({
  seq: z.number(),
  at: z.number(),
  by: z.string(),
  type: z.string(),
  v: z.number(),
  shelf: z.string(),
  thing: z.string(),
  data: z.string(),
  hash: z.instanceof(Buffer),
});
type Row = z.infer<typeof row>;

/** Rows read at once. */
const PAGE = 1_000;

const link = (
  previous: Uint8Array,
  { seq, at, by, type, v, shelf, thing, data }: Omit<Row, 'hash'>,
) => nextLink(previous, [seq, at, by, type, v, shelf, thing, data]);

const toEvent = ({ seq, at, by, type, v, data }: Row): JournalEvent => ({
  seq,
  at,
  by,
  type,
  v,
  data: JSON.parse(data) as unknown,
});

export class Journal {
  readonly #db: Connection;
  readonly #insert;
  #last: { seq: number; at: number; hash: Uint8Array };

  constructor(db: Connection) {
    this.#db = db;
    this.#insert = db.prepare(
      'insert into journal (seq, at, by, type, v, shelf, thing, data, hash) values (@seq, @at, @by, @type, @v, @shelf, @thing, @data, @hash)',
    );
    const last = db.prepare('select * from journal order by seq desc limit 1').get();
    this.#last = last ? row.parse(last) : { seq: 0, at: 0, hash: FIRST_LINK };
  }

  get seq(): number {
    return this.#last.seq;
  }
  /** The town's instant of the last event; 0 in an empty journal. */
  get at(): number {
    return this.#last.at;
  }

  /** Adds events. Only inside a transaction; `settle` follows when it is durable. */
  append(events: readonly (JournalEvent & { kind: EventKind })[]): () => void {
    let last = this.#last;
    for (const { kind, data, seq, at, by, type, v } of events) {
      const fields = {
        seq,
        at,
        by,
        type,
        v,
        shelf: kind.shelf,
        thing: (data as { id: string }).id,
        data: JSON.stringify(data),
      };
      const hash = link(last.hash, fields);
      this.#insert.run({ ...fields, hash });
      last = { seq, at, hash };
    }
    return () => {
      this.#last = last;
    };
  }

  /** All events in order, the chain checked on the way. Throws at the first row that does not fit it. */
  *read(): IterableIterator<JournalEvent> {
    let previous: Uint8Array = FIRST_LINK;
    let seq = 0;
    for (const raw of this.#rows()) {
      const event = row.parse(raw);
      if (event.seq !== seq + 1 || !link(previous, event).equals(event.hash))
        throw new Error(`the journal was changed at event ${event.seq}`);
      previous = event.hash;
      seq = event.seq;
      yield toEvent(event);
    }
  }

  /** All rows, a page at a time: while a statement is open the connection can't write, and a rebuild does. */
  *#rows(): IterableIterator<unknown> {
    const page = this.#db.prepare('select * from journal where seq > ? order by seq limit ?');
    let last = 0;
    for (;;) {
      const rows = page.all(last, PAGE) as { seq: number }[];
      yield* rows;
      if (rows.length < PAGE) return;
      last = rows.at(-1)?.seq ?? last;
    }
  }

  /** The events about one thing, oldest first. */
  story(shelf: string, thing: string): JournalEvent[] {
    return this.#db
      .prepare('select * from journal where shelf = ? and thing = ? order by seq')
      .all(shelf, thing)
      .map((raw) => toEvent(row.parse(raw)));
  }

  /** The last looks through cameras on patrol before a number, the newest first. */
  patrols(before: number, limit: number): JournalEvent[] {
    return this.#db
      .prepare(
        "select * from journal where type = 'camera.patrolled' and seq < ? order by seq desc limit ?",
      )
      .all(before, limit)
      .map((raw) => toEvent(row.parse(raw)));
  }

  /** Everything about which that post let something happen, in the order in which it first did. */
  touchedBy(post: string): { shelf: ShelfName; thing: string }[] {
    return this.#db
      .prepare(
        'select shelf, thing from journal where "by" = ? group by shelf, thing order by min(seq)',
      )
      .all(post) as { shelf: ShelfName; thing: string }[];
  }
}
