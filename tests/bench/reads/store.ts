/** A store of planned orders as the engine would have left it: ended ones archived, the last few hundred open. */
import type { Order } from '#domain/order/order.ts';
import { chanceFrom } from '#gateway/chance.ts';
import type { Connection } from '#gateway/database/connection.ts';
import { blankOrder } from '../../support/blank-order.ts';
import { files, NOW } from '../../support/small-world.ts';
import { newId } from '../commands/mix.ts';

const HOUR = 3_600_000;
/** Five years of work, however many orders that is. */
const SPAN_MS = 5 * 365 * 24 * HOUR;
const OPEN = 300;
const CATEGORIES = ['0101', '0203', '0301', '0305', '0401', '0601', '1001', '1102'];
const SOURCES = ['GRID', 'HOT', 'SNAP', 'DEPT', 'UP'] as const;
const ORGS = [null, 'CIVIL', 'SANITATION', 'MARKET'];

export interface Planned {
  readonly closed: number;
  readonly open: number;
}

function orderAt(i: number, count: number, chance: () => number): Order {
  const grid = files.grids[i % files.grids.length];
  const worker = files.workers[i % files.workers.length];
  if (!grid || !worker) throw new Error('a town without grids');
  const reportedAt = NOW - SPAN_MS + Math.floor((SPAN_MS * i) / count);
  const filedAt = reportedAt + 20 * 60_000;
  const dueAt = filedAt + 72 * HOUR;
  const handledAt = filedAt + Math.floor(chance() * 90 * HOUR);
  const isOpen = i >= count - OPEN;
  return blankOrder({
    id: newId(),
    version: i + 1,
    path: grid.path,
    grid: grid.id,
    point: [grid.centre[0] + chance() * 0.01, grid.centre[1] + chance() * 0.01],
    category: CATEGORIES[i % CATEGORIES.length] ?? '',
    source: SOURCES[i % SOURCES.length] ?? 'GRID',
    org: ORGS[i % ORGS.length] ?? null,
    handler: worker.id,
    state: isOpen ? 'HANDLING' : 'CLOSED',
    orderNo: `B${String(i).padStart(9, '0')}`,
    reportedAt,
    acceptedAt: reportedAt + 60_000,
    filedAt,
    dispatchedAt: filedAt,
    dispatches: 1,
    signedAt: filedAt + HOUR / 2,
    handle: {
      start: filedAt,
      limit: { kind: 'WD', days: 3 },
      warnAt: filedAt + 54 * HOUR,
      dueAt,
    },
    ...(isOpen
      ? {}
      : {
          handledAt,
          checkedAt: handledAt + HOUR,
          closedAt: handledAt + 2 * HOUR,
          checker: 'w-02',
          result: 'SOLVED',
          visit:
            i % 5 === 0 ? { at: handledAt, contacted: true, solved: true, satisfaction: 4 } : null,
        }),
  });
}

/** Fills an empty store. */
export function fill(db: Connection, count: number): Planned {
  const chance = chanceFrom(count);
  const insert = db.prepare('insert into orders (id, version, live, body) values (?, ?, ?, ?)');
  db.transaction(() => {
    for (let i = 0; i < count; i++) {
      const order = orderAt(i, count, chance);
      insert.run(order.id, order.version, order.state === 'CLOSED' ? 0 : 1, JSON.stringify(order));
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  return { closed: count - OPEN, open: OPEN };
}
