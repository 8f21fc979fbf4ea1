/** The shortest way of an order to each state, and who takes each step with what: for tests that need an order of some sort. */

import { photoAdded } from '#domain/order/events/keeping.ts';
import { LIFE_CYCLE, type OrderAction, type OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { orderWhistled } from '#domain/whistle/events/calling.ts';
import { shiftStarted } from '#domain/worker/events.ts';
import type { Actor, Engine } from '#gateway/engine.ts';
import {
  actor,
  CHIEF,
  DISPATCHER,
  files,
  LEADER,
  NOW,
  OPERATOR,
  reportIn,
  wish,
  workerIn,
} from './small-world.ts';

const HOUR = 3_600_000;

const HANDLING: readonly OrderAction[] = ['accept', 'file', 'dispatch', 'sign'];
const CHECKING: readonly OrderAction[] = [...HANDLING, 'finish', 'ask-check'];

/** JOINT is reached by a whistle, DRAFT never in the centre. */
export const WAYS: Partial<Record<OrderState, readonly OrderAction[]>> = {
  REPORTED: [],
  VERIFYING: ['ask-verify'],
  ACCEPTED: ['accept'],
  FILED: ['accept', 'file'],
  DISPATCHED: ['accept', 'file', 'dispatch'],
  HANDLING,
  JOINT: HANDLING,
  SUSPENDED: [...HANDLING, 'ask-suspension', 'suspend'],
  HANDLED: [...HANDLING, 'finish'],
  CHECKING,
  CHECKED: [...CHECKING, 'pass'],
  CLOSED: [...CHECKING, 'pass', 'close'],
  REJECTED: ['reject'],
  VOID: ['void'],
  MERGED: ['merge'],
};

export const gridOf = (id: string) => {
  const grid = files.grids.find((known) => known.id === id);
  if (!grid) throw new Error(`no such grid: ${id}`);
  return grid;
};

/** A worker other than the grid's own: who handled it does not check it. */
const otherThan = (id: string): string => {
  const other = files.workers.find((worker) => worker.id !== id);
  if (!other) throw new Error('the town has one worker only');
  return other.id;
};

export interface Taking {
  readonly by: Actor;
  /** What the step needs besides the order. */
  readonly extra: object;
}

export interface TakingOptions {
  /** A grid to move to. */
  readonly elsewhere?: string;
  /** An order to merge into. */
  readonly master?: string;
  /** When the order is due as it stands. */
  readonly dueAt?: number;
  /** The organisations it is dispatched to beside its worker: the first leads. */
  readonly orgs?: readonly string[];
}

/** How a step is taken on an order in `grid`. */
export function takingOf(
  action: OrderAction,
  grid: string,
  { elsewhere = grid, master = 'nobody', dueAt = NOW, orgs = [] }: TakingOptions = {},
): Taking {
  const handler = workerIn(grid).id;
  const checker = otherThan(handler);
  const HANDLER = actor('GRID_WORKER', [gridOf(grid).path], handler);
  const CHECKER = actor('GRID_WORKER', [gridOf(grid).path], checker);
  const text = 'So that it is said.';
  const demand = { text, replyBy: NOW + HOUR };
  const takings: Record<OrderAction, Taking> = {
    'ask-verify': { by: OPERATOR, extra: { verifier: handler } },
    confirm: { by: HANDLER, extra: { note: text } },
    deny: { by: HANDLER, extra: { note: text } },
    accept: { by: CHIEF, extra: {} },
    reject: { by: CHIEF, extra: { reason: 'OUT_OF_SCOPE', reply: text } },
    merge: { by: CHIEF, extra: { master } },
    file: { by: CHIEF, extra: { category: '0301', urgency: 2, level: 'GRID' } },
    dispatch: {
      by: DISPATCHER,
      extra: { handler, ...(orgs[0] ? { org: orgs[0], assist: orgs.slice(1) } : {}) },
    },
    sign: { by: HANDLER, extra: {} },
    return: { by: HANDLER, extra: { reason: 'NOT_OURS', basis: text } },
    arbitrate: { by: CHIEF, extra: { org: 'ENFORCEMENT', ruling: text } },
    reassign: { by: DISPATCHER, extra: { reason: 'NOT_OURS', basis: text } },
    finish: {
      by: HANDLER,
      extra: { result: 'SOLVED', talkedTo: text, measure: text, promise: text },
    },
    'ask-extension': { by: HANDLER, extra: { until: dueAt + HOUR, reason: text } },
    extend: { by: CHIEF, extra: {} },
    'refuse-extension': { by: CHIEF, extra: { reason: text } },
    'ask-suspension': {
      by: HANDLER,
      extra: { reason: 'FUNDS', plan: text, measure: text, reviewAt: NOW + 240 * HOUR },
    },
    suspend: { by: LEADER, extra: { reply: text } },
    'refuse-suspension': { by: LEADER, extra: { reason: text } },
    resume: { by: CHIEF, extra: { reason: text } },
    'ask-check': { by: CHIEF, extra: { checker } },
    pass: { by: CHECKER, extra: { note: text } },
    rework: { by: CHECKER, extra: { reason: text } },
    close: { by: CHIEF, extra: { reply: text } },
    visit: { by: OPERATOR, extra: { contacted: true, solved: true, satisfaction: 5 } },
    reopen: { by: CHIEF, extra: { reason: 'INSPECTION', text } },
    void: { by: CHIEF, extra: { reason: 'TEST', basis: text } },
    raise: {
      by: CHIEF,
      extra: { to: 'DISTRICT', reason: text, receipt: 'D-1', receiver: 'DISTRICT_CENTRE' },
    },
    lower: { by: CHIEF, extra: { to: 'GRID', reason: text } },
    urge: { by: DISPATCHER, extra: demand },
    supervise: { by: CHIEF, extra: demand },
    list: { by: LEADER, extra: demand },
    'answer-urge': { by: OPERATOR, extra: { text } },
    recall: { by: DISPATCHER, extra: {} },
    note: { by: CHIEF, extra: { text } },
    instruct: { by: LEADER, extra: demand },
    mark: { by: CHIEF, extra: { important: true } },
    relocate: { by: DISPATCHER, extra: { grid: elsewhere, point: gridOf(elsewhere).centre } },
  };
  return takings[action];
}

/** What a step needs besides the order, for tests that have their own actors. */
export const extraOf = (action: OrderAction, grid: string, elsewhere: string): object =>
  takingOf(action, grid, { elsewhere }).extra;

/** Takes one step of an order as it now stands. */
export async function take(
  engine: Engine,
  id: string,
  action: OrderAction,
  options: TakingOptions = {},
) {
  const order = engine.world.orders.get(id) as Order;
  const dueAt = order.handle?.dueAt ?? NOW;
  const { by, extra } = takingOf(action, order.grid, { dueAt, ...options });
  return engine.run(`order.${action}`, wish(), { id, version: order.version, ...extra }, by);
}

async function reported(engine: Engine, grid: string): Promise<string> {
  const reply = await engine.run('order.report', wish(), reportIn(gridOf(grid)), CHIEF);
  if (!reply.ok) throw new Error(`order.report: ${reply.reason}`);
  const made = [...engine.world.orders.values()].find(({ version }) => version === reply.seq);
  if (!made) throw new Error('the report made no order');
  return made.id;
}

/** Reports an order in a grid and takes it to a state; its workers are on shift from now on if they were not. */
export async function orderIn(
  engine: Engine,
  grid: string,
  state: OrderState,
  options: TakingOptions = {},
): Promise<Order> {
  const worker = workerIn(grid);
  if (!engine.world.workers.get(worker.id)?.onShift)
    await engine.happen([shiftStarted.of({ id: worker.id })]);
  const master = state === 'MERGED' ? await reported(engine, grid) : '';
  const id = await reported(engine, grid);
  for (const phase of ['BEFORE', 'AFTER'] as const)
    await engine.happen([
      photoAdded.of({ id, photo: `${id}-${phase}`, phase, point: null, takenAt: null }),
    ]);
  for (const action of WAYS[state] ?? []) {
    const reply = await take(engine, id, action, { ...options, master });
    if (!reply.ok) throw new Error(`${action}: ${reply.reason} ${JSON.stringify(reply.params)}`);
  }
  const now = () => engine.world.orders.get(id) as Order;
  if (state === 'JOINT')
    await engine.happen([
      orderWhistled.of({ id, whistle: 'w', level: 'TOWN', assist: options.orgs?.slice(1) ?? [] }),
    ]);
  return now();
}

/** What an order must have gone through before a step makes sense, besides its state. */
const BEFORE: Partial<Record<OrderAction, readonly OrderAction[]>> = {
  extend: ['ask-extension'],
  'refuse-extension': ['ask-extension'],
  suspend: ['ask-suspension'],
  'refuse-suspension': ['ask-suspension'],
  'answer-urge': ['urge'],
  lower: ['raise'],
  arbitrate: ['dispatch', 'return', 'dispatch', 'return'],
};

/** An order in a state, as ready for a step as the state allows. */
export async function readyFor(
  engine: Engine,
  grid: string,
  action: OrderAction,
  state: OrderState = LIFE_CYCLE.steps[action].from[0] ?? 'REPORTED',
  options: TakingOptions = {},
): Promise<Order> {
  const { id } = await orderIn(engine, grid, state, options);
  const now = () => engine.world.orders.get(id) as Order;
  if (LIFE_CYCLE.allows(state, action))
    for (const before of BEFORE[action] ?? []) {
      const reply = await take(engine, id, before, options);
      if (!reply.ok && LIFE_CYCLE.allows(now().state, before))
        throw new Error(`${before}: ${reply.reason}`);
    }
  return now();
}
