/** What may be asked of orders, in SQL: the reader's sight first, then the filters. */
import { holds } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { LIFE_CYCLE, ORDER_STATES } from '#domain/order/flow.ts';

export interface OrderFilter {
  readonly q?: string | undefined;
  readonly states?: readonly string[] | undefined;
  readonly grid?: string | undefined;
  /** Area path the orders must lie in. */
  readonly area?: string | undefined;
  /** The beginning of a category's code. */
  readonly category?: string | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly urgencies?: readonly number[] | undefined;
  readonly levels?: readonly string[] | undefined;
  readonly org?: string | undefined;
  readonly handler?: string | undefined;
  readonly lamp?: 'ok' | 'warn' | 'late' | undefined;
  readonly overdue?: boolean | undefined;
  /** Filed (what never was: reported) from this instant on, and before that one. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Closed from this instant on, and before that one. */
  readonly closedFrom?: number | undefined;
  readonly closedTo?: number | undefined;
  /** Only those handled by their finder, or only the others. */
  readonly self?: boolean | undefined;
  /** The instant lamps are read at. */
  readonly now: number;
}

export interface Clause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A range test instead of LIKE: it uses the index and knows no wildcards. */
const startsWith = (column: string, prefix: string): Clause => ({
  sql: `${column} >= ? and ${column} < ?`,
  values: [prefix, `${prefix}\u{10ffff}`],
});

const any = (clauses: readonly Clause[]): Clause => ({
  sql: clauses.length > 0 ? clauses.map(({ sql }) => `(${sql})`).join(' or ') : '0',
  values: clauses.flatMap(({ values }) => values),
});
export const all = (clauses: readonly Clause[]): Clause => ({
  sql: clauses.length > 0 ? clauses.map(({ sql }) => `(${sql})`).join(' and ') : '1',
  values: clauses.flatMap(({ values }) => values),
});
const among = (column: string, list: readonly (string | number)[]): Clause => ({
  sql: `${column} in (${list.map(() => '?').join(',')})`,
  values: list,
});
const is = (column: string, value: string | number): Clause => ({
  sql: `${column} = ?`,
  values: [value],
});

/** The same rule as the order's lens, in SQL. */
export function visible(viewer: Viewer): Clause {
  const { scopes, worker, org } = viewer;
  if (!holds(viewer, 'order.read')) return any([]);
  const knows = holds(viewer, 'order.confidential') || holds(viewer, 'order.concealed');
  const open = knows ? '' : ' and confidential = 0';
  return any([
    ...scopes.map((scope) => {
      const { sql, values } = startsWith('path', scope);
      return { sql: `${sql}${open}`, values };
    }),
    ...(worker ? [is('handler', worker), is('asked', worker)] : []),
    ...(org
      ? [
          is('org', org),
          {
            sql: `id in (select id from order_keys where assist <> '[]' and instr(assist, ?) > 0)`,
            values: [JSON.stringify(org)],
          },
        ]
      : []),
  ]);
}

/** What the viewer sees whole, of what is visible: the exact place of a concealed order is not told. */
export const plain = (viewer: Viewer): Clause => ({
  sql: holds(viewer, 'order.concealed') ? 'confidential = 0' : '1',
  values: [],
});

const OPEN = ORDER_STATES.filter((state) => LIFE_CYCLE.open(state));
/** A clock that runs: the promise or the state's limit, whichever turns first. */
const running: Clause = all([
  { sql: 'paused_at is null and warn_at is not null', values: [] },
  among('state', OPEN),
]);
const LAMPS = {
  ok: { sql: '? < warn_at', turns: 1 },
  warn: { sql: '? >= warn_at and ? <= due_at', turns: 2 },
  late: { sql: '? > due_at', turns: 1 },
} as const;
function lit(lamp: keyof typeof LAMPS, now: number): Clause {
  const { sql, turns } = LAMPS[lamp];
  return all([running, { sql, values: Array.from({ length: turns }, () => now) }]);
}
/** The promise itself is broken: the same as `isOverdue` asks for. */
const past = (now: number): Clause =>
  all([running, { sql: 'promised_at is not null and ? > promised_at', values: [now] }]);
/** What the numbers of a watch can be about: what is open, and what was closed since the day before. */
export const onWatch = (now: number): Clause =>
  any([among('state', OPEN), { sql: 'closed_at >= ?', values: [now - 2 * DAY_MS] }]);
const DAY_MS = 86_400_000;
const not = ({ sql, values }: Clause): Clause => ({ sql: `not coalesce(${sql}, 0)`, values });

function searched(q: string): Clause {
  return {
    sql: "order_no like ? escape '\\' or id = ? or category = ? or grid = ?",
    values: [`%${q.replace(/[\\%_]/g, '\\$&')}%`, q, q, q],
  };
}

export function clausesOf(filter: OrderFilter, viewer: Viewer): Clause[] {
  const { q, states, grid, area, category, sources, urgencies, levels } = filter;
  const { org, handler, lamp, overdue, from, to, closedFrom, closedTo, self, now } = filter;
  const late = past(now);
  return [
    visible(viewer),
    ...(area ? [startsWith('path', area)] : []),
    ...(category ? [startsWith('category', category)] : []),
    ...(grid ? [is('grid', grid)] : []),
    ...(states ? [among('state', states)] : []),
    ...(sources ? [among('source', sources)] : []),
    ...(urgencies ? [among('urgency', urgencies)] : []),
    ...(levels ? [among('level', levels)] : []),
    ...(org ? [is('org', org)] : []),
    ...(handler ? [is('handler', handler)] : []),
    ...(lamp ? [lit(lamp, now)] : []),
    ...(overdue === undefined ? [] : [overdue ? late : not(late)]),
    ...(from === undefined ? [] : [{ sql: 'counted_at >= ?', values: [from] }]),
    ...(to === undefined ? [] : [{ sql: 'counted_at < ?', values: [to] }]),
    ...(closedFrom === undefined ? [] : [{ sql: 'closed_at >= ?', values: [closedFrom] }]),
    ...(closedTo === undefined ? [] : [{ sql: 'closed_at < ?', values: [closedTo] }]),
    ...(self === undefined ? [] : [{ sql: `source ${self ? '=' : '<>'} 'SELF'`, values: [] }]),
    ...(q ? [searched(q)] : []),
  ];
}
