/** The rows of photos: what each is, and whether it has arrived. Only what is `kept` can be reached. */
import { z } from 'zod';
import { PHASES, type Phase } from '#domain/order/codes.ts';
import type { Connection } from '../database/connection.ts';

const row = z.object({
  order: z.string(),
  photo: z.string(),
  phase: z.enum(PHASES),
  bytes: z.number(),
  width: z.number(),
  height: z.number(),
  takenAt: z.number().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** On the town's clock. */
  at: z.number(),
  by: z.string(),
  /** On the machine's clock. */
  arrived: z.number(),
  state: z.enum(['arriving', 'kept']),
});
export type PhotoRow = z.infer<typeof row>;
type Key = Pick<PhotoRow, 'order' | 'photo'>;

const COLUMNS =
  '"order", photo, phase, bytes, width, height, taken_at as takenAt, lon, lat, at, by, arrived, state';

export class PhotoRows {
  readonly #insert;
  readonly #keep;
  readonly #find;
  readonly #of;
  readonly #count;
  readonly #all;
  readonly #wants;
  readonly #drop;

  constructor(db: Connection) {
    this.#insert = db.prepare(
      `insert or replace into attachments ("order", photo, phase, bytes, width, height, taken_at, lon, lat, at, by, arrived, state)
       values (@order, @photo, @phase, @bytes, @width, @height, @takenAt, @lon, @lat, @at, @by, @arrived, @state)`,
    );
    this.#keep = db.prepare(
      `update attachments set state = 'kept' where "order" = @order and photo = @photo`,
    );
    this.#find = db.prepare(
      `select ${COLUMNS} from attachments where "order" = ? and photo = ? and state = 'kept'`,
    );
    this.#of = db.prepare(
      `select ${COLUMNS} from attachments where "order" = ? and state = 'kept' order by at, photo`,
    );
    this.#count = db
      .prepare(
        `select count(*) from attachments where "order" = ? and phase = ? and state = 'kept'`,
      )
      .pluck();
    this.#all = db.prepare(`select ${COLUMNS} from attachments`);
    this.#wants = db.prepare('select 1 from attachments where photo = ? limit 1');
    this.#drop = db.prepare(
      'delete from attachments where "order" = @order and photo = @photo and arrived = @arrived',
    );
  }

  /** Notes what is about to arrive; a row that never did is written over. */
  expect(photo: Omit<PhotoRow, 'state'>): void {
    this.#insert.run({ ...photo, state: 'arriving' });
  }
  keep({ order, photo }: Key): void {
    this.#keep.run({ order, photo });
  }
  find(order: string, photo: string): PhotoRow | undefined {
    const found = this.#find.get(order, photo);
    return found === undefined ? undefined : row.parse(found);
  }
  of(order: string): PhotoRow[] {
    return this.#of.all(order).map((found) => row.parse(found));
  }
  count(order: string, phase: Phase): number {
    return z.number().parse(this.#count.get(order, phase));
  }
  all(): PhotoRow[] {
    return this.#all.all().map((found) => row.parse(found));
  }
  /** Whether any row names the file. */
  wants(photo: string): boolean {
    return this.#wants.get(photo) !== undefined;
  }
  /** Only as it was seen: what arrived again in the meantime stays. */
  drop({ order, photo, arrived }: Key & Pick<PhotoRow, 'arrived'>): void {
    this.#drop.run({ order, photo, arrived });
  }
}
