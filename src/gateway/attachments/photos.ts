/**
 * The photos and clips of orders. The row is written first, then the file, then the event, and only then can it be reached: a
 * stop at any point leaves nothing that anybody sees, and tidying takes it away. A draft waits for an order that is not
 * reported yet; it is its sender's, and the order's from the transaction on that makes the order.
 */
import type { Post, Viewer } from '#domain/access/viewer.ts';
import type { Command } from '#domain/contract.ts';
import type { Position } from '#domain/geo/shape.ts';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import type { Phase } from '#domain/order/codes.ts';
import { addClip, addPhoto, CLIPS_MOST, PHOTOS_MOST } from '#domain/order/photos.ts';
import { isClip, type PhotoRow } from '../database/photo-rows.ts';
import type { Store } from '../database/store.ts';
import type { Reply } from '../drafting.ts';
import type { Engine } from '../engine.ts';
import { type Evidence, readEvidence } from './evidence.ts';
import { orphansIn } from './orphans.ts';
import { PhotoFiles } from './photo-files.ts';

export interface Sending {
  /** The caller's own name of this wish: sent again, it has no second effect. */
  readonly id: string;
  readonly order: string;
  readonly phase: Phase;
  readonly bytes: Uint8Array;
  readonly user: string;
  readonly viewer: Viewer;
}
export interface DraftSending {
  readonly bytes: Uint8Array;
  readonly by: Post;
  /** Where the phone says it is while it sends; taken where the camera does not say. */
  readonly fix: Position | null;
}

interface Parts {
  /** The folder of the town. */
  readonly path: string;
  readonly store: Pick<Store, 'done' | 'journal' | 'photos' | 'doubts'>;
  readonly engine: Pick<Engine, 'give' | 'world'>;
  readonly zone: string;
  /** The town's clock. */
  readonly now: () => number;
}

/** Drawing pictures is work; beyond this many at hand, callers are told to come back. */
const AT_HAND_MOST = 12;
/** Photos that wait for an order, of one sender. */
const DRAFTS_MOST = 12;

export class Photos {
  readonly #parts: Parts;
  readonly #files: PhotoFiles;
  /** Photos are added one after the other, so that two of a kind or one too many can't slip in side by side. */
  #line: Promise<unknown> = Promise.resolve();
  #atHand = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#files = new PhotoFiles(parts.path);
  }
  get #rows() {
    return this.#parts.store.photos;
  }

  add(sending: Sending): Promise<{ reply: Reply; photo: string } | Refusal> {
    return this.#inLine(() => this.#take(sending));
  }

  /** Keeps a photo for an order that is still to come. */
  draft(sending: DraftSending): Promise<PhotoRow | Refusal> {
    return this.#inLine(() => this.#takeDraft(sending));
  }

  async #inLine<T>(work: () => Promise<T>): Promise<T | Refusal> {
    if (this.#atHand >= AT_HAND_MOST) return refuse('gateway.busy');
    this.#atHand += 1;
    try {
      const turn = this.#line.then(work);
      this.#line = turn.catch(() => {});
      return await turn;
    } finally {
      this.#atHand -= 1;
    }
  }

  async #take(sending: Sending): Promise<{ reply: Reply; photo: string } | Refusal> {
    const { store, zone } = this.#parts;
    const evidence = await readEvidence(sending.bytes, zone);
    if ('ok' in evidence) return evidence;
    const { order, user, id, viewer } = sending;
    const isAgain = store.done(user, id) !== undefined;
    if (!isAgain) {
      const bar = this.#bar(sending, evidence);
      if (bar) return bar;
      this.#expect(evidence, { ...sending, by: viewer.post, placed: 'CAMERA' });
      await this.#files.write(evidence.sha, evidence.bytes);
    }
    const reply = await this.#give(sending, evidence);
    if (reply.ok) {
      this.#rows.keep({ order, photo: evidence.sha });
      this.#weigh(order, evidence.sha);
    }
    return { reply, photo: evidence.sha };
  }

  #weigh(id: string, photo: string): void {
    const { store, engine } = this.#parts;
    const [order, row] = [engine.world.orders.get(id), this.#rows.find(id, photo)];
    if (order && row) store.doubts.weighPhoto(order, row);
  }

  async #takeDraft({ bytes, by, fix }: DraftSending): Promise<PhotoRow | Refusal> {
    const evidence = await readEvidence(bytes, this.#parts.zone);
    if ('ok' in evidence) return evidence;
    if (isClip(evidence.type)) return refuse('photo.kind');
    const known = this.#rows.find(by, evidence.sha, 'draft');
    if (known) return known;
    if (this.#rows.of(by, 'draft').length >= DRAFTS_MOST)
      return refuse('photo.too-many', { most: DRAFTS_MOST });
    const point = evidence.point ?? fix;
    const placed = evidence.point || !fix ? 'CAMERA' : 'PHONE';
    this.#expect({ ...evidence, point }, { order: by, phase: 'BEFORE', by, placed });
    await this.#files.write(evidence.sha, evidence.bytes);
    this.#rows.keep({ order: by, photo: evidence.sha }, 'draft');
    return this.#rows.find(by, evidence.sha, 'draft') ?? refuse('photo.unknown');
  }

  #bar({ order, phase }: Sending, { sha, type }: Evidence): Refusal | undefined {
    if (this.#rows.find(order, sha) || this.#happened({ order, photo: sha }))
      return refuse('order.same-photo');
    const most = isClip(type) ? CLIPS_MOST : PHOTOS_MOST;
    return this.#rows.count(order, phase, isClip(type)) >= most
      ? refuse(isClip(type) ? 'clip.too-many' : 'photo.too-many', { most })
      : undefined;
  }

  #expect(
    { sha, bytes, point, ...facts }: Evidence,
    { order, phase, by, placed }: Pick<PhotoRow, 'order' | 'phase' | 'by' | 'placed'>,
  ): void {
    this.#rows.expect({
      ...facts,
      order,
      phase,
      by,
      placed,
      photo: sha,
      bytes: bytes.length,
      lon: point?.[0] ?? null,
      lat: point?.[1] ?? null,
      at: this.#parts.now(),
      arrived: Date.now(),
    });
  }

  #give({ id, order, phase, user, viewer }: Sending, { sha, type, point, takenAt }: Evidence) {
    const command = (isClip(type) ? addClip : addPhoto) as Command;
    const input = { id: order, photo: sha, phase, point, takenAt };
    return this.#parts.engine.give(command, id, input, { user, viewer });
  }

  of(order: string): PhotoRow[] {
    return this.#rows.of(order);
  }
  /** Undefined when the order has no such photo. */
  find(order: string, photo: string): PhotoRow | undefined {
    return this.#rows.find(order, photo);
  }
  /** The bytes of a photo or a part of them, the ends included; undefined when the file is gone. */
  read({ photo }: PhotoRow, range?: readonly [number, number]): Promise<Buffer | undefined> {
    return this.#files.read(photo, range);
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
        ({ type, data }) => ADDED.includes(type) && (data as { photo?: unknown }).photo === photo,
      );
  }
}

const ADDED = ['order.photo-added', 'order.clip-added'];
