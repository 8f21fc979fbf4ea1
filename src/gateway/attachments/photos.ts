/**
 * The photos of orders. The row is written first, then the file, then the event, and only then can the photo be reached: a
 * stop at any point leaves nothing that anybody sees, and tidying takes it away.
 */
import type { Viewer } from '#domain/access/viewer.ts';
import type { Command } from '#domain/contract.ts';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import type { Phase } from '#domain/order/codes.ts';
import { addPhoto, PHOTOS_MOST } from '#domain/order/photos.ts';
import type { Connection } from '../database/connection.ts';
import type { Store } from '../database/store.ts';
import type { Reply } from '../drafting.ts';
import type { Engine } from '../engine.ts';
import { orphansIn } from './orphans.ts';
import { PhotoFiles } from './photo-files.ts';
import { type PhotoRow, PhotoRows } from './photo-rows.ts';
import { type Picture, readPicture } from './picture.ts';

export interface Sending {
  /** The caller's own name of this wish: sent again, it has no second effect. */
  readonly id: string;
  readonly order: string;
  readonly phase: Phase;
  readonly bytes: Uint8Array;
  readonly user: string;
  readonly viewer: Viewer;
}

interface Parts {
  readonly db: Connection;
  /** The folder of the town. */
  readonly path: string;
  readonly store: Pick<Store, 'done' | 'journal'>;
  readonly engine: Pick<Engine, 'give'>;
  readonly zone: string;
  /** The town's clock. */
  readonly now: () => number;
}

/** Drawing pictures is work; beyond this many at hand, callers are told to come back. */
const AT_HAND_MOST = 12;

export class Photos {
  readonly #parts: Parts;
  readonly #rows: PhotoRows;
  readonly #files: PhotoFiles;
  /** Photos are added one after the other, so that two of a kind or one too many can't slip in side by side. */
  #line: Promise<unknown> = Promise.resolve();
  #atHand = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#rows = new PhotoRows(parts.db);
    this.#files = new PhotoFiles(parts.path);
  }

  async add(sending: Sending): Promise<{ reply: Reply; photo: string } | Refusal> {
    if (this.#atHand >= AT_HAND_MOST) return refuse('gateway.busy');
    this.#atHand += 1;
    try {
      const turn = this.#line.then(() => this.#take(sending));
      this.#line = turn.catch(() => {});
      return await turn;
    } finally {
      this.#atHand -= 1;
    }
  }

  async #take(sending: Sending): Promise<{ reply: Reply; photo: string } | Refusal> {
    const { store, zone } = this.#parts;
    const picture = await readPicture(sending.bytes, zone);
    if ('ok' in picture) return picture;
    const { order, phase, user, id } = sending;
    const isAgain = store.done(user, id) !== undefined;
    if (!isAgain) {
      if (this.#rows.find(order, picture.sha) || this.#happened({ order, photo: picture.sha }))
        return refuse('order.same-photo');
      if (this.#rows.count(order, phase) >= PHOTOS_MOST)
        return refuse('photo.too-many', { most: PHOTOS_MOST });
      this.#expect(sending, picture);
      await this.#files.write(picture.sha, picture.bytes);
    }
    const reply = await this.#give(sending, picture);
    if (reply.ok) this.#rows.keep({ order, photo: picture.sha });
    return { reply, photo: picture.sha };
  }

  #expect({ order, phase, viewer }: Sending, picture: Picture): void {
    const { sha, bytes, width, height, takenAt, point } = picture;
    this.#rows.expect({
      order,
      photo: sha,
      phase,
      bytes: bytes.length,
      width,
      height,
      takenAt,
      lon: point?.[0] ?? null,
      lat: point?.[1] ?? null,
      at: this.#parts.now(),
      by: viewer.post,
      arrived: Date.now(),
    });
  }

  #give({ id, order, phase, user, viewer }: Sending, { sha, point, takenAt }: Picture) {
    const input = { id: order, photo: sha, phase, point, takenAt };
    return this.#parts.engine.give(addPhoto as Command, id, input, { user, viewer });
  }

  of(order: string): PhotoRow[] {
    return this.#rows.of(order);
  }

  /** The bytes of a photo of an order; undefined when the order has no such photo. */
  async read(order: string, photo: string): Promise<Buffer | undefined> {
    return this.#rows.find(order, photo) && this.#files.read(photo);
  }

  /** Takes away what belongs to nothing; returns how much that was. */
  async tidy(now = Date.now()): Promise<{ settled: number; rows: number; files: number }> {
    const files = await this.#files.list();
    const rows = this.#rows.all();
    const orphans = orphansIn({ rows, files }, now, (row) => this.#happened(row));
    for (const row of orphans.settled) this.#rows.keep(row);
    for (const row of orphans.rows) this.#rows.drop(row);
    const unwanted = orphans.files.filter((name) => !this.#rows.wants(name));
    for (const name of unwanted) this.#files.drop(name);
    return {
      settled: orphans.settled.length,
      rows: orphans.rows.length,
      files: unwanted.length,
    };
  }

  #happened({ order, photo }: Pick<PhotoRow, 'order' | 'photo'>): boolean {
    return this.#parts.store.journal
      .story('orders', order)
      .some(
        ({ type, data }) =>
          type === 'order.photo-added' && (data as { photo?: unknown }).photo === photo,
      );
  }
}
