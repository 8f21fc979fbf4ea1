/**
 * The audit: who came in, who was refused what, who read whose words. A row is durable before what it is about is answered;
 * where it can't be written, nothing is answered.
 */
import { z } from 'zod';
import { FIRST_LINK, nextLink } from '../database/chain.ts';
import type { Connection } from '../database/connection.ts';

export interface AuditEntry {
  readonly account: string | null;
  readonly post: string | null;
  readonly address: string;
  /** What was tried: a route or a command. */
  readonly action: string;
  /** The thing it was tried on. */
  readonly object: string | null;
  readonly outcome: 'done' | 'refused';
  /** A reason code, or why a text was read. */
  readonly detail: string;
}

const row = z.object({
  seq: z.number(),
  at: z.number(),
  account: z.string().nullable(),
  post: z.string().nullable(),
  address: z.string(),
  action: z.string(),
  object: z.string().nullable(),
  outcome: z.string(),
  detail: z.string(),
  hash: z.instanceof(Buffer),
});
type Row = z.infer<typeof row>;

const link = (previous: Uint8Array, r: Omit<Row, 'hash'>) =>
  nextLink(previous, [
    r.seq,
    r.at,
    r.account,
    r.post,
    r.address,
    r.action,
    r.object,
    r.outcome,
    r.detail,
  ]);

export class Audit {
  readonly #db: Connection;
  readonly #insert;
  #last: { seq: number; hash: Uint8Array };

  constructor(db: Connection) {
    this.#db = db;
    this.#insert = db.prepare(
      'insert into audit (seq, at, account, post, address, action, object, outcome, detail, hash) values (@seq, @at, @account, @post, @address, @action, @object, @outcome, @detail, @hash)',
    );
    const last = db.prepare('select * from audit order by seq desc limit 1').get();
    this.#last = last ? row.parse(last) : { seq: 0, hash: FIRST_LINK };
  }

  /** Writes a row. Throws when it can't be made durable. */
  write(entry: AuditEntry): void {
    const fields = { ...entry, seq: this.#last.seq + 1, at: Date.now() };
    const hash = link(this.#last.hash, fields);
    this.#insert.run({ ...fields, hash });
    this.#last = { seq: fields.seq, hash };
  }

  /**
   * The number of the first row that does not fit the chain, or undefined when all do. Rows taken from the end are missed
   * only as long as this gateway has run: a chain can't know how long it was.
   */
  firstBroken(): number | undefined {
    let previous: Uint8Array = FIRST_LINK;
    let expected = 1;
    for (const raw of this.#db.prepare('select * from audit order by seq').iterate()) {
      const { data: entry } = row.safeParse(raw);
      if (entry?.seq !== expected || !link(previous, entry).equals(entry.hash)) return expected;
      previous = entry.hash;
      expected += 1;
    }
    return expected > this.#last.seq ? undefined : expected;
  }
}
