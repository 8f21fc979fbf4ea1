/** Orders as the list reads them: those in the world and those that have left it, through the reader's areas. */
import { holds } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Order } from '#domain/order/order.ts';
import { parseThing } from '#domain/world.ts';
import type { Connection } from './connection.ts';

export interface OrderQuery {
  readonly q?: string | undefined;
  readonly states?: readonly string[] | undefined;
  readonly grid?: string | undefined;
  /** Area path the orders must lie in. */
  readonly area?: string | undefined;
  readonly limit: number;
  /** Continue after this order: its reporting time and id. */
  readonly after?: { readonly at: number; readonly id: string } | undefined;
}

interface Clause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A range test instead of LIKE: it uses the index and knows no wildcards. */
const inArea = (path: string): Clause => ({
  sql: 'path >= ? and path < ?',
  values: [path, `${path}\u{10ffff}`],
});

const any = (clauses: readonly Clause[]): Clause => ({
  sql: clauses.length > 0 ? `(${clauses.map(({ sql }) => `(${sql})`).join(' or ')})` : '0',
  values: clauses.flatMap(({ values }) => values),
});

/** The same rule as the order's lens, in SQL. */
const visible = (viewer: Viewer): Clause => {
  const { scopes, worker } = viewer;
  if (!holds(viewer, 'order.read')) return any([]);
  return any([
    ...scopes.map(inArea),
    ...(worker ? [{ sql: 'handler = ?', values: [worker] }] : []),
  ]);
};

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(',');

function clausesOf(query: OrderQuery, viewer: Viewer): Clause[] {
  const clauses = [visible(viewer)];
  if (query.area) clauses.push(inArea(query.area));
  if (query.grid) clauses.push({ sql: 'grid = ?', values: [query.grid] });
  if (query.states)
    clauses.push({ sql: `state in (${marks(query.states)})`, values: query.states });
  if (query.q)
    clauses.push({
      sql: "order_no like ? escape '\\' or id = ? or category = ? or grid = ?",
      values: [`%${query.q.replace(/[\\%_]/g, '\\$&')}%`, query.q, query.q, query.q],
    });
  return clauses;
}

export class OrderBooks {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Newest first. `total` counts the whole list, whatever the page. */
  list(query: OrderQuery, viewer: Viewer): { total: number; rows: Order[] } {
    const clauses = clausesOf(query, viewer);
    const where = (list: readonly Clause[]) => list.map(({ sql }) => `(${sql})`).join(' and ');
    const values = (list: readonly Clause[]) => list.flatMap((clause) => clause.values);
    const { total } = this.#db
      .prepare(`select count(*) as total from orders where ${where(clauses)}`)
      .get(...values(clauses)) as { total: number };
    const page = query.after
      ? [
          ...clauses,
          { sql: '(reported_at, id) < (?, ?)', values: [query.after.at, query.after.id] },
        ]
      : clauses;
    const rows = this.#db
      .prepare(
        `select body from orders where ${where(page)} order by reported_at desc, id desc limit ?`,
      )
      .all(...values(page), query.limit) as { body: string }[];
    return { total, rows: rows.map(({ body }) => parseThing('orders', JSON.parse(body)) as Order) };
  }
}
