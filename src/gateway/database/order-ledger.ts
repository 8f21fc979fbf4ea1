/**
 * Orders as lists, figures and files read them: those in the world and those that have left it, through the reader's sight.
 * One read is one transaction, so that a total, its rows and a figure are of one instant; it may take long, and runs on a
 * thread of its own. What was committed before the question was asked is in the answer.
 */
import Database from 'better-sqlite3';
import type { Counted } from '#domain/order/counted.ts';
import { type Rule, ruleBehind } from '#domain/order/kpis/behind.ts';
import { Figures, type Grouping } from '#domain/order/kpis/figures.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import { type Order, orderInSight } from '#domain/order/order.ts';
import { parseThing } from '#domain/world.ts';
import { encodeOrderColumns, type OrderRow } from '#wire/order-columns.ts';
import {
  dueSortOf,
  type FiguresAnswer,
  type Listed,
  type Page,
  type Selection,
  type Sort,
  type WatchNumbers,
} from '../reading/questions.ts';
import type { Connection } from './connection.ts';
import { COUNTED_COLUMNS, type CountedRow, countedOf } from './counted-rows.ts';
import { all, type Clause, clausesOf, onWatch, plain } from './order-clauses.ts';

const ORDER_BY: Readonly<Record<Sort, { by: string; past: string }>> = {
  reported: { by: 'reported_at desc, id desc', past: '(reported_at, id) < (?, ?)' },
  due: { by: 'due_at, id', past: '(due_at, id) > (?, ?)' },
};

/** Which orders, as far as SQL can say it. */
function clauseOf({ filter, viewer, figure }: Selection): Clause {
  const watched = figure.number ? [onWatch(filter.now)] : [];
  return all([...clausesOf(filter, viewer), ...watched]);
}

/** What a figure was at a number of the journal and in a minute it is again, until either moves on. */
const MINUTE = 60_000;

export class OrderLedger {
  readonly #db: Connection;
  readonly #body;
  readonly #lastSeq;
  readonly #held = new Map<string, FiguresAnswer>();
  #heldAt = '';

  constructor(file: string) {
    this.#db = new Database(file, { readonly: true, fileMustExist: true });
    this.#body = this.#db.prepare('select body from orders where id = ?').pluck();
    this.#lastSeq = this.#db
      .prepare("select seq from journal where shelf = 'orders' order by seq desc limit 1")
      .pluck();
  }

  list(selection: Selection, page: Page): Listed {
    return this.#asOne(() => {
      const { total, ids } = this.#pageOf(selection, page);
      return { total, rows: ids.flatMap((id) => this.#seen(id, selection)) };
    });
  }

