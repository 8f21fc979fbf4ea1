/** The log of looks at cameras: a row is there before the first picture, and is never taken away. */
import type { ViewingPurpose } from '#domain/camera/viewing.ts';
import type { Connection } from './connection.ts';

export interface Viewing {
  /** Sorts by the time at which it began. */
  readonly id: string;
  readonly account: string;
  readonly post: string;
  readonly address: string;
  readonly camera: string;
  readonly purpose: ViewingPurpose;
  /** The order it was looked at for. */
  readonly order: string | null;
  /** System time; `ended` is the last time the viewer was known to look. */
  readonly began: number;
  readonly ended: number;
}

export interface ViewingQuery {
  readonly camera: string | null;
  /** Those that began before this one; null: the newest. Many begin within one millisecond, so a time would not do. */
  readonly before: string | null;
  readonly limit: number;
}

export class ViewingRows {
  readonly #insert;
  readonly #prolong;
  readonly #find;

  constructor(db: Connection) {
    this.#insert = db.prepare(
      'insert into viewings (id, account, post, address, camera, purpose, "order", began, ended) values (@id, @account, @post, @address, @camera, @purpose, @order, @began, @ended)',
    );
    this.#prolong = db.prepare(
      'update viewings set ended = @at where id = @id and account = @account and camera = @camera',
    );
    this.#find = db.prepare(
      'select * from viewings where (@before is null or id < @before) and (@camera is null or camera = @camera) order by id desc limit @limit',
    );
  }

  open(viewing: Viewing): void {
    this.#insert.run(viewing);
  }
  /** Whether there is such a viewing of this account's. */
  prolong(which: Pick<Viewing, 'id' | 'account' | 'camera'>, at: number): boolean {
    return this.#prolong.run({ ...which, at }).changes === 1;
  }
  /** The newest first. */
  find(query: ViewingQuery): Viewing[] {
    return this.#find.all(query) as Viewing[];
  }
}
