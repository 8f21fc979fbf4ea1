/** The process that asks the books, and watches how long its own loop stands still meanwhile. */
import { rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Connection, openDatabase } from '#gateway/database/connection.ts';
import { OrderBooks } from '#gateway/reading/order-books.ts';
import { markOf, type Selection } from '#gateway/reading/questions.ts';
import { files, NOW, TOWN, viewer } from '../../support/small-world.ts';
import { diskFolder } from '../commands/mix.ts';
import { serveAsPart } from '../part.ts';
import { fill, type Planned } from './store.ts';

const YEAR_MS = 365 * 86_400_000;
const PAGE = 50;

export interface Timed {
  readonly ms: number;
  /** The longest the asking loop stood still, of a hundred. */
  readonly stall: number;
}

export function readsProcess(): void {
  const folder = diskFolder('reads');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  let db: Connection;
  let books: OrderBooks;
  let planned: Planned;
  let turn = 0;

  const moment = { now: NOW, zone: files.town.zone };
  const asking = (filter: object, figure: Selection['figure'] = {}): Selection => ({
    viewer: viewer('DUTY_CHIEF'),
    moment,
    filter: { now: NOW, area: TOWN, ...filter },
    figure,
  });
  const page = (selection: Selection, after?: { at: number; id: string }) =>
    books.list(selection, { sort: 'reported', limit: PAGE, after });
  async function thousandth(): Promise<void> {
    const row = db
      .prepare(
        'select id, reported_at as at from order_keys order by reported_at desc limit 1 offset ?',
      )
      .get(1_000 * PAGE) as { id: string; at: number };
    const { rows } = await page(asking({}), row);
    if (rows.length !== PAGE || !rows[0] || markOf(rows[0], 'reported').at > row.at)
      throw new Error('another page came');
  }

  /** The beginning differs each time and means the same: nothing is answered from memory. */
  async function figures(from: number, by: 'none' | 'area' = 'none'): Promise<void> {
    turn += 1;
    const { counts } = await books.figures(asking({ from: from + turn }), { by, area: TOWN });
    const closed = counts.find(({ id }) => id === 'closed')?.value ?? 0;
    if (from === 0 && closed !== planned.closed) throw new Error(`${closed} are closed`);
  }

  async function file(kind: 'csv' | 'xlsx'): Promise<void> {
    const names = { categories: {}, orgs: {}, grids: {}, areas: {}, workers: {} };
    const words = { language: 'zh-CN', zone: moment.zone, now: NOW, ...names } as const;
    const asked = { selection: asking({}), kind, most: 10_000, words, mark: ['bench'], cut: '' };
    const { lines, total, bytes } = await books.file(asked);
    if (lines !== 10_000 || total !== planned.closed + planned.open)
      throw new Error(`${lines} lines of ${total}`);
    for await (const _ of bytes);
  }

  const READS: Readonly<Record<string, () => Promise<unknown>>> = {
    'first page': () => page(asking({})),
    'page 1,000': thousandth,
    'filter: one community and class': () =>
      page(asking({ area: files.areas[1]?.path, category: '03' })),
    'filter: open': () => page(asking({ states: ['HANDLING'] })),
    'filter: order number': () => page(asking({ q: 'B000001234' })),
    'rows behind a number of the watch': () => page(asking({}, { number: 'in-hand' })),
    'rows behind a rate': () => page(asking({}, { kpi: 'on-time-rate', part: 'above' })),
    'KPI, a year': () => figures(NOW - YEAR_MS),
    'KPI, all': () => figures(0),
    'KPI, all, by area': () => figures(0, 'area'),
    'KPI, all, asked again': () => books.figures(asking({}), { by: 'none', area: TOWN }),
    'file of 10,000 lines, CSV': () => file('csv'),
    'file of 10,000 lines, xlsx': () => file('xlsx'),
  };

  serveAsPart({
    open: (count: number) => {
      db = openDatabase(folder);
      planned = fill(db, count);
      books = new OrderBooks(db);
      return Object.keys(READS);
    },
    read: async (what: string): Promise<Timed> => {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const since = performance.now();
      await READS[what]?.();
      const ms = performance.now() - since;
      delay.disable();
      return { ms, stall: delay.percentile(99) / 1e6 };
    },
    end: () => process.exit(),
  });
}
