/**
 * Twenty thousand orders live at random: right and wrong people, right and wrong steps, minutes to weeks between them, the
 * clock doing its own. No state the table does not know, no clock lost, no figure that its rows do not bear out.
 */
// Millions of looks: vitest's `expect` took longer for them than the lives themselves.
import { equal, notEqual, ok } from 'node:assert/strict';
import { expect, test } from 'vitest';
import { judge } from '#domain/access/judge.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { commandOf, eventOf } from '#domain/catalogue.ts';
import type { Stamp } from '#domain/contract.ts';
import { fold, type JournalEvent } from '#domain/fold.ts';
import { Tally } from '#domain/kernel/kpi.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { dueOrders } from '#domain/order/due.ts';
import { LIFE_CYCLE, type OrderAction, STAGE_OF } from '#domain/order/flow.ts';
import { ORDER_KPIS } from '#domain/order/kpis/catalogue.ts';
import { ORDER_COUNTS } from '#domain/order/kpis/counts.ts';
import { type Order, order as orderSchema } from '#domain/order/order.ts';
import { changesOf, draftOf, emptyWorld, type OpenWorld, publish } from '#domain/world.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { around } from '../support/decide.ts';
import { takingOf } from '../support/order-ways.ts';
import { files, gridsIn, NOW, reportIn, viewer, YULI } from '../support/small-world.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const SEQUENCES = process.env.LONG ? 200_000 : 20_000;
/** Orders living in one world at a time; figures are compared when they have lived. */
const LIVES = 40;
const STEPS_MOST = 24;
const MINUTE = 60_000;

const ZONE = 'Asia/Shanghai';
const [grid, elsewhere] = gridsIn(YULI);
if (!grid || !elsewhere) throw new Error('the town has too few grids');

/** Steps that end or turn back a life; taken seldom, or none would grow old. */
const RARE: readonly OrderAction[] = [
  'reject',
  'deny',
  'merge',
  'void',
  'recall',
  'reassign',
  'note',
  'mark',
  'relocate',
  'raise',
  'lower',
  'urge',
  'supervise',
  'list',
  'instruct',
  'answer-urge',
];

interface Town {
  readonly world: OpenWorld;
  readonly journal: JournalEvent[];
}

/** Lets events happen in a world and writes them down; the schemas are held at the end of each life. */
function happen(
  { world, journal }: Town,
  events: readonly NewEvent[],
  at: number,
  by: string,
): void {
  for (const event of events) {
    const stamp: Stamp = { seq: journal.length + 1, at, by };
    const draft = draftOf(world, () => stamp.seq);
    fold(draft, event, stamp);
    publish(world, changesOf(draft));
    journal.push({ ...stamp, type: event.type, v: eventOf(event.type)?.v ?? 0, data: event.data });
  }
}

function newTown(): Town {
  const town = { world: emptyWorld(), journal: [] };
  const rows = [
    ...files.grids.map((data) => ({ type: 'grid.drawn', data })),
    ...files.workers.map((data) => ({ type: 'worker.enlisted', data })),
    ...files.workers.map(({ id }) => ({ type: 'worker.shift-started', data: { id } })),
  ];
  happen(town, rows, NOW, 'SYSTEM-00');
  return town;
}

/** What must be true of an order whatever happened to it. */
function expectSound(order: Order, told: string): void {
  const { state, stage, handle, suspended, pausedAt } = order;
  equal(stage?.stage, STAGE_OF[state], `${told}: stage of ${state}`);
  if (handle) {
    ok(handle.start <= handle.warnAt, `${told}: warned before the start`);
    ok(handle.warnAt <= handle.dueAt, `${told}: warned after the end`);
  }
  if (order.filedAt !== null && order.source !== 'SELF')
    ok(handle !== null, `${told}: promise lost`);
  equal(suspended !== null && pausedAt !== null, state === 'SUSPENDED', `${told}: pause`);
  equal(order.closedAt === null, LIFE_CYCLE.open(state), `${told}: end of ${state}`);
  equal(order.orderNo === null, order.filedAt === null, `${told}: number`);
  ok(order.extensions <= 2, `${told}: extended ${order.extensions} times`);
  if (state === 'CHECKED' || state === 'CLOSED')
    if (order.source !== 'SELF') notEqual(order.checker, order.handler, `${told}: checks itself`);
  if (['HANDLING', 'HANDLED', 'DISPATCHED'].includes(state))
    ok((order.org ?? order.handler) !== null, `${told}: nobody has it`);
}

