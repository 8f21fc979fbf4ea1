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

/** Rows read in one go before others have their turn; judged too, that is a few milliseconds. */
const PORTION = 256;

const SORTS = {
  reported: { by: 'reported_at desc, id desc', index: 'orders_by_report', past: '<' },
  due: { by: 'due_at, id', index: 'orders_by_due', past: '>' },
} as const;
const COLUMN = { reported: 'reported_at', due: 'due_at' } as const;
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

export class OrderBooks {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** A page of the list. `total` counts the whole list, whatever the page. */
  async list(filter: OrderFilter, page: Page, viewer: Viewer): Promise<Listed> {
    let total = 0;
    const { sql, values } = all(clausesOf(filter, viewer));
    for await (const rows of this.#read<unknown>(`select 1 from orders where ${sql}`, values))
      total += rows.length;
    return { total, rows: this.#page(filter, page, viewer) };
  }

  #page(filter: OrderFilter, { sort, limit, after }: Page, viewer: Viewer): Order[] {
    const { by, index, past } = SORTS[sort];
    const { grid, org, handler, q } = filter;
    const few = grid || org || handler || q || viewer.worker || viewer.org;
    const { sql, values } = all([
      ...clausesOf(filter, viewer),
      ...(after
        ? [{ sql: `(${COLUMN[sort]}, id) ${past} (?, ?)`, values: [after.at, after.id] }]
        : []),
    ]);
    // Where most rows fit, the order they are wanted in is the way to them; sorting them all is not.
    const from = few ? 'orders' : `orders indexed by ${index}`;
    return this.#db
      .prepare(`select body from ${from} where ${sql} order by ${by} limit ?`)
      .all(...values, limit)
      .map((row) => parsed((row as { body: string }).body));
  }

  /** A page of those a rule picks out, and how many it picks. */
  async picked(
    filter: OrderFilter,
    { sort, limit, after }: Page,
    viewer: Viewer,
    rule: (order: Order) => boolean,
  ): Promise<Listed> {
    const marks: Mark[] = [];
    for await (const order of this.each(filter, viewer))
      if (rule(order)) marks.push(markOf(order, sort));
    marks.sort(compareBy(sort));
    const page = after ? marks.filter((mark) => isPast(mark, after, sort)) : marks;
    return { total: marks.length, rows: page.slice(0, limit).flatMap(({ id }) => this.#byId(id)) };
  }

  /** Every order that fits, as of one instant, in no order. */
  async *each(filter: OrderFilter, viewer: Viewer): AsyncGenerator<Order> {
    const { sql, values } = all(clausesOf(filter, viewer));
    const read = this.#read<{ body: string }>(`select body from orders where ${sql}`, values);
    for await (const rows of read)
      for (const { body } of rows) {
        // The row was checked when it was written; a million rows are not checked again for a sum.
        const order = JSON.parse(body) as Order;
        if (seesOrder(order, viewer)) yield order;
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
    return this.#db
      .prepare(
        `select body from orders indexed by orders_by_place where ${sql} order by reported_at desc`,
      )
      .all(...values)
      .map((row) => parsed((row as { body: string }).body));
  }

  #byId(id: string): Order[] {
    const row = this.#db.prepare('select body from orders where id = ?').get(id);
    return row ? [parsed((row as { body: string }).body)] : [];
  }

  /** Rows in portions. */
  async *#read<Row>(sql: string, values: readonly (string | number)[]): AsyncGenerator<Row[]> {
    const db = new Database(this.#db.name, { readonly: true });
    try {
      let rows: Row[] = [];
      for (const row of db.prepare(sql).iterate(...values) as IterableIterator<Row>) {
        rows.push(row);
        if (rows.length < PORTION) continue;
        yield rows;
        rows = [];
        await new Promise((resolve) => setImmediate(resolve));
      }
      yield rows;
    } finally {
      db.close();
    }
  }
}

const parsed = (body: string): Order => parseThing('orders', JSON.parse(body)) as Order;
