/** The register of typed texts: sealed, erasable, and read one order at a time. */
import type { Words } from '#domain/kernel/outcome.ts';
import type { Connection } from './connection.ts';
import { DoubtRows } from './doubt-rows.ts';
import type { Seal } from './seal.ts';

export interface WordsRow extends Words {
  readonly at: number;
  readonly by: string;
}

export class WordsRegister {
  readonly #db: Connection;
  readonly #seal: Seal;
  readonly #insert;
  readonly #doubts: DoubtRows;

  constructor(db: Connection, seal: Seal) {
    this.#db = db;
    this.#seal = seal;
    this.#doubts = new DoubtRows(db);
    this.#insert = db.prepare(
      `insert into words (id, about, purpose, at, by, sealed, digest)
       values (@id, @about, @purpose, @at, @by, @sealed, @digest)`,
    );
  }

  /** Adds texts. Only inside the transaction of the events they belong to. */
  write(rows: readonly WordsRow[]): void {
    for (const { text, ...row } of rows) {
      const digest = row.purpose === 'result' ? this.#seal.digest(text) : null;
      this.#insert.run({ ...row, digest, sealed: this.#seal.close(`words/${row.id}`, text) });
      if (digest) this.#doubts.weighWords({ ...row, digest });
    }
  }

  /** The texts about one thing, oldest first. */
  about(thing: string): WordsRow[] {
    const rows = this.#db
      .prepare(
        'select id, about, purpose, at, by, sealed from words where about = ? order by at, id',
      )
      .all(thing) as (Omit<WordsRow, 'text'> & { sealed: Buffer })[];
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      text: this.#seal.open(`words/${row.id}`, sealed),
    }));
  }
}
