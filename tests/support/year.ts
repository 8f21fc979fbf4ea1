/** A year of a town's orders as planned inputs: how each will end is known before the first command is given. */
import { ulid } from 'ulid';
import type { Reads } from '#domain/contract.ts';
import { dueArchiving } from '#domain/order/archive.ts';
import type { DraftPhoto } from '#domain/order/draft-photo.ts';
import { shiftStarted } from '#domain/worker/events.ts';
import type { World, WorldChange } from '#domain/world.ts';
import { emptyWorld } from '#domain/world.ts';
import type { Connection } from '#gateway/database/connection.ts';
import { Journal } from '#gateway/database/journal.ts';
import { Shelves } from '#gateway/database/shelves.ts';
import type { EngineStore, Group } from '#gateway/database/store.ts';
import { type Actor, Engine } from '#gateway/engine.ts';
import { found } from '#gateway/founding.ts';
import { townFacts } from '#gateway/town-facts.ts';
import {
  actor,
  CHIEF,
  DISPATCHER,
  files,
  LEADER,
  NOW,
  OPERATOR,
  officer,
  workerIn,
} from './small-world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type Ending =
  | 'CLOSED'
  | 'DISPATCHED'
  | 'HANDLING'
  | 'CHECKED'
  | 'SUSPENDED'
  | 'VOID'
  | 'REJECTED'
  | 'MERGED'
  | 'SELF'
  | 'REPORTED';

/** How many orders end in which way. */
export type Year = Readonly<Record<Ending, number>>;
/** The year of DOMAIN §3.8: 14,086 should be closed, 13,765 are, 321 are open. */
export const YEAR: Year = {
  CLOSED: 13_765,
  DISPATCHED: 121,
  HANDLING: 150,
  CHECKED: 50,
  SUSPENDED: 87,
  VOID: 43,
  REJECTED: 610,
  MERGED: 204,
  SELF: 512,
  REPORTED: 25,
};

export interface Planned {
  readonly ending: Ending;
  readonly grid: (typeof files.grids)[number];
  readonly category: string;
  readonly at: number;
  /** Led by an organisation instead of the grid's worker. */
  readonly org: string | null;
  /** Satisfaction asked for after closing; null: nobody called. */
  readonly visit: number | null;
}

/** Categories that want no photo, so that each life is commands only. */
const CATEGORIES = ['1001', '1101', '1102', '1103', '0203', '0407'];

export function planYear(year: Year, until = NOW): Planned[] {
  const endings = Object.entries(year) as [Ending, number][];
  const total = endings.reduce((sum, [, count]) => sum + count, 0);
  let closed = 0;
  return endings
    .flatMap(([ending, count]) => Array.from({ length: count }, () => ending))
    .map((ending, i) => {
      if (ending === 'CLOSED') closed += 1;
      // A step that shares no divisor with the total spreads every ending over the whole year.
      const place = (i * 7_919) % total;
      return {
        ending,
        grid: files.grids[i % files.grids.length] as Planned['grid'],
        category: ending === 'SELF' ? '0301' : (CATEGORIES[i % CATEGORIES.length] as string),
        // What is suspended is reviewed within ninety days, so it began within them.
        at:
          until -
          2 * DAY -
          Math.floor(((total - place) / total) * (ending === 'SUSPENDED' ? 80 : 360)) * DAY,
        org: i % 3 === 0 ? 'CIVIL' : null,
        visit: ending === 'CLOSED' && closed % 5 === 0 ? (closed % 50 === 0 ? 2 : 4) : null,
      };
    });
}

/** Keeps what was committed, and writes it all at once: a year's rows in the time of a day's. */
class Recording implements EngineStore {
  readonly epoch = 'year';
  readonly events: Group['events'][number][] = [];
  readonly last = new Map<string, WorldChange>();
  readonly drafts = new Map<string, DraftPhoto>();
  readonly reads: Reads = {
    archivedOrder: async () => undefined,
    draftPhoto: async (_by, photo) => this.drafts.get(photo),
  };
  seq = 0;

  async world() {
    return emptyWorld();
  }
  async recent() {
    return [];
  }
  done() {
    return undefined;
  }
  async commit({ events, changes }: Group) {
    for (const event of events) this.events.push(event);
    for (const change of changes) this.last.set(`${change.shelf}/${change.id}`, change);
    this.seq = events.at(-1)?.seq ?? this.seq;
  }
}

interface Deed {
  readonly at: number;
  readonly order: number;
  readonly action: string;
  readonly by: Actor;
  readonly extra: object;
}

