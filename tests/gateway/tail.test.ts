import { expect, test } from 'vitest';
import type { Lens } from '#domain/access/lens.ts';
import type { World } from '#domain/world.ts';
import { everythingIn } from '#gateway/live/lens-room.ts';
import { TAIL_KEPT, Tail } from '#gateway/live/tail.ts';
import {
  CHIEF,
  FUXI,
  filedOrder,
  foundedEngine,
  gridsIn,
  lens,
  pathOf,
  wish,
  YULI,
} from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';

const clerk = lens('COMMUNITY', [pathOf(YULI)]);
const other = lens('COMMUNITY', [pathOf(FUXI)]);

const seenBy = (of: Lens, world: World) =>
  new Map([...everythingIn(world, of)].map(([shelf, thing]) => [`${shelf}/${thing.id}`, thing]));

test('who was away is told what changed within sight, and no word of what never was', async () => {
  const { engine, store } = await foundedEngine(temporaryFolder());
  const tail = new Tail(engine.world, await store.recent(TAIL_KEPT));
  engine.onTold(({ changes }) => tail.note(changes));
  // Two orders stand in 迂里 before it goes away; one of them moves to 福溪 meanwhile, and others come and go in both.
  const moving = await filedOrder(engine);
  await filedOrder(engine);
  const left = engine.seq;
  const held = seenBy(clerk, engine.world);
  const heldElsewhere = seenBy(other, engine.world);
  const [target] = gridsIn(FUXI);
  if (!target) throw new Error('the town has no grids');
  const version = engine.world.orders.get(moving)?.version;
  const moved = { id: moving, version, grid: target.id, point: [...target.centre] };
  expect(await engine.run('order.relocate', wish(), moved, CHIEF)).toMatchObject({ ok: true });
  const foreign = await filedOrder(engine, FUXI);
  const own = await filedOrder(engine);

  for (const [who, had] of [
    [clerk, held],
    [other, heldElsewhere],
  ] as const) {
    const told = tail.since(left, who);
    if (!told) throw new Error('told afresh');
    const now = new Map(had);
    for (const [shelf, thing] of told.put) now.set(`${shelf}/${thing.id}`, thing);
    for (const [shelf, id] of told.drop) expect(now.delete(`${shelf}/${id}`)).toBe(true);
    expect(now).toEqual(seenBy(who, engine.world));
  }
  const told = tail.since(left, clerk);
  expect(told?.drop).toEqual([['orders', moving]]);
  expect(JSON.stringify(told?.put)).toContain(own);
  expect(JSON.stringify(told)).not.toContain(foreign);
});

test('after a restart nobody knows what a screen held: it is told afresh rather than of others', async () => {
  const { engine, store } = await foundedEngine(temporaryFolder());
  const left = engine.seq;
  await filedOrder(engine, FUXI);
  const tail = new Tail(engine.world, await store.recent(TAIL_KEPT));
  expect(tail.since(left, clerk)).toBeUndefined();
  expect(tail.since(left, other)?.put).toHaveLength(1);
  expect(tail.since(engine.seq, clerk)).toEqual({ put: [], drop: [] });
});