test(`${SEQUENCES} lives`, { timeout: 3_600_000 }, () => {
  const chance = chanceFrom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const strangers: Viewer[] = [
    viewer('WALL'),
    viewer('DISPATCHER'),
    viewer('COMMUNITY', ['/320506108/320506108004/']),
    viewer('GRID_WORKER', [], 'w-19'),
  ];
  const tried = { accepted: new Set<string>(), refused: 0, due: 0 };
  let ids = 0;

  /** One wish on an order: whoever gives it, the order is sound afterwards, and unchanged when it was refused. */
  function wishFor(town: Town, id: string, now: number, told: string): void {
    const before = town.world.orders.get(id) as Order;
    const allowed = LIFE_CYCLE.actions.filter((one) => LIFE_CYCLE.allows(before.state, one));
    const likely = allowed
      .filter(() => chance() < 0.3)
      .filter((one) => !RARE.includes(one) || chance() < 0.08);
    const action: OrderAction =
      chance() < 0.9
        ? pick(likely.length > 0 ? likely : allowed.length > 0 ? allowed : LIFE_CYCLE.actions)
        : pick(LIFE_CYCLE.actions);
    const others = [...town.world.orders.values()].slice(-8);
    const taking = takingOf(action, before.grid, {
      elsewhere: elsewhere?.id ?? '',
      master: pick(others).id,
      dueAt: (before.handle?.dueAt ?? now) + Math.floor((chance() - 0.2) * 20) * 60 * MINUTE,
    });
    const who = chance() < 0.9 ? taking.by.viewer : pick(strangers);
    const extra = Object.fromEntries(
      Object.entries(taking.extra).map(([name, value]) => {
        if (name === 'replyBy' || name === 'reviewAt')
          return [name, now + Math.floor(chance() * 100) * 24 * 60 * MINUTE];
        if (name === 'solved') return [name, chance() < 0.7];
        if (name === 'satisfaction') return [name, 1 + Math.floor(chance() * 5)];
        return [name, value];
      }),
    );
    const command = commandOf(`order.${action}`);
    const version = chance() < 0.95 ? before.version : before.version - 1;
    const input = command?.input.parse({ id, version, ...extra });
    const circumstance = around(who, now, {
      newId: () => `n-${++ids}`,
      zone: ZONE,
      knowsOrg: () => true,
    });
    const outcome =
      judge(command as never, town.world, input, undefined, who) ??
      (command as NonNullable<typeof command>).decide(town.world, undefined, input, circumstance);
    if (!outcome.ok) {
      tried.refused += 1;
      ok(town.world.orders.get(id) === before, `${told}: refused and yet changed`);
      return;
    }
    tried.accepted.add(action);
    ok(LIFE_CYCLE.allows(before.state, action), `${told}: ${action} in ${before.state}`);
    happen(town, outcome.events, now, who.post);
    const after = town.world.orders.get(id) as Order;
    const reopened = outcome.events.some(({ type }) => type === 'order.reopened');
    const next = reopened ? 'HANDLING' : LIFE_CYCLE.after(before.state, action);
    equal(after.state, next, `${told}: ${action}`);
    if (action !== 'relocate') equal(after.grid, before.grid, `${told}: moved by ${action}`);
    expectSound(after, `${told} after ${action}`);
  }

  function live(town: Town, life: number): string {
    let now = NOW + Math.floor(chance() * 60 * 24 * 90) * MINUTE;
    const source = pick(['GRID', 'GRID', 'VIDEO', 'HOT', 'UP'] as const);
    const input = {
      ...reportIn(grid as never),
      source,
      urgency: pick([1, 2, 3, 4]),
      category: pick(['0301', '0401', '0901']),
    };
    const report = commandOf('order.report');
    const by = viewer('OPERATOR');
    const outcome = report?.decide(
      town.world,
      undefined,
      report.input.parse(input),
      around(by, now, { newId: () => `o-${++ids}`, zone: ZONE }),
    );
    if (!outcome?.ok) throw new Error('a report was refused');
    happen(town, outcome.events, now, by.post);
    const [first] = outcome.events;
    if (!first) throw new Error('a report without an event');
    const { id } = first.data as { id: string };
    happen(
      town,
      [
        {
          type: 'order.photo-added',
          data: { id, photo: 'p', phase: 'AFTER', point: null, takenAt: null },
        },
      ],
      now,
      by.post,
    );
    const steps = Math.floor(chance() * STEPS_MOST);
    for (let step = 0; step < steps; step++) {
      now += Math.floor(chance() ** 8 * 60 * 24 * 20) * MINUTE;
      const told = `SEED=${SEED} life ${life} step ${step}`;
      const timing = around(by, now);
      const due = dueOrders(town.world, timing).filter(
        ({ data }) => (data as { id: string }).id === id,
      );
      happen(town, due, now, 'SYSTEM-00');
      tried.due += due.length;
      // What resumes may at once be overdue as well; the same thing is never due again.
      const again = dueOrders(town.world, timing).filter(
        ({ type, data }) =>
          (data as { id: string }).id === id && due.some((event) => event.type === type),
      );
      equal(again.length, 0, `${told}: twice due, ${again.map(({ type }) => type)}`);
      wishFor(town, id, now, told);
    }
    return id;
  }

  for (let done = 0; done < SEQUENCES; done += LIVES) {
    const town = newTown();
    for (let life = 0; life < LIVES; life++) live(town, done + life);
    const orders = [...town.world.orders.values()];
    for (const order of orders) orderSchema.parse(order);
    expectFigures(orders);
    expectRefold(town);
  }
  // Every step must really have been taken, or the walk proves less than it says.
  expect(LIFE_CYCLE.actions.filter((action) => !tried.accepted.has(action))).toEqual([]);
  expect(tried.refused).toBeGreaterThan(SEQUENCES);
  expect(tried.due).toBeGreaterThan(SEQUENCES / 20);
});

