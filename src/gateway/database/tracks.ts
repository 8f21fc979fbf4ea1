/** The blocks of tracks: written once, read by area and time, forgotten in the end. */
import type { Connection } from './connection.ts';

export interface TrackBlock {
  /** The code of the area. */
  readonly area: string;
  /** The first and the last instant in it, epoch milliseconds on the town's clock. */
  readonly begins: number;
  readonly ends: number;
  readonly body: Uint8Array;
}

export class Tracks {
  readonly #insert;
  readonly #find;
  readonly #forget;

  constructor(db: Connection) {
    this.#insert = db.prepare(
      'insert or replace into tracks (area, begins, ends, body) values (@area, @begins, @ends, @body)',
    );
    this.#find = db.prepare(
      'select area, begins, ends, body from tracks where area = ? and ends >= ? and begins < ? order by begins',
    );
    this.#forget = db.prepare('delete from tracks where ends < ?');
  }

  write(block: TrackBlock): void {
    this.#insert.run(block);
  }
  /** Those that have something from `from` up to `to`. */
  find(area: string, from: number, to: number): TrackBlock[] {
    return this.#find.all(area, from, to) as TrackBlock[];
  }
  forgetBefore(instant: number): void {
    this.#forget.run(instant);
  }
}
