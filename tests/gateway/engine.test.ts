import { expect, test, vi } from 'vitest';
import type { Thing } from '#domain/kernel/thing.ts';
import { dueArchiving } from '#domain/order/archive.ts';
import { SHELVES } from '#domain/world.ts';
import { Taken } from '#gateway/database/store.ts';
import type { Told } from '#gateway/engine.ts';
import {
  CHIEF,
  DISPATCHER,
  engineOn,
  filedOrder,
  foundedEngine,
  gridsIn,
  NOW,
  openStore,
  reportIn,
  wish,
  workerIn,
  YULI,
} from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';

const [grid] = gridsIn(YULI);
if (!grid) throw new Error('the town has no grids');
const report = reportIn(grid);

const byId = (things: Iterable<Thing>) => [...things].sort((a, b) => (a.id < b.id ? -1 : 1));

test('a command sent one to five times, all at once, has one effect and one answer', async () => {
  const { engine, store } = await foundedEngine(temporaryFolder());
  const before = engine.world.orders.size;
  const ids = Array.from({ length: 200 }, wish);
  const sendings = ids.flatMap((id, i) => Array.from({ length: (i % 5) + 1 }, () => id));
  const replies = await Promise.all(
    sendings.map((id) => engine.run('order.report', id, report, CHIEF)),
  );
  expect(replies.every(({ ok }) => ok)).toBe(true);
  expect(engine.world.orders.size - before).toBe(200);
  const answers = new Map<string, Set<unknown>>();
  for (const [i, id] of sendings.entries()) {
    const reply = replies[i];
    answers.set(id, (answers.get(id) ?? new Set()).add(reply?.ok && reply.seq));
  }
  expect([...answers.values()].every((seqs) => seqs.size === 1)).toBe(true);
  expect([...store.journal.read()].filter(({ type }) => type === 'order.reported')).toHaveLength(
    200,
  );
});

test('the same id from another user is another command; with another body it is refused', async () => {
  const { engine } = await foundedEngine(temporaryFolder());
  const id = wish();
  expect(await engine.run('order.report', id, report, CHIEF)).toMatchObject({ ok: true });
  expect(await engine.run('order.report', id, report, DISPATCHER)).toMatchObject({ ok: true });
  expect(engine.world.orders.size).toBe(2);
  expect(await engine.run('order.report', id, { ...report, urgency: 3 }, CHIEF)).toMatchObject({
    ok: false,
    reason: 'command.id-reused',
  });
  expect(engine.world.orders.size).toBe(2);
});

test('fifty dispatchers want one order: one has it, the others are told who and for whom', async () => {
  const { engine } = await foundedEngine(temporaryFolder());
  const id = await filedOrder(engine);
  const version = engine.world.orders.get(id)?.version;
  const input = { id, version, handler: workerIn(grid.id).id };
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, i) => {
      const post = `DISPATCHER-${String(i + 1).padStart(2, '0')}`;
      const viewer = { ...DISPATCHER.viewer, post };
      return engine.run('order.dispatch', wish(), input, { user: `user-${i}`, viewer });
    }),
  );
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = engine.world.orders.get(id)?.lastBy;
  for (const reply of replies)
    if (!reply.ok)
      expect(reply).toMatchObject({
        reason: 'order.changed',
        params: { by: winner, state: 'DISPATCHED', handler: input.handler },
      });
});

test('what arrives together is one transaction, and is told once, after it is durable', async () => {
  const { engine, store } = await foundedEngine(temporaryFolder());
  const commits = vi.spyOn(store, 'commit');
  const told: Told[] = [];
  engine.onTold((one) => {
    expect(store.journal.seq).toBe(one.upto);
    told.push(one);
  });
  await Promise.all(
    Array.from({ length: 40 }, () => engine.run('order.report', wish(), report, CHIEF)),
  );
  expect(commits).toHaveBeenCalledTimes(1);
  expect(told).toHaveLength(1);
  expect(told[0]?.changes).toHaveLength(40);
});

test('a commit that fails leaves no trace: everyone gets 503, the world is as it was, the next one succeeds', async () => {
  const { engine, store } = await foundedEngine(temporaryFolder());
  const seq = engine.seq;
  const full = vi.spyOn(store, 'commit').mockRejectedValueOnce(new Error('disk full'));
  const replies = await Promise.all([
    engine.run('order.report', wish(), report, CHIEF),
    engine.run('order.report', wish(), report, CHIEF),
  ]);
  for (const reply of replies) expect(reply).toMatchObject({ ok: false, reason: 'gateway.store' });
  expect(engine.world.orders.size).toBe(0);
  expect(engine.seq).toBe(seq);
  full.mockRestore();
  expect(await engine.run('order.report', wish(), report, CHIEF)).toMatchObject({
    ok: true,
    seq: seq + 1,
  });
});

test('a constraint that says no makes each of the group decide once more, alone', async () => {
  const { engine, store } = await foundedEngine(temporaryFolder());
  const really = store.commit.bind(store);
  const commit = vi.spyOn(store, 'commit');
  commit.mockRejectedValueOnce(new Taken('unique')).mockImplementation(really);
  const replies = await Promise.all([
    engine.run('order.report', wish(), report, CHIEF),
    engine.run('order.report', wish(), report, CHIEF),
  ]);
  expect(replies.every(({ ok }) => ok)).toBe(true);
  expect(commit).toHaveBeenCalledTimes(3);
  commit.mockRejectedValue(new Taken('unique'));
  expect(await engine.run('order.report', wish(), report, CHIEF)).toMatchObject({
    ok: false,
    reason: 'gateway.store',
  });
  commit.mockRestore();
  expect(engine.world.orders.size).toBe(2);
});

test('a decision that throws is a bug with a number; its neighbours in the group are not hurt', async () => {
  const faults: unknown[] = [];
  const { engine } = await foundedEngine(temporaryFolder(), {
    onFault: (error) => {
      faults.push(error);
      return 'e1';
    },
  });
  const [good, bad] = await Promise.all([
    engine.run('order.report', wish(), report, CHIEF),
    engine.happen([{ type: 'no.such-event', data: { id: 'x' } }]),
  ]);
  expect(good).toMatchObject({ ok: true });
  expect(bad).toMatchObject({ ok: false, reason: 'gateway.bug', params: { id: 'e1' } });
  expect(faults).toHaveLength(1);
});

test('a start reads the live rows: the same world, and what left it stays in the books', async () => {
  const folder = temporaryFolder();
  const first = await foundedEngine(folder);
  const [gone, stays] = [await filedOrder(first.engine), await filedOrder(first.engine)];
  const version = first.engine.world.orders.get(gone)?.version;
  await first.engine.run(
    'order.void',
    wish(),
    { id: gone, version, reason: 'TEST', basis: 'A drill.' },
    CHIEF,
  );
  const monthLater = NOW + 31 * 86_400_000;
  await first.engine.happen((world) => dueArchiving(world, monthLater));
  const { store, engine } = first;
  const second = await engineOn(openStore(folder));
  expect([...second.world.orders.values()].map(({ id }) => id)).toEqual([stays]);
  for (const shelf of SHELVES)
    expect(byId(second.world[shelf].values())).toEqual(byId(engine.world[shelf].values()));
  expect(second.seq).toBe(engine.seq);
  expect(store.shelves.archived('orders', gone)).toMatchObject({ state: 'VOID' });
  expect(
    await engine.run('order.note', wish(), { id: gone, version, text: 'Still there?' }, CHIEF),
  ).toMatchObject({
    ok: false,
    reason: 'order.archived',
    params: { state: 'VOID' },
  });
});
