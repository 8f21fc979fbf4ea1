/** One step on one order, decided and not folded: what the test says of the order is all that the decision saw. */
import { commandOf } from '#domain/catalogue.ts';
import type { Circumstance } from '#domain/contract.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { LIFE_CYCLE, type OrderAction } from '#domain/order/flow.ts';
import type { Clock, Order } from '#domain/order/order.ts';
import type { Limit } from '#domain/time/deadline.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import type { Worker } from '#domain/worker/worker.ts';
import { emptyWorld } from '#domain/world.ts';
import { blankOrder } from './blank-order.ts';
import { around, at, told, viewerOf } from './decide.ts';

/** A Tuesday; work ends three hours later. */
export const NOW = at('2022-10-25T14:30');
export const HOUR = 3_600_000;
export const HERE: [number, number] = [120.4, 31.3];
/** A point so many metres north of the order. */
export const north = (metres: number): [number, number] => [HERE[0], HERE[1] + metres / 111_195];

const named = (name: string) => ({ 'zh-CN': name, en: name, 'zh-Hant': name });
const square = (id: string, [west, south]: [number, number]): Grid => ({
  id,
  version: 1,
  path: `/320506108/a/${id}/`,
  type: 'BASIC',
  name: named(id),
  short: named(id),
  community: 'a',
  centre: [west + 0.01, south + 0.01],
  shape: [
    [
      [
        [west, south],
        [west + 0.02, south],
        [west + 0.02, south + 0.02],
        [west, south + 0.02],
        [west, south],
      ],
    ],
  ],
});
const worker = (id: string, no: number, grid: string, onShift: boolean): Worker => ({
  id,
  version: 1,
  path: `/320506108/a/${grid}/`,
  no,
  type: 'FULLTIME',
  grids: [grid],
  onShift,
  shiftAt: null,
  sos: null,
});

/** A promise of so many minutes, given at an instant. */
export const promise = (limit: Limit, start: number, dueAt: number): Clock => ({
  start,
  limit,
  warnAt: start,
  dueAt,
});

export interface Setting extends Partial<Circumstance> {
  readonly others?: readonly Order[];
  readonly whistle?: Partial<Whistle>;
  readonly archived?: Order;
  readonly counter?: { readonly id: string; readonly value: number };
}

/** The order in the first state of the step, in grid `g`, handled by `w-1`; `w-2` of grid `h` is off shift. */
export const orderFor = (action: OrderAction, patch: Partial<Order> = {}): Order =>
  blankOrder({
    id: 'o',
    version: 7,
    state: LIFE_CYCLE.steps[action].from[0] ?? 'REPORTED',
    path: '/320506108/a/g/',
    grid: 'g',
    point: HERE,
    lastBy: 'OPERATOR-01',
    lastAt: NOW - HOUR,
    handler: 'w-1',
    reportedAt: NOW - HOUR,
    ...patch,
  });

export function outcomeOf(
  action: OrderAction,
  patch: Partial<Order> = {},
  input: object = {},
  { others = [], whistle, archived, counter, ...more }: Setting = {},
) {
  const world = emptyWorld();
  world.grids.put(square('g', [120.39, 31.29]));
  world.grids.put(square('h', [120.41, 31.29]));
  world.workers.put(worker('w-1', 7, 'g', true));
  world.workers.put(worker('w-2', 8, 'h', false));
  if (!archived) world.orders.put(orderFor(action, patch));
  for (const other of others) world.orders.put(other);
  if (whistle) world.whistles.put({ id: 'w', order: 'o', closedAt: null, ...whistle } as Whistle);
  if (counter) world.counters.put({ ...counter, version: 1, path: '/320506108/' });
  const command = commandOf(`order.${action}`);
  if (!command) throw new Error(`no step ${action}`);
  const parsed = command.input.parse({ id: 'o', version: 7, ...input });
  const circumstance = around(viewerOf('DISPATCHER'), NOW, more);
  return command.decide(world, archived, parsed, circumstance);
}

const inWords = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('dueAt' in value)) return value;
  const { stage, start, dueAt } = value as Clock & { stage?: string };
  return [...(stage ? [stage] : []), told(start), 'to', told(dueAt)].join(' ');
};

/** What came of it, as a test writes it: `[type, data]` with clocks in words, and what was typed; or the refusal. */
export function decided(...asked: Parameters<typeof outcomeOf>): unknown {
  const outcome = outcomeOf(...asked);
  if (!outcome.ok) return [outcome.reason, outcome.params];
  const events = outcome.events.map(({ type, data }) => [
    type,
    Object.fromEntries(
      Object.entries(data as object)
        .filter(([name]) => name !== 'id')
        .map(([name, value]) => [name, inWords(value)]),
    ),
  ]);
  const about = outcome.events.map(({ data }) => (data as { id: string }).id);
  if (about.some((id) => id !== 'o')) throw new Error(`events of ${about}`);
  const words = outcome.words.map(({ about, purpose, text }) => [about, purpose, text]);
  return { events, words };
}

/** The outcome of a step that is accepted. */
export const events = (...events: [type: string, data?: object][]) => ({
  events: events.map(([type, data]) => [type, data ?? {}]),
  words: [],
});
export const withWords = (told: object, ...words: [purpose: string, text: string][]) => ({
  ...told,
  words: words.map(([purpose, text]) => ['o', purpose, text]),
});
