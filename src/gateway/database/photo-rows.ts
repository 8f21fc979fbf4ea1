/** The rows of photos and clips: what each is, and whether it has arrived. Only what is `kept` can be reached. */
import { z } from 'zod';
import type { Claim } from '#domain/kernel/outcome.ts';
import { PHASES, type Phase, PLACED } from '#domain/order/codes.ts';
import type { DraftPhoto } from '#domain/order/draft-photo.ts';
import type { Connection } from './connection.ts';

/** What is kept, and as what it is served. */
export const MEDIA = ['image/jpeg', 'video/mp4', 'video/webm'] as const;
export type Media = (typeof MEDIA)[number];
export const isClip = (type: Media): boolean => type !== 'image/jpeg';

const row = z.object({
  /** The order it belongs to; of a draft, the post that sent it. */
  order: z.string(),
  photo: z.string(),
  phase: z.enum(PHASES),
  type: z.enum(MEDIA),
  bytes: z.number(),
  width: z.number(),
  height: z.number(),
  seconds: z.number().nullable(),
  takenAt: z.number().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  placed: z.enum(PLACED),
  /** How it looks, in 64 bits; null of a clip. */
  look: z.string().nullable(),
  /** On the town's clock. */
  at: z.number(),
  by: z.string(),
  /** On the machine's clock. */
  arrived: z.number(),
  state: z.enum(['arriving', 'draft', 'kept']),
});
export type PhotoRow = z.infer<typeof row>;
type Key = Pick<PhotoRow, 'order' | 'photo'>;

const COLUMNS = `"order", photo, phase, type, bytes, width, height, seconds, taken_at as takenAt, lon, lat, placed, look,
  at, by, arrived, state`;

/** Rows that say they are another's already: nothing was claimed. */
export class NothingToClaim extends Error {
  readonly code = 'SQLITE_CONSTRAINT_CLAIM';
}

export class PhotoRows {
  readonly #insert;
  readonly #mark;
  readonly #find;
  readonly #of;
  readonly #count;
  readonly #all;
  readonly #wants;
  readonly #drop;
  readonly #claim;

  constructor(db: Connection) {
    this.#insert = db.prepare(
      `insert or replace into attachments
         ("order", photo, phase, type, bytes, width, height, seconds, taken_at, lon, lat, placed, look, at, by, arrived, state)
       values (@order, @photo, @phase, @type, @bytes, @width, @height, @seconds, @takenAt, @lon, @lat, @placed, @look,
         @at, @by, @arrived, 'arriving')`,
    );
    this.#mark = db.prepare(
      `update attachments set state = @state where "order" = @order and photo = @photo`,
    );
    this.#find = db.prepare(
      `select ${COLUMNS} from attachments where "order" = ? and photo = ? and state = ?`,
    );
    this.#of = db.prepare(
      `select ${COLUMNS} from attachments where "order" = ? and state = ? order by at, photo`,
    );
    this.#count = db
      .prepare(
        `select count(*) from attachments
         where "order" = ? and phase = ? and (type <> 'image/jpeg') = ? and state = 'kept'`,
      )
      .pluck();
    this.#all = db.prepare(`select ${COLUMNS} from attachments`);
    this.#wants = db.prepare('select 1 from attachments where photo = ? limit 1');
    this.#drop = db.prepare(
      'delete from attachments where "order" = @order and photo = @photo and arrived = @arrived',
    );
    this.#claim = db.prepare(
      `update attachments set "order" = @order, phase = @phase, state = 'kept'
       where "order" = @by and photo = @photo and state = 'draft'`,
    );
  }

  /** Notes what is about to arrive; a row that never did is written over. */
  expect(photo: Omit<PhotoRow, 'state'>): void {
    this.#insert.run(photo);
  }
  keep({ order, photo }: Key, state: 'draft' | 'kept' = 'kept'): void {
    this.#mark.run({ order, photo, state });
  }
  find(order: string, photo: string, state: PhotoRow['state'] = 'kept'): PhotoRow | undefined {
    const found = this.#find.get(order, photo, state);
    return found === undefined ? undefined : row.parse(found);
  }
  of(order: string, state: PhotoRow['state'] = 'kept'): PhotoRow[] {
    return this.#of.all(order, state).map((found) => row.parse(found));
  }
  count(order: string, phase: Phase, clips: boolean): number {
    return z.number().parse(this.#count.get(order, phase, clips ? 1 : 0));
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

  /** A photo its sender has not used yet. */
  draft(by: string, photo: string): DraftPhoto | undefined {
    const found = this.find(by, photo, 'draft');
    if (!found) return undefined;
    const { takenAt, lon, lat, placed, at } = found;
    return { photo, takenAt, at, placed, point: lon === null || lat === null ? null : [lon, lat] };
  }
  /** Gives drafts to the order they were taken for. Only inside the transaction of its events. */
  claim(claims: readonly Claim[]): void {
    for (const claim of claims)
      if (this.#claim.run(claim).changes !== 1) throw new NothingToClaim(claim.photo);
  }
}
