/** Doubts about closures, weighed as photos and words come in, so that a list of them reads nothing else. */
import { z } from 'zod';
import { DOUBTS, type Doubt, doubtsAbout, SAME_WORDS } from '#domain/order/doubts.ts';
import type { Order } from '#domain/order/order.ts';
import type { Connection } from './connection.ts';
import { LOOK_PARTS } from './migrations/006-evidence.ts';
import type { PhotoRow } from './photo-rows.ts';

/** Pictures that share a part of their look with one: those that are alike are among them, each found by an index. */
const NEAR_LOOKS = LOOK_PARTS.map(
  (part) =>
    `select look, "order", photo, phase, at from attachments
     where look is not null and ${part} = ${part.replace('look', '@look')} and state = 'kept'`,
).join(' union ');

const written = z.object({ about: z.string(), at: z.number() });

export class DoubtRows {
  readonly #note;
  readonly #near;
  readonly #same;
  readonly #of;

  constructor(db: Connection) {
    this.#note = db.prepare(
      `insert or ignore into doubts ("order", doubt, at) values (@order, @doubt, @at)`,
    );
    this.#near = db
      .prepare(
        `select look from (${NEAR_LOOKS})
         where photo <> @photo and at <= @at and ("order" <> @order or phase = 'BEFORE')
         union
         select look from attachments
         where photo = @photo and state = 'kept' and ("order" <> @order or phase = 'BEFORE')`,
      )
      .pluck();
    // Ids are made as time goes by, and the index keeps them in order.
    this.#same = db.prepare(
      `select about, at from words where "by" = @by and digest = @digest and at <= @at order by id desc`,
    );
    this.#of = db.prepare('select doubt from doubts where "order" = ?').pluck();
  }

  /** A photo that became an order's. */
  weighPhoto(order: Order, { photo, phase, look, takenAt, lon, lat, at }: PhotoRow): void {
    const earlier =
      look === null
        ? []
        : z.array(z.string()).parse(this.#near.all({ look, photo, at, order: order.id }));
    const point: [number, number] | null = lon === null || lat === null ? null : [lon, lat];
    for (const doubt of doubtsAbout(order, { phase, look, takenAt, point }, earlier))
      this.#note.run({ order: order.id, doubt, at });
  }

  /**
   * A result whose words, as a digest, its writer used before: all of them are to be looked at. Those further back than the last
   * few were noted when they were the last few, so what this costs does not grow with what somebody has written.
   */
  weighWords(words: { readonly by: string; readonly digest: Buffer; readonly at: number }): void {
    const { by, digest, at } = words;
    const last = new Set<string>();
    for (const raw of this.#same.iterate({ by, digest, at })) {
      const row = written.parse(raw);
      if (row.at < at - SAME_WORDS.within || last.size === SAME_WORDS.times) break;
      last.add(row.about);
    }
    if (last.size < SAME_WORDS.times) return;
    for (const order of last) this.#note.run({ order, doubt: 'SAME_WORDS' satisfies Doubt, at });
  }

  of(order: string): Doubt[] {
    return z.array(z.enum(DOUBTS)).parse(this.#of.all(order));
  }
}