/** The figures against their rows, counted again in another way. */
function expectFigures(orders: readonly Order[]): void {
  const moment = { now: Math.max(...orders.map(({ lastAt }) => lastAt)), zone: ZONE };
  const tally = new Tally(ORDER_KPIS);
  for (const order of orders) tally.add(order, moment);
  const rates = new Map(tally.rates.map((rate) => [rate.id, rate]));
  for (const { id, above, below, percent } of tally.rates) {
    expect(above, id).toBeLessThanOrEqual(below);
    expect(percent === null || (percent >= 0 && percent <= 100), id).toBe(true);
    const kpi = ORDER_KPIS.find((one) => one.id === id);
    expect(
      orders.reduce((sum, order) => sum + (kpi?.above(order, moment) ?? 0), 0),
      id,
    ).toBe(above);
  }
  const count = (name: keyof typeof ORDER_COUNTS) =>
    orders.filter((order) => ORDER_COUNTS[name](order, moment)).length;
  const closing = rates.get('closing-rate');
  expect(closing).toMatchObject({ above: count('closed'), below: count('should-close') });
  expect(count('closed') + count('open')).toBe(count('should-close'));
  expect(rates.get('real-closing-rate')?.above).toBeLessThanOrEqual(closing?.above ?? 0);
  const filed = orders.filter(({ filedAt }) => filedAt !== null);
  const ended = filed.filter(({ state }) => ['VOID', 'MERGED', 'REJECTED'].includes(state)).length;
  expect(count('should-close')).toBe(filed.length - ended - count('suspended'));
}

function expectRefold({ world, journal }: Town): void {
  const again = { world: emptyWorld(), journal: [] };
  for (const { type, data, at, by } of journal) happen(again, [{ type, data }], at, by);
  expect([...again.world.orders.values()]).toEqual([...world.orders.values()]);
}
