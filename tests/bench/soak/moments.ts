/** One moment of the soak: what a viewer is told by every door at once, each held against the states the orders were in meanwhile. */
import type { Moment } from '#domain/kernel/kpi.ts';
import { ORDER_COUNTS, type OrderCount } from '#domain/order/kpis/counts.ts';
import { ORDER_NUMBERS, type OrderNumber } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';
import { kpisRead, numbersRead, type OrderList, orderList } from '#wire/reads.ts';
import type { States } from './states.ts';
import type { Watcher } from './watcher.ts';

const PAGE = 200;
const FILE_EVERY = 8;
/** A third of the counts at a moment. */
const COUNTS_IN = 3;
const COUNTS = Object.keys(ORDER_COUNTS) as OrderCount[];
/** The lines above the rows of a file: the watermark and the headings. */
const HEAD_LINES = 2;

/** Something a door said, and whether it is exactly true of a state. */
interface Saying {
  readonly what: string;
  readonly told: unknown;
  true(states: States): boolean;
  /** What it should have been, for the report. */
  truth(states: States): unknown;
}

export interface Mismatch {
  readonly login: string;
  readonly what: string;
  readonly told: unknown;
  readonly truth: unknown;
  readonly states: number;
}

export interface Heard {
  readonly sayings: number;
  readonly rows: number;
  /** How often the world moved while the questions were being answered. */
  readonly moved: number;
  readonly hashed: boolean;
  /** The line was cut meanwhile: what it missed came as one, and the states between were never told. */
  readonly blind: boolean;
  readonly mismatches: readonly Mismatch[];
}

const ids = (orders: readonly Order[]): string =>
  orders
    .map(({ id, version }) => `${id}@${version}`)
    .sort()
    .join();

function numbersSaid(
  zone: string,
  { asOf, numbers }: ReturnType<typeof numbersRead.parse>,
): Saying {
  const moment: Moment = { now: asOf, zone };
  const truth = (states: States) =>
    Object.fromEntries(
      ORDER_NUMBERS.map(({ id, counts }) => [id, states.all((o) => counts(o, moment)).length]),
    );
  const told = Object.fromEntries(numbers.map(({ id, value }) => [id, value]));
  return {
    what: 'numbers',
    told,
    truth,
    true: (states) => JSON.stringify(truth(states)) === JSON.stringify(told),
  };
}

function rowsSaid(
  zone: string,
  { id, counts }: OrderNumber,
  limit: number,
  list: OrderList,
): Saying {
  const moment: Moment = { now: list.asOf, zone };
  const meant = (states: States) => states.all((order) => counts(order, moment));
  return {
    what: `rows of ${id}`,
    told: { total: list.total, rows: list.rows.length },
    truth: (states) => ({ total: meant(states).length }),
    true: (states) => {
      const orders = meant(states);
      if (orders.length !== list.total) return false;
      if (orders.length <= limit) return ids(list.rows) === ids(orders);
      const here = new Map(orders.map((order) => [order.id, order.version]));
      return (
        list.rows.length === limit && list.rows.every((row) => here.get(row.id) === row.version)
      );
    },
  };
}

function countsSaid(zone: string, { asOf, counts }: ReturnType<typeof kpisRead.parse>): Saying {
  const told = new Map(counts.map(({ id, value }) => [id as OrderCount, value]));
  const truth = (states: States) => states.counts({ now: asOf, zone });
  return {
    what: 'counts of the KPI read',
    told: Object.fromEntries(told),
    truth: (states) => Object.fromEntries(truth(states)),
    true: (states) => {
      const right = truth(states);
      return COUNTS.every((id) => (right.get(id) ?? 0) === told.get(id));
    },
  };
}

function countRowsSaid(zone: string, id: OrderCount, { asOf, total }: OrderList): Saying {
  const truth = (states: States) => states.counts({ now: asOf, zone }).get(id) ?? 0;
  return { what: `rows of the count ${id}`, told: total, truth, true: (s) => truth(s) === total };
}

function fileSaid(lines: number): Saying {
  const inHand = ORDER_NUMBERS.find(({ id }) => id === 'in-hand');
  const truth = (states: States) =>
    states.all((order) => inHand?.counts(order, { now: 0, zone: 'UTC' }) ?? false).length;
  return { what: 'lines of the file', told: lines, truth, true: (s) => truth(s) === lines };
}

async function linesOfFile(watcher: Watcher): Promise<Saying> {
  const text = await watcher.text('/api/orders/export?number=in-hand&purpose=soak');
  return fileSaid(text.trimEnd().split('\r\n').length - HEAD_LINES);
}

/** Asks every door at once; which rows are looked at one by one, and which counts are asked for, turns with the moments. */
async function ask(watcher: Watcher, zone: string, turn: number) {
  const file = watcher.exports && turn % FILE_EVERY === 0;
  let rows = 0;
  const list = async (query: string) => {
    const read = await watcher.read(`/api/orders?${query}`, orderList);
    rows += read.rows.length;
    return read;
  };
  const sayings = await Promise.all<Saying>([
    watcher.read('/api/numbers', numbersRead).then((read) => numbersSaid(zone, read)),
    ...ORDER_NUMBERS.map(async (number, i) => {
      const limit = i === turn % ORDER_NUMBERS.length ? PAGE : 1;
      return rowsSaid(zone, number, limit, await list(`number=${number.id}&limit=${limit}`));
    }),
    watcher.read('/api/kpis', kpisRead).then((read) => countsSaid(zone, read)),
    ...COUNTS.filter((_, i) => i % COUNTS_IN === turn % COUNTS_IN).map(async (id) =>
      countRowsSaid(zone, id, await list(`count=${id}&limit=1`)),
    ),
    ...(file ? [linesOfFile(watcher)] : []),
  ]);
  return { sayings, rows };
}

export async function compareMoment(watcher: Watcher, zone: string, turn: number): Promise<Heard> {
  const { states, screen } = watcher;
  const { resumes } = screen;
  const before = await watcher.hash();
  const { sayings, rows } = await ask(watcher, zone, turn);
  const after = await watcher.hash();
  await watcher.reach(after.seq);
  const mismatches: Mismatch[] = [];
  const { login } = watcher;
  const hashed = screen.store.state.upto === after.seq;
  if (hashed && screen.store.hash !== after.hash)
    mismatches.push({ login, what: 'hash', told: after.hash, truth: screen.store.hash, states: 1 });
  if (screen.resumes !== resumes) {
    states.goTo(after.seq);
    return { sayings: 0, rows, moved: after.seq - before.seq, hashed, blind: true, mismatches };
  }
  states.goTo(before.seq);
  let open = sayings.filter((saying) => !saying.true(states));
  let seen = 1;
  while (open.length > 0 && states.next(after.seq)) {
    seen += 1;
    open = open.filter((saying) => !saying.true(states));
  }
  for (const { what, told, truth } of open)
    mismatches.push({ login, what, told, truth: truth(states), states: seen });
  const moved = after.seq - before.seq;
  return { sayings: sayings.length, rows, moved, hashed, blind: false, mismatches };
}
