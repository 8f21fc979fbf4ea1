/** What the demo's people do where the trade wants something else than the usual: the same told twice, a yes that comes late. */
import { expect, test } from 'vitest';
import type { Order } from '#domain/order/order.ts';
import { emptyWorld } from '#domain/world.ts';
import type { Deed } from '#gateway/demo/deeds/deed.ts';
import { courseOf, nextDeed } from '#gateway/demo/deeds/next-deed.ts';
import { nextWhistleDeed } from '#gateway/demo/deeds/next-whistle-deed.ts';
import { settingOf } from '#gateway/demo/scene.ts';
import { blankOrder } from '../../support/blank-order.ts';
import { around, decide } from '../../support/decide.ts';
import { files } from '../../support/small-world.ts';
import {
  MINUTE,
  NINE,
  orderOf,
  proposal,
  VILLAGE,
  whistleOf,
  worldInHand,
} from '../../support/whistles.ts';

const setting = settingOf(files, 7);
const DAY = 24 * 60 * MINUTE;

/** What becomes of a call about a litter heap, where an earlier report of it stands. */
function afterCall(earlier: Partial<Order>): Deed | undefined {
  const [grid] = files.grids;
  if (!grid) throw new Error('no grid');
  const here = { path: grid.path, grid: grid.id, point: grid.centre, category: '0301' } as const;
  const world = emptyWorld();
  world.orders.put(blankOrder({ ...here, id: 'a', state: 'HANDLING', ...earlier }));
  const call = blankOrder({ ...here, id: 'b', source: 'HOT', reportedAt: NINE, lastAt: NINE });
  world.orders.put(call);
  const scene = { ...setting, world };
  return nextDeed(scene, call, courseOf(scene, call));
}

test('whoever accepts reports joins a call to the order that tells of the same', () => {
  const earlier = { reportedAt: NINE - DAY };
  expect(afterCall(earlier)).toMatchObject({ name: 'order.merge', input: { master: 'a' } });
  for (const other of [
    { category: '0201' },
    { state: 'CLOSED' },
    { reportedAt: NINE - 4 * DAY },
    { reportedAt: NINE + MINUTE },
  ] as const)
    expect(afterCall({ ...earlier, ...other })?.name).not.toBe('order.merge');
});

test('a whistle that is approved after the hour they were to meet is blown for a later one', () => {
  const world = worldInHand();
  const asked = { ...proposal(world), meetAt: NINE + 5 * MINUTE };
  decide(world, 'whistle.propose', asked, around(VILLAGE, NINE));
  const now = NINE + 3 * 60 * MINUTE;
  const deed = nextWhistleDeed({ ...setting, world }, whistleOf(world), undefined, now);
  if (!deed) throw new Error('nobody says anything');
  expect(deed.name).toBe('whistle.approve');
  expect(decide(world, deed.name, deed.input, around(deed.by, now)).ok).toBe(true);
  expect(orderOf(world).state).toBe('JOINT');
});

test('an office that may not give an order back any more signs for it', () => {
  const order = blankOrder({
    state: 'DISPATCHED',
    category: '0901',
    org: 'MARKET',
    reportedAt: NINE,
    lastAt: NINE,
  });
  const scene = { ...setting, world: emptyWorld() };
  const course = { ending: 'CLOSED', returns: 1 } as const;
  expect(nextDeed(scene, order, course)?.name).toBe('order.return');
  expect(nextDeed(scene, order, course, 'order.return')?.name).toBe('order.sign');
});
