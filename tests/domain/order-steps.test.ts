/** Every step of the life cycle: allowed, in a wrong state, stale, by the wrong role. Read from the table, so a new step is walked too. */
import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '#domain/access/table.ts';
import { orderReported } from '#domain/order/events.ts';
import { LIFE_CYCLE, ORDER_STATES, type OrderAction, type OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import type { Engine } from '#gateway/engine.ts';
import {
  actor,
  CHIEF,
  DISPATCHER,
  FUXI,
  filedOrder,
  foundedEngine,
  gridsIn,
  reportIn,
  TOWN,
  wish,
  workerIn,
  YULI,
} from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';

const [yuliGrid] = gridsIn(YULI);
const [fuxiGrid] = gridsIn(FUXI);
if (!yuliGrid || !fuxiGrid) throw new Error('the town has no grids');
const worker = workerIn(yuliGrid.id);
const WORKER = actor('GRID_WORKER', [yuliGrid.path], worker.id);

/** Who does a step, and what it needs besides the order. */
const STEPS: Record<OrderAction, { by: typeof CHIEF; extra: object }> = {
  file: { by: CHIEF, extra: { category: '0301', urgency: 2 } },
  dispatch: { by: DISPATCHER, extra: { handler: worker.id } },
  recall: { by: DISPATCHER, extra: {} },
  sign: { by: WORKER, extra: {} },
  return: { by: WORKER, extra: { reason: 'NOT_OURS' } },
  finish: { by: WORKER, extra: { result: 'SOLVED', text: 'Cleared away.' } },
  close: { by: CHIEF, extra: {} },
  void: { by: CHIEF, extra: { reason: 'TEST' } },
  relocate: { by: DISPATCHER, extra: { grid: fuxiGrid.id, point: fuxiGrid.centre } },
};

/** The shortest way to each state. */
const WAYS: Record<OrderState, readonly OrderAction[]> = {
  REPORTED: [],
  FILED: ['file'],
  DISPATCHED: ['file', 'dispatch'],
  HANDLING: ['file', 'dispatch', 'sign'],
  HANDLED: ['file', 'dispatch', 'sign', 'finish'],
  CLOSED: ['file', 'dispatch', 'sign', 'finish', 'close'],
  VOID: ['void'],
};

const give = (engine: Engine, action: OrderAction, order: Order, version = order.version) =>
  engine.run(
    `order.${action}`,
    wish(),
    { id: order.id, version, ...STEPS[action].extra },
    STEPS[action].by,
  );

async function orderIn(engine: Engine, state: OrderState): Promise<Order> {
  const reply = await engine.run('order.report', wish(), reportIn(yuliGrid as never), CHIEF);
  if (!reply.ok) throw new Error(reply.reason);
  const id =
    [...engine.world.orders.values()].find(({ version }) => version === reply.seq)?.id ?? '';
  const now = () => engine.world.orders.get(id) as Order;
  for (const action of WAYS[state])
    expect(await give(engine, action, now())).toMatchObject({ ok: true });
  return now();
}

describe.each(LIFE_CYCLE.actions)('%s', (action) => {
  test('is taken in exactly the states the table lists', async () => {
    const { engine } = await foundedEngine(temporaryFolder());
    for (const state of ORDER_STATES) {
      const order = await orderIn(engine, state);
      const reply = await give(engine, action, order);
      // A handler's step on an order nobody was given is said not to exist, like any order that is not theirs.
      const strange = STEPS[action].by === WORKER && order.handler !== worker.id;
      if (LIFE_CYCLE.allows(state, action)) {
        expect(reply, `${action} in ${state}`).toMatchObject({ ok: true });
        expect(engine.world.orders.get(order.id)?.state).toBe(LIFE_CYCLE.after(state, action));
      } else
        expect(reply, `${action} in ${state}`).toMatchObject(
          strange
            ? { ok: false, reason: 'order.unknown' }
            : { ok: false, reason: 'order.not-now', params: { state } },
        );
    }
  });

  test('is refused when the order has changed since it was looked at, and says who changed it', async () => {
    const { engine } = await foundedEngine(temporaryFolder());
    const [from] = LIFE_CYCLE.steps[action].from;
    const order = await orderIn(engine, from as OrderState);
    expect(await give(engine, action, order, order.version - 1)).toMatchObject({
      ok: false,
      reason: 'order.changed',
      params: { state: order.state, by: order.lastBy, at: order.lastAt },
    });
  });

  test('is refused to every role without the function, before anything is looked at', async () => {
    const { engine } = await foundedEngine(temporaryFolder());
    const { may } = LIFE_CYCLE.steps[action];
    for (const role of [
      'DUTY_CHIEF',
      'DISPATCHER',
      'GRID_WORKER',
      'COMMUNITY',
      'WALL',
      'SYS_ADMIN',
    ] as const)
      if (!(role in PERMISSIONS[may]))
        expect(
          await engine.run(`order.${action}`, wish(), { nonsense: true }, actor(role)),
        ).toMatchObject({
          ok: false,
          reason: 'access.no-function',
          denied: 'function',
        });
  });
});

test('an order that moves to another village keeps its story and leaves the first one’s sight', async () => {
  const { engine, store } = await foundedEngine(temporaryFolder());
  const id = await filedOrder(engine);
  const before = engine.world.orders.get(id) as Order;
  expect(await give(engine, 'relocate', before)).toMatchObject({ ok: true });
  expect(engine.world.orders.get(id)?.path).toBe(fuxiGrid.path);
  expect(store.journal.story('orders', id).map(({ type }) => type)).toEqual([
    'order.reported',
    'order.filed',
    'order.relocated',
  ]);
  const yuli = actor('COMMUNITY', [`${TOWN}${YULI}/`]);
  const close = { id, version: engine.world.orders.get(id)?.version };
  expect(await engine.run('order.close', wish(), close, yuli)).toMatchObject({
    ok: false,
    reason: 'order.unknown',
    denied: 'area',
  });
});

test('numbers of one day run without gap, and a hotline order is never void', async () => {
  const { engine } = await foundedEngine(temporaryFolder());
  const ids = await Promise.all(Array.from({ length: 20 }, () => filedOrder(engine)));
  const numbers = ids.map((id) => engine.world.orders.get(id)?.orderNo).sort();
  expect(numbers[0]).toBe('GF2022102500001');
  expect(numbers.at(-1)).toBe('GF2022102500020');
  expect(new Set(numbers).size).toBe(20);
  await engine.happen([
    orderReported.of({
      id: 'hot-line-01',
      path: yuliGrid.path,
      category: '0301',
      reportedUrgency: 1,
      source: 'HOT',
      grid: yuliGrid.id,
      point: yuliGrid.centre,
    }),
  ]);
  const hot = engine.world.orders.get('hot-line-01') as Order;
  expect(await give(engine, 'void', hot)).toMatchObject({
    ok: false,
    reason: 'order.not-voidable',
  });
});
