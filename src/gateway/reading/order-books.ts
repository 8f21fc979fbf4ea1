/**
 * Orders as routes ask for them. Pages have a thread and figures and files have another: whoever turns a page does not wait
 * for a year to be counted, and nobody's command waits for either.
 */
import { Readable } from 'node:stream';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Sighting } from '#domain/order/alike.ts';
import type { Grouping } from '#domain/order/kpis/figures.ts';
import type { Order } from '#domain/order/order.ts';
import type { WhistleKpis } from '#wire/reads.ts';
import type { Connection } from '../database/connection.ts';
import { ordersNear } from '../database/orders-near.ts';
import type {
  FiguresAnswer,
  FileAsked,
  FileHead,
  Listed,
  Page,
  Selection,
  WatchNumbers,
} from './questions.ts';
import { ReadingLine } from './reading-line.ts';

export interface OutgoingFile extends FileHead {
  readonly bytes: Readable;
}

export class OrderBooks {
  readonly #db: Connection;
  readonly #pages: ReadingLine;
  readonly #counts: ReadingLine;

  constructor(db: Connection) {
    this.#db = db;
    this.#pages = new ReadingLine(db.name);
    this.#counts = new ReadingLine(db.name);
  }

  list(selection: Selection, page: Page): Promise<Listed> {
    return this.#pages.one('list', { selection, page });
  }

  numbers(selection: Selection): Promise<WatchNumbers> {
    return this.#pages.one('numbers', { selection });
  }

  figures(selection: Selection, grouping: Grouping): Promise<FiguresAnswer> {
    return this.#counts.one('figures', { selection, grouping });
  }

  whistleFigures(viewer: Viewer, now: number): Promise<WhistleKpis> {
    return this.#counts.one('whistles', { viewer, now });
  }

  /** Bytes of `#wire/order-columns.ts`, the newest first. */
  columns(selection: Selection, most: number): Promise<Uint8Array> {
    return this.#counts.one('columns', { selection, most });
  }

  async file(asked: FileAsked): Promise<OutgoingFile> {
    const parts = this.#counts.parts('file', asked);
    const head = (await parts.next()).value as FileHead;
    const rest = { [Symbol.asyncIterator]: () => parts } as AsyncIterable<Uint8Array>;
    return { ...head, bytes: Readable.from(rest) };
  }

  /** Orders close to a place and a time, for the rules of likeness to judge. */
  near(sighting: Sighting, viewer: Viewer): Order[] {
    return ordersNear(this.#db, sighting, viewer);
  }

  async close(): Promise<void> {
    await Promise.all([this.#pages.close(), this.#counts.close()]);
  }
}
