import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, readEvent } from '#domain/fold.ts';
import { dueArchiving } from '#domain/order/archive.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { changesOf, draftOf, emptyWorld, publish, SHELVES } from '#domain/world.ts';
import { openDatabase } from '#gateway/database/connection.ts';
import { rebuild } from '#gateway/rebuild.ts';
import { take } from '../support/order-ways.ts';
import { filedOrder, foundedEngine, gridsIn, NOW, YULI } from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';

const [, other] = gridsIn(YULI);
if (!other) throw new Error('the town has too few grids');
test('folding the journal again gives the very rows that the commands wrote', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...LIFE_CYCLE.actions)), {
        minLength: 5,
        maxLength: 40,
      }),
      async (steps) => {
        const folder = temporaryFolder();
        const { engine } = await foundedEngine(folder);
        const ids = [await filedOrder(engine), await filedOrder(engine), await filedOrder(engine)];
        for (const [which, action] of steps) {
          const id = ids[which];
          await take(engine, id ?? '', action, { elsewhere: other.id });
        }
        await engine.happen((world) => dueArchiving(world, NOW + 31 * 86_400_000));
        await engine.close();
        expect(rebuild(openDatabase(folder))).toEqual({ events: engine.seq, same: true });
      },
    ),
    { numRuns: 15 },
  );
});

test('a row that was tampered with is found and put right; a journal that was is refused', async () => {
  const folder = temporaryFolder();
  const { engine } = await foundedEngine(folder);
  await filedOrder(engine);
  const db = openDatabase(folder);
  db.exec("update orders set body = json_set(body, '$.state', 'CLOSED')");
  expect(rebuild(db)).toMatchObject({ same: false });
  expect(rebuild(db)).toMatchObject({ same: true });
  db.exec(
    `update journal set data = json_set(data, '$.category', '9999') where type = 'order.reported'`,
  );
  expect(() => rebuild(db)).toThrow(/changed at event/);
});

test('the journal of every released version is still read', () => {
  const lines = readFileSync('tests/journals/v1.jsonl', 'utf8').trim().split('\n');
  const world = emptyWorld();
  for (const line of lines) {
    const event = JSON.parse(line);
    const draft = draftOf(world, () => event.seq);
    fold(draft, readEvent(event), event);
    publish(world, changesOf(draft));
  }
  const expected = JSON.parse(readFileSync('tests/journals/v1.world.json', 'utf8'));
  for (const shelf of SHELVES)
    expect([...world[shelf].values()], shelf).toEqual(expected[shelf] ?? []);
});

test('an event of a newer version than this program is refused, not guessed at', () => {
  const event = { seq: 1, at: 0, by: 'SYSTEM-00', type: 'order.signed', v: 99, data: { id: 'x' } };
  expect(() => readEvent(event)).toThrow(/newer than this program/);
  expect(() => readEvent({ ...event, v: 0 })).toThrow(/no way from v0/);
});