const text = '已经处理完毕。';
/** An order's commands after its report, and when each is given. */
function deedsOf(planned: Planned, order: number): Deed[] {
  const { ending, grid, category, at, org, visit } = planned;
  const handler = workerIn(grid.id).id;
  const HANDLER = org ? officer(org) : actor('GRID_WORKER', [grid.path], handler);
  const checker = (files.workers.find(({ id }) => id !== handler) ?? files.workers[0])?.id ?? '';
  const CHECKER = actor('GRID_WORKER', [grid.path], checker);
  const steps: [string, Actor, object][] = [];
  const then = (action: string, by: Actor, extra: object = {}) => steps.push([action, by, extra]);
  const deeds = () =>
    steps.map(([action, by, extra], i) => ({
      at: at + (i + 1) * 10 * MINUTE,
      order,
      action,
      by,
      extra,
    }));
  if (ending === 'VOID') then('void', CHIEF, { reason: 'TEST', basis: text });
  if (ending === 'REJECTED') then('reject', CHIEF, { reason: 'OUT_OF_SCOPE', reply: text });
  if (['REPORTED', 'SELF', 'MERGED', 'VOID', 'REJECTED'].includes(ending)) return deeds();
  then('accept', CHIEF);
  then('file', CHIEF, { category, urgency: 1, level: 'GRID' });
  then('dispatch', DISPATCHER, org ? { org } : { handler });
  if (ending === 'DISPATCHED') return deeds();
  then('sign', HANDLER);
  if (ending === 'HANDLING') return deeds();
  if (ending === 'SUSPENDED') {
    const reviewAt = at + 89 * DAY;
    then('ask-suspension', HANDLER, { reason: 'FUNDS', plan: text, measure: text, reviewAt });
    then('suspend', LEADER, { reply: text });
    return deeds();
  }
  then('finish', HANDLER, { result: 'SOLVED', talkedTo: text, measure: text, promise: text });
  then('ask-check', OPERATOR, { checker });
  then('pass', CHECKER, { note: text });
  if (ending === 'CHECKED') return deeds();
  then('close', OPERATOR, { reply: text });
  if (visit !== null)
    then('visit', OPERATOR, { contacted: true, solved: true, satisfaction: visit });
  return deeds();
}

/** Plays a plan through the engine with a clock of its own. */
export async function playYear(plan: readonly Planned[]): Promise<Recording & { world_: World }> {
  const store = new Recording();
  let now = Math.min(...plan.map(({ at }) => at)) - DAY;
  const engine = new Engine({
    store,
    world: emptyWorld(),
    now: () => now,
    newId: (at) => ulid(at),
    town: townFacts(files),
    onFault: (error) => {
      throw error;
    },
  });
  await found(engine, files);
  await engine.happen(files.workers.map(({ id }) => shiftStarted.of({ id })));
  const bySeq = new Map<number, string>();
  engine.onTold(({ changes }) => {
    for (const { shelf, seq, id } of changes) if (shelf === 'orders') bySeq.set(seq, id);
  });
  let wishes = 0;
  const give = async (name: string, input: object, by: Actor): Promise<number> => {
    wishes += 1;
    const reply = await engine.run(name, `year-${wishes}`, input, by);
    if (!reply.ok) throw new Error(`${name}: ${reply.reason} ${JSON.stringify(reply.params)}`);
    return reply.seq;
  };
  const ids: string[] = [];
  const begin = async ({ ending, grid, category, at }: Planned, order: number) => {
    const place = {
      grid: grid.id,
      point: [...grid.centre],
      category,
      urgency: 1,
      description: text,
    };
    if (ending === 'SELF') {
      const shot = (at: number) => {
        const photo = String(store.drafts.size).padStart(64, '0');
        const [lon = 0, lat = 0] = grid.centre;
        store.drafts.set(photo, { photo, at, takenAt: at, point: [lon, lat], placed: 'CAMERA' });
        return photo;
      };
      const by = actor('GRID_WORKER', [grid.path], workerIn(grid.id).id);
      const shots = { before: shot(at - 10 * MINUTE), after: shot(at) };
      await give('order.self-handle', { ...place, ...shots }, by);
      return;
    }
    const input = { ...place, source: 'GRID' };
    const id = bySeq.get(await give('order.report', input, CHIEF));
    if (!id) throw new Error('a report made no order');
    ids[order] = id;
    if (ending !== 'MERGED') return;
    // Its master is a report of the same moment that is never filed by itself: the one it repeats.
    const child = bySeq.get(await give('order.report', input, CHIEF)) ?? '';
    const version = engine.world.orders.get(child)?.version;
    await give('order.merge', { id: child, version, master: id }, CHIEF);
    const master = engine.world.orders.get(id)?.version;
    await give('order.void', { id, version: master, reason: 'TEST', basis: text }, CHIEF);
  };
  const waves = new Map<number, (() => Promise<unknown>)[]>();
  const plans = (at: number, deed: () => Promise<unknown>) =>
    waves.set(at, [...(waves.get(at) ?? []), deed]);
  for (const [order, planned] of plan.entries()) {
    plans(planned.at, () => begin(planned, order));
    for (const { at, action, by, extra } of deedsOf(planned, order))
      plans(at, () => {
        const id = ids[order] ?? '';
        const version = engine.world.orders.get(id)?.version;
        return give(`order.${action}`, { id, version, ...extra }, by);
      });
  }
  for (const [at, deeds] of [...waves].sort(([a], [b]) => a - b)) {
    now = at;
    await Promise.all(deeds.map((deed) => deed()));
  }
  now = NOW;
  await engine.happen((world) => dueArchiving(world, now));
  await engine.close();
  return Object.assign(store, { world_: engine.world });
}

/** Writes a played year into a store. */
export function writeYear(db: Connection, { events, last }: Recording): void {
  db.transaction(() => {
    new Journal(db).append(events);
    new Shelves(db).write([...last.values()]);
  })();
}
