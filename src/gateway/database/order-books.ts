/**
 * Orders as lists and figures read them: those in the world and those that have left it, through the reader's sight. Long
 * reads go through a connection of their own, as of one instant, and give way between rows.
 */
import Database from 'better-sqlite3';
import type { Viewer } from '#domain/access/viewer.ts';
import { around, SAME_PLACE_MS, type Sighting } from '#domain/order/alike.ts';
import { type Order, seesOrder } from '#domain/order/order.ts';
import { parseThing } from '#domain/world.ts';
import type { Connection } from './connection.ts';
import { all, clausesOf, type OrderFilter, visible } from './order-clauses.ts';

export type Sort = 'reported' | 'due';
export interface Page {
  readonly sort: Sort;
  readonly limit: number;
  /** Continue after this order: what it is sorted by, and its id. */
  readonly after?: Mark | undefined;
}
export interface Mark {
  readonly at: number;
  readonly id: string;
}
export interface Listed {
  readonly total: number;
  readonly rows: Order[];
}

/** Rows passed in one go before others have their turn: a few milliseconds. */
const PORTION = { passed: 500, read: 50 } as const;

/** No promise sorts last, as the column has it. */
const NEVER = Number.MAX_SAFE_INTEGER;

export const markOf = ({ id, reportedAt, handle, stage }: Order, sort: Sort): Mark => ({
  id,
  at: sort === 'reported' ? reportedAt : ((handle ?? stage)?.dueAt ?? NEVER),
});
const isPast = (mark: Mark, after: Mark, sort: Sort): boolean => compareBy(sort)(mark, after) > 0;
export const compareBy =
  (sort: Sort) =>
  (a: Mark, b: Mark): number => {
    const up = a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
    return sort === 'due' ? up : -up;
  };

/** Counts everything and keeps the page: what lies beyond it is let go on the way. */
class Cut {
  total = 0;
  readonly #page: Page;
  #kept: Mark[] = [];

  constructor(page: Page) {
    this.#page = page;
  }
  add(mark: Mark): void {
    const { after, sort } = this.#page;
    this.total += 1;
    if (after && !isPast(mark, after, sort)) return;
    this.#kept.push(mark);
    if (this.#kept.length >= KEPT_MOST) this.#kept = this.marks;
  }
  get marks(): Mark[] {
    return this.#kept.sort(compareBy(this.#page.sort)).slice(0, this.#page.limit);
  }
}
/** More than any page is long, so that sorting is rare and short. */
const KEPT_MOST = 2_000;

export class OrderBooks {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** A page of the list. `total` counts the whole list, whatever the page. */
  async list(filter: OrderFilter, page: Page, viewer: Viewer): Promise<Listed> {
    const cut = new Cut(page);
    const db = this.#open();
    try {
      for await (const { id, at, due } of passing(db, filter, viewer))
        cut.add({ id, at: page.sort === 'due' ? due : at });
    } finally {
      db.close();
    }
    return this.#paged(cut);
  }

  /** A page of those a rule picks out, and how many it picks. */
  async picked(
    filter: OrderFilter,
    page: Page,
    viewer: Viewer,
    rule: (order: Order) => boolean,
  ): Promise<Listed> {
    const cut = new Cut(page);
    for await (const order of this.each(filter, viewer))
      if (rule(order)) cut.add(markOf(order, page.sort));
    return this.#paged(cut);
  }

  #paged(cut: Cut): Listed {
    return { total: cut.total, rows: cut.marks.flatMap(({ id }) => this.#byId(id)) };
  }

  /** Every order that fits, as of one instant. */
  async *each(filter: OrderFilter, viewer: Viewer): AsyncGenerator<Order> {
    const db = this.#open();
    const body = db.prepare('select body from orders where id = ?').pluck();
    let read = 0;
    try {
      for await (const { id } of passing(db, filter, viewer)) {
        // The row was checked when it was written; a million rows are not checked again for a sum.
        const order = JSON.parse(body.get(id) as string) as Order;
        read += 1;
        if (read % PORTION.read === 0) await turn();
        if (seesOrder(order, viewer)) yield order;
      }
    } finally {
      db.close();
    }
  }

  /** Orders close to a place and a time, for the rules of likeness to judge. */
  near({ point, reportedAt }: Sighting, viewer: Viewer): Order[] {
    const [west, south, east, north] = around(point);
    const { sql, values } = all([
      { sql: 'lat between ? and ?', values: [south, north] },
      { sql: 'lon between ? and ?', values: [west, east] },
      {
        sql: 'reported_at between ? and ?',
        values: [reportedAt - SAME_PLACE_MS, reportedAt + SAME_PLACE_MS],
      },
      visible(viewer),
    ]);
    const ids = this.#db
      .prepare(
        `select id from order_keys indexed by order_keys_by_place where ${sql} order by reported_at desc`,
      )
      .pluck()
      .all(...values) as string[];
    return ids.flatMap((id) => this.#byId(id));
  }

  #byId(id: string): Order[] {
    const row = this.#db.prepare('select body from orders where id = ?').get(id);
    return row ? [parsed((row as { body: string }).body)] : [];
  }

  /** What one long read sees is one instant, whatever is written meanwhile. */
  #open(): Connection {
    return new Database(this.#db.name, { readonly: true });
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Passing {
  readonly id: string;
  readonly at: number;
  readonly due: number;
  readonly fits: number;
}

/** Walks all keys and asks of each row whether it fits: no row keeps the loop longer than the one before. */
async function* passing(
  db: Connection,
  filter: OrderFilter,
  viewer: Viewer,
): AsyncGenerator<Passing> {
  const { sql, values } = all(clausesOf(filter, viewer));
  const rows = db
    .prepare(
      `select id, reported_at as at, due_at as due, (${sql}) as fits
       from order_keys order by reported_at desc, id desc`,
    )
    .iterate(...values) as IterableIterator<Passing>;
  let passed = 0;
  for (const row of rows) {
    if (row.fits) yield row;
    passed += 1;
    if (passed % PORTION.passed === 0) await turn();
  }
}

const parsed = (body: string): Order => parseThing('orders', JSON.parse(body)) as Order;
