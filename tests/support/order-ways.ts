/** The shortest way of an order to each state, and who takes each step: for tests that need an order of some sort in some place. */
import type { OrderAction, OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { shiftStarted } from '#domain/worker/events.ts';
import type { Engine } from '#gateway/engine.ts';
import { actor, CHIEF, files, reportIn, wish, workerIn } from './small-world.ts';

const WAYS: Record<OrderState, readonly OrderAction[]> = {
  REPORTED: [],
  FILED: ['file'],
  DISPATCHED: ['file', 'dispatch'],
  HANDLING: ['file', 'dispatch', 'sign'],
  HANDLED: ['file', 'dispatch', 'sign', 'finish'],
  CLOSED: ['file', 'dispatch', 'sign', 'finish', 'close'],
  VOID: ['void'],
};

export const gridOf = (id: string) => {
  const grid = files.grids.find((known) => known.id === id);
  if (!grid) throw new Error(`no such grid: ${id}`);
  return grid;
};

/** What a step needs besides the order. `elsewhere` is a grid to move to. */
export const extraOf = (action: OrderAction, grid: string, elsewhere: string): object =>
  ({
    file: { category: '0301', urgency: 2 },
    dispatch: { handler: workerIn(grid).id },
    recall: {},
    sign: {},
    return: { reason: 'NOT_OURS' },
    finish: { result: 'SOLVED', text: 'Cleared away.' },
    close: {},
    void: { reason: 'TEST' },
    relocate: { grid: elsewhere, point: gridOf(elsewhere).centre },
  })[action];

const OF_THE_WORKER: readonly OrderAction[] = ['sign', 'return', 'finish'];

/** Reports an order in a grid and takes it to a state; the grid's worker handles it, on shift from now on if not yet. */
export async function orderIn(engine: Engine, grid: string, state: OrderState): Promise<Order> {
  const worker = workerIn(grid);
  if (!engine.world.workers.get(worker.id)?.onShift)
    await engine.happen([shiftStarted.of({ id: worker.id })]);
  const give = async (name: string, input: object, by = CHIEF) => {
    const reply = await engine.run(name, wish(), input, by);
    if (!reply.ok) throw new Error(`${name}: ${reply.reason}`);
    return reply.seq;
  };
  const seq = await give('order.report', reportIn(gridOf(grid)));
  const made = [...engine.world.orders.values()].find(({ version }) => version === seq);
  const now = () => engine.world.orders.get(made?.id ?? '') as Order;
  for (const action of WAYS[state])
    await give(
      `order.${action}`,
      { id: now().id, version: now().version, ...extraOf(action, grid, grid) },
      OF_THE_WORKER.includes(action) ? actor('GRID_WORKER', [gridOf(grid).path], worker.id) : CHIEF,
    );
  return now();
}
