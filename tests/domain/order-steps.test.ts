/** Every step of the life cycle: allowed, in a wrong state, stale, by a wrong role, with a field missing. Read from the table. */
import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '#domain/access/table.ts';
import { ROLES } from '#domain/access/viewer.ts';
import { LIFE_CYCLE, ORDER_STATES, type OrderAction, type OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import type { Engine } from '#gateway/engine.ts';
import { extraOf, gridOf, orderIn, readyFor, take, takingOf } from '../support/order-ways.ts';
import {
  actor,
  CHIEF,
  FUXI,
  filedOrder,
  foundedEngine,
  gridsIn,
  TOWN,
  wish,
  workerIn,
  YULI,
} from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';

type Stood = Exclude<OrderState, 'DRAFT'>;
const STATES = ORDER_STATES.filter((state): state is Stood => state !== 'DRAFT');
const [yuli] = gridsIn(YULI);
const [fuxi] = gridsIn(FUXI);
if (!yuli || !fuxi) throw new Error('the town has no grids');

const ready = (engine: Engine, action: OrderAction, state: Stood) =>
  readyFor(engine, yuli.id, action, state);

const master = async (engine: Engine) => (await orderIn(engine, yuli.id, 'REPORTED')).id;

describe.each(LIFE_CYCLE.actions)('%s', (action) => {
  test('is taken in exactly the states the table lists', async () => {
    const { engine } = await foundedEngine(temporaryFolder());
    for (const state of STATES) {
      // A joint order has no clock of handling asked for; its steps are the whistle's.
      const order = await ready(engine, action, state);
      const options = { elsewhere: fuxi.id, master: await master(engine) };
      const reply = await take(engine, order.id, action, options);
      if (action === 'void' && state === 'JOINT') {
        expect(reply).toMatchObject({ ok: false, reason: 'order.whistle-sounds' });
      } else if (LIFE_CYCLE.allows(state, action)) {
        expect(reply, `${action} in ${state}`).toMatchObject({ ok: true });
        const after = engine.world.orders.get(order.id)?.state;
        expect(after).toBe(LIFE_CYCLE.after(state, action));
      } else {
        // What is not theirs is said not to exist; what is, is told how it stands.
        expect(reply.ok, `${action} in ${state}`).toBe(false);
        if (!reply.ok) expect(['order.not-now', 'order.unknown']).toContain(reply.reason);
        expect(engine.world.orders.get(order.id)?.version).toBe(order.version);
      }
    }
  });

  test('is refused when the order has changed since it was looked at, and says who changed it', async () => {
    const { engine } = await foundedEngine(temporaryFolder());
    const [from] = LIFE_CYCLE.steps[action].from;
    const order = await ready(engine, action, from as Stood);
    const { by, extra } = takingOf(action, yuli.id, { elsewhere: fuxi.id });
    const input = { id: order.id, version: order.version - 1, ...extra };
    expect(await engine.run(`order.${action}`, wish(), input, by)).toMatchObject({
      ok: false,
      reason: 'order.changed',
      params: { state: order.state, by: order.lastBy, at: order.lastAt },
    });
  });

  test('is refused to every role without the function, before anything is looked at', async () => {
    const { engine } = await foundedEngine(temporaryFolder());
    const { may } = LIFE_CYCLE.steps[action];
    for (const role of ROLES)
      if (!(role in PERMISSIONS[may]))
        expect(
          await engine.run(`order.${action}`, wish(), { nonsense: true }, actor(role)),
        ).toMatchObject({ ok: false, reason: 'access.no-function', denied: 'function' });
  });

  test('names each field that is missing', async () => {
    const { engine } = await foundedEngine(temporaryFolder());
    const [from] = LIFE_CYCLE.steps[action].from;
    const { needs } = LIFE_CYCLE.steps[action];
    const order = await ready(engine, action, from as Stood);
    const { by, extra } = takingOf(action, yuli.id, { elsewhere: fuxi.id });
    for (const [name, { optional }] of Object.entries(needs)) {
      if (optional) continue;
      const input = { id: order.id, version: order.version, ...extra, [name]: undefined };
      expect(await engine.run(`order.${action}`, wish(), input, by)).toMatchObject({
        ok: false,
        reason: 'request.invalid',
        params: { field: name },
      });
    }
  });
});

const yuliClerk = actor('COMMUNITY', [`${TOWN}${YULI}/`]);

test('an order that moves to another village keeps its story and leaves the first one’s sight', async () => {
  const { engine, store } = await foundedEngine(temporaryFolder());
  const id = await filedOrder(engine);
  expect(await take(engine, id, 'relocate', { elsewhere: fuxi.id })).toMatchObject({ ok: true });
  expect(engine.world.orders.get(id)?.path).toBe(fuxi.path);
  expect(store.journal.story('orders', id).map(({ type }) => type)).toEqual([
    'order.reported',
    'order.accepted',
    'order.filed',
    'order.relocated',
  ]);
  const input = { id, version: engine.world.orders.get(id)?.version, text: 'Whose is it?' };
  expect(await engine.run('order.note', wish(), input, yuliClerk)).toMatchObject({
    ok: false,
    reason: 'order.unknown',
    denied: 'area',
  });
});

test('numbers of one day run without gap', async () => {
  const { engine } = await foundedEngine(temporaryFolder());
  const ids = await Promise.all(Array.from({ length: 20 }, () => filedOrder(engine)));
  const numbers = ids.map((id) => engine.world.orders.get(id)?.orderNo).sort();
  expect(numbers[0]).toBe('GF2022102500001');
  expect(numbers.at(-1)).toBe('GF2022102500020');
  expect(new Set(numbers).size).toBe(20);
});

describe('the rules of the trade', () => {
  const engineWith = async (state: Stood) => {
    const { engine } = await foundedEngine(temporaryFolder());
    const { id } = await orderIn(engine, yuli.id, state);
    const order = () => engine.world.orders.get(id) as Order;
    const give = (action: OrderAction, extra: object = {}, by = takingOf(action, yuli.id).by) =>
      engine.run(
        `order.${action}`,
        wish(),
        { id, version: order().version, ...takingOf(action, yuli.id).extra, ...extra },
        by,
      );
    return { engine, order, give, id };
  };

  test('on the second return the duty chief rules, and that is final', async () => {
    const { order, give } = await engineWith('DISPATCHED');
    for (const action of ['return', 'dispatch', 'return'] as const)
      expect(await give(action)).toMatchObject({ ok: true });
    expect(await give('dispatch')).toMatchObject({ ok: false, reason: 'order.awaits-ruling' });
    expect(await give('arbitrate')).toMatchObject({ ok: true });
    expect(order()).toMatchObject({
      state: 'DISPATCHED',
      org: 'ENFORCEMENT',
      ruled: true,
      returns: 2,
    });
    const officer = {
      ...CHIEF,
      viewer: { ...CHIEF.viewer, role: 'DEPT' as const, scopes: [], org: 'ENFORCEMENT' },
    };
    expect(await give('return', {}, officer)).toMatchObject({
      ok: false,
      reason: 'order.ruled-already',
    });
  });

  test('at most two extensions, and a dispatcher grants half the limit at most', async () => {
    const { order, give } = await engineWith('HANDLING');
    const dispatcher = takingOf('urge', yuli.id).by;
    const due = () => order().handle?.dueAt ?? 0;
    // Due at 10:00 the next morning; until 14:00 are 2.5 of the 4 work hours.
    expect(await give('ask-extension', { until: due() + 4 * 3_600_000 })).toMatchObject({
      ok: true,
    });
    expect(await give('extend', {}, dispatcher)).toMatchObject({
      ok: false,
      reason: 'order.extension-beyond',
    });
    expect(await give('refuse-extension')).toMatchObject({ ok: true });
    for (let times = 0; times < 2; times++) {
      const until = due() + 3_600_000;
      expect(await give('ask-extension', { until })).toMatchObject({ ok: true });
      expect(await give('extend', {}, dispatcher)).toMatchObject({ ok: true });
      expect(due()).toBe(until);
    }
    expect(await give('ask-extension', { until: due() + 3_600_000 })).toMatchObject({
      reason: 'order.extended-enough',
    });
  });

  test('who handled it does not check it', async () => {
    const { give } = await engineWith('HANDLED');
    expect(await give('ask-check', { checker: workerIn(yuli.id).id })).toMatchObject({
      reason: 'order.checks-itself',
    });
    expect(await give('ask-check')).toMatchObject({ ok: true });
    const handler = takingOf('finish', yuli.id).by;
    expect(await give('pass', {}, handler)).toMatchObject({ ok: false, reason: 'order.unknown' });
    expect(await give('pass')).toMatchObject({ ok: true });
  });

  test('“unsolved” on the telephone opens it again by itself, and that closure counts for nothing', async () => {
    const { order, give } = await engineWith('CLOSED');
    expect(await give('visit', { contacted: true, solved: false })).toMatchObject({ ok: true });
    expect(order()).toMatchObject({
      state: 'HANDLING',
      reopens: 1,
      relapsedAfter: 0,
      closedAt: null,
    });
  });

  test('suspension needs a review within ninety days and a leader', async () => {
    const { give } = await engineWith('HANDLING');
    const farAway = Date.parse('2023-02-01T00:00:00+08:00');
    expect(await give('ask-suspension', { reviewAt: farAway })).toMatchObject({
      reason: 'order.review-too-far',
    });
    expect(await give('suspend')).toMatchObject({ reason: 'order.nothing-asked' });
    expect(await give('ask-suspension')).toMatchObject({ ok: true });
    expect(await give('suspend', {}, CHIEF)).toMatchObject({ reason: 'access.no-function' });
    expect(await give('suspend')).toMatchObject({ ok: true });
  });

  test('a merged order hands its reporters on', async () => {
    const { engine, id } = await engineWith('REPORTED');
    const other = await orderIn(engine, yuli.id, 'REPORTED');
    expect(await take(engine, other.id, 'merge', { master: id })).toMatchObject({ ok: true });
    expect(engine.world.orders.get(id)?.reporters).toBe(2);
    expect(engine.world.orders.get(other.id)).toMatchObject({ state: 'MERGED', master: id });
  });

  test('a hotline order is verified before it is accepted, and never void', async () => {
    const { engine } = await foundedEngine(temporaryFolder());
    const input = { ...reportHot(), source: 'HOT' };
    const { seq } = (await engine.run('order.report', wish(), input, CHIEF)) as { seq: number };
    const [hot] = [...engine.world.orders.values()].filter(({ version }) => version === seq);
    if (!hot) throw new Error('no report');
    expect(await take(engine, hot.id, 'accept')).toMatchObject({
      reason: 'order.needs-verification',
    });
    expect(await take(engine, hot.id, 'void')).toMatchObject({ reason: 'order.not-voidable' });
    expect(await take(engine, hot.id, 'ask-verify')).toMatchObject({ ok: true });
    expect(await take(engine, hot.id, 'confirm')).toMatchObject({ ok: true });
    expect(engine.world.orders.get(hot.id)?.state).toBe('ACCEPTED');
  });

  const reportHot = () => ({
    grid: yuli.id,
    point: [...gridOf(yuli.id).centre],
    category: '0301',
    urgency: 2,
    description: 'A neighbour telephoned.',
  });

  test('what is needed to void is a reason in words', async () => {
    const { give } = await engineWith('FILED');
    expect(await give('void', { basis: '' })).toMatchObject({
      reason: 'request.invalid',
      params: { field: 'basis' },
    });
    expect(extraOf('void', yuli.id, yuli.id)).toHaveProperty('basis');
  });
});
