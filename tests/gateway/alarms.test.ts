/** Alarms in the gateway: what was rung, answered or laid aside is so after a restart, and rings nothing anew. */
import { expect, test } from 'vitest';
import { letAlarmsRing } from '#gateway/alarms.ts';
import { openDatabase } from '#gateway/database/connection.ts';
import type { House } from '#gateway/house.ts';
import { rebuild } from '#gateway/rebuild.ts';
import {
  actor,
  CHIEF,
  DISPATCHER,
  engineOn,
  filedOrder,
  foundedEngine,
  NOW,
  openStore,
  wish,
} from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';

const MINUTE = 60_000;
/** The parts of a house that alarms concern. */
const houseOf = (engine: House['engine'], now: () => number): House =>
  ({ engine, town: { code: '320506108' }, clock: { now }, streams: { heardAt: null } }) as never;

test('a red lamp rings once across restarts, goes to the deputy, and what was answered stays so', async () => {
  const folder = temporaryFolder();
  const { engine } = await foundedEngine(folder);
  const order = await filedOrder(engine);
  const id = `ORDER_LATE.${order}`;
  const sendBy = engine.world.orders.get(order)?.stage?.dueAt ?? 0;
  expect(sendBy).toBeGreaterThan(NOW);
  await letAlarmsRing(houseOf(engine, () => NOW));
  expect(engine.world.alarms.size).toBe(0);
  const late = sendBy + 1;
  const house = houseOf(engine, () => late);
  await Promise.all([letAlarmsRing(house), letAlarmsRing(house)]);
  const { seq } = engine;
  expect(engine.world.alarms.get(id)).toMatchObject({ state: 'RAISED', level: 'YELLOW', total: 1 });
  await engine.close();

  const again = await engineOn(openStore(folder), { now: () => late + 30 * MINUTE });
  await letAlarmsRing(houseOf(again, () => late + 30 * MINUTE));
  expect(again.seq).toBe(seq);
  const input = { id, action: 'CALLED' };
  const answer = await again.run('alarm.acknowledge', wish(), input, CHIEF);
  expect(answer).toMatchObject({ ok: true });
  expect(await again.run('alarm.acknowledge', wish(), input, DISPATCHER)).toMatchObject({
    reason: 'alarm.answered',
    params: { by: CHIEF.viewer.post },
  });
  await again.close();

  const third = await engineOn(openStore(folder), { now: () => late + 60 * MINUTE });
  await letAlarmsRing(houseOf(third, () => late + 60 * MINUTE));
  expect(third.world.alarms.get(id)).toMatchObject({
    state: 'ACKNOWLEDGED',
    answer: { by: CHIEF.viewer.post, action: 'CALLED' },
  });
  await third.close();
  const { same } = rebuild(openDatabase(folder));
  expect(same).toBe(true);
});

test('a call for help is red at once and over when help came; both are in the journal with who', async () => {
  const { engine } = await foundedEngine(temporaryFolder());
  const [worker] = [...engine.world.workers.values()];
  if (!worker) throw new Error('nobody');
  const self = actor('GRID_WORKER', undefined, worker.id);
  const give = (name: string) => engine.run(name, wish(), { id: worker.id }, self);
  const ring = () => letAlarmsRing(houseOf(engine, () => NOW));
  expect(await give('worker.call-for-help')).toMatchObject({ ok: true });
  expect(await give('worker.call-for-help')).toMatchObject({ reason: 'worker.asks-already' });
  await ring();
  const alarm = () => engine.world.alarms.get(`SOS.${worker.id}`);
  expect(alarm()).toMatchObject({ level: 'RED', state: 'RAISED', about: worker.id });
  expect(await give('worker.help-came')).toMatchObject({ ok: true });
  await ring();
  expect(alarm()).toMatchObject({ state: 'RAISED', overAt: NOW });
  await engine.close();
});