  numbers({ filter, viewer, moment }: Selection): WatchNumbers {
    return this.#asOne(() => {
      const told = ORDER_NUMBERS.map((number) => ({ ...number, value: 0 }));
      for (const order of this.#rows(all([...clausesOf(filter, viewer), onWatch(filter.now)])))
        for (const number of told) if (number.counts(order, moment)) number.value += 1;
      return told.map(({ id, value }) => ({ id, value }));
    });
  }

  figures(selection: Selection, grouping: Grouping): FiguresAnswer {
    return this.#asOne(() => {
      const { moment, filter } = selection;
      const minute = Math.floor(moment.now / MINUTE);
      const heldAt = `${this.#lastSeq.get()}/${minute}`;
      if (heldAt !== this.#heldAt) this.#held.clear();
      this.#heldAt = heldAt;
      const asked = { ...selection, moment: minute, filter: { ...filter, now: minute }, grouping };
      const key = JSON.stringify(asked);
      const answer = this.#held.get(key) ?? this.#gather(selection, grouping);
      this.#held.set(key, answer);
      return answer;
    });
  }

  /** The newest orders of a selection, at most so many, and how many there are in all. */
  newest(selection: Selection, most: number): { total: number; orders: Order[] } {
    const { total, rows } = this.list(selection, { sort: 'reported', limit: most });
    return { total, orders: [...rows] };
  }

  /** Where orders are and what they are, as bytes for a map; of more than so many the newest. */
  columns(selection: Selection, most: number): Uint8Array {
    return this.#asOne(() => {
      const whole = all([clauseOf(selection), plain(selection.viewer)]);
      const total = this.#pluck(
        `select count(*) from order_keys where ${whole.sql}`,
        whole,
      ) as number;
      const rows = this.#db
        .prepare(
          `select id, lon, lat, reported_at as reportedAt, category, state
           from order_keys where ${whole.sql} order by reported_at desc, id desc limit ?`,
        )
        .all(...whole.values, most) as OrderRow[];
      return encodeOrderColumns(rows, selection.moment.now, total);
    });
  }

  close(): void {
    this.#db.close();
  }

  #asOne<T>(read: () => T): T {
    return this.#db.transaction(read)();
  }

  #gather(selection: Selection, grouping: Grouping): FiguresAnswer {
    const figures = new Figures(selection.moment, grouping);
    const rule = this.#ruleOf(selection);
    for (const order of this.#passing(selection)) if (!rule || rule(order)) figures.add(order);
    return { asOf: selection.moment.now, ...figures.read };
  }

  #ruleOf({ figure, moment }: Selection): Rule | undefined {
    const doubted = figure.suspicious
      ? (this.#db.prepare('select distinct "order" from doubts').pluck().all() as string[])
      : [];
    return ruleBehind(figure, moment, new Set(doubted));
  }

  #pageOf(selection: Selection, page: Page): { total: number; ids: string[] } {
    const rule = this.#ruleOf(selection);
    const { by, past } = ORDER_BY[page.sort];
    const after: Clause[] = page.after
      ? [{ sql: past, values: [page.after.at, page.after.id] }]
      : [];
    if (!rule) {
      const whole = clauseOf(selection);
      const rest = all([whole, ...after]);
      return {
        total: this.#pluck(`select count(*) from order_keys where ${whole.sql}`, whole) as number,
        ids: this.#db
          .prepare(`select id from order_keys where ${rest.sql} order by ${by} limit ?`)
          .pluck()
          .all(...rest.values, page.limit) as string[],
      };
    }
    const ids: string[] = [];
    let total = 0;
    const isPast = pastOf(page);
    for (const order of this.#passing(selection, `order by ${by}`)) {
      if (!rule(order)) continue;
      total += 1;
      if (ids.length < page.limit && isPast(order)) ids.push(order.id);
    }
    return { total, ids };
  }

  #passing(selection: Selection, order = ''): Generator<Counted> {
    return this.#rows(clauseOf(selection), order);
  }

  *#rows({ sql, values }: Clause, order = ''): Generator<Counted> {
    const rows = this.#db
      .prepare(`select ${COUNTED_COLUMNS} from order_keys where ${sql} ${order}`)
      .raw()
      .iterate(...values) as unknown as IterableIterator<CountedRow>;
    for (const row of rows) yield countedOf(row);
  }

  #pluck(sql: string, { values }: Clause): unknown {
    return this.#db
      .prepare(sql)
      .pluck()
      .get(...values);
  }

  /** SQL says the same as the lens; what leaves the house is asked of the lens itself. */
  #seen(id: string, { viewer }: Selection): Order[] {
    const order = parseThing('orders', JSON.parse(this.#body.get(id) as string)) as Order;
    const seen = orderInSight(order, viewer);
    return seen ? [seen] : [];
  }
}

/** Whether an order lies beyond the mark, in the words of its sort. */
function pastOf({ sort, after }: Page): (order: Counted) => boolean {
  if (!after) return () => true;
  if (sort === 'reported')
    return ({ reportedAt, id }) =>
      reportedAt < after.at || (reportedAt === after.at && id < after.id);
  return (order) => {
    const at = dueSortOf(order);
    return at > after.at || (at === after.at && order.id > after.id);
  };
}
