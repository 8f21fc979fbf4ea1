/**
 * The register of where cameras' pictures come from: addresses, names and passwords, sealed. A camera bears only the mark of its
 * source, so neither the world nor the journal knows more; a source that was kept once stands under the same mark for ever.
 */
import { type PictureSource, pictureSource } from '../town/video-sources.ts';
import type { Connection } from './connection.ts';
import type { Seal } from './seal.ts';

const textOf = ({ list, user, password }: PictureSource): string =>
  JSON.stringify({ list, user, password });
const rowOf = (mark: string): string => `picture_sources/${mark}`;

export class PictureSources {
  readonly #db: Connection;
  readonly #seal: Seal;

  constructor(db: Connection, seal: Seal) {
    this.#db = db;
    this.#seal = seal;
  }

  markOf(source: PictureSource): string {
    return this.#seal.mark(textOf(source));
  }

  /** All of them durable when it returns, before a camera bears their marks. */
  keep(sources: readonly PictureSource[]): void {
    if (sources.length === 0) return;
    const insert = this.#db.prepare(
      'insert or ignore into picture_sources (mark, sealed) values (?, ?)',
    );
    this.#db.transaction(() => {
      for (const source of sources) {
        const mark = this.markOf(source);
        insert.run(mark, this.#seal.close(rowOf(mark), textOf(source)));
      }
    })();
  }

  find(mark: string): PictureSource | undefined {
    const row = this.#db.prepare('select sealed from picture_sources where mark = ?').get(mark) as
      | { sealed: Buffer }
      | undefined;
    return row && pictureSource.parse(JSON.parse(this.#seal.open(rowOf(mark), row.sealed)));
  }

  /** Lets go of what only imports had that were taken back, by their posts. Returns how many. */
  forget(posts: readonly string[]): number {
    return this.#db
      .prepare(
        `delete from picture_sources where mark not in (
           select json_extract(data, '$.picture') from journal
           where shelf = 'cameras' and type = 'camera.installed' and json_extract(data, '$.picture') is not null
             and "by" not in (select value from json_each(?))
         )`,
      )
      .run(JSON.stringify(posts)).changes;
  }
}
