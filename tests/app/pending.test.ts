import { expect, it } from 'vitest';
import { PendingRegistry } from '#app/live/pending.ts';
import { newWishId } from '#app/live/wish-id.ts';
import { commandBody } from '#wire/protocol.ts';

const opened = () => {
  const registry = new PendingRegistry();
  registry.open({ id: 'one', name: 'order.dispatch', about: 'o1' });
  return registry;
};
const left = (registry: PendingRegistry) => registry.wishes.map(({ id }) => id);

it('a wish is pending from the click until the world has reached its number', () => {
  const registry = opened();
  registry.reach({ epoch: 'E', upto: 99 });
  expect(left(registry)).toEqual(['one']);
  registry.accept('one', { epoch: 'E', seq: 100 });
  registry.reach({ epoch: 'E', upto: 99 });
  expect(left(registry)).toEqual(['one']);
  registry.reach({ epoch: 'E', upto: 100 });
  expect(left(registry)).toEqual([]);
});

it('a refused wish is pending no more', () => {
  const registry = opened();
  registry.close('one');
  expect(left(registry)).toEqual([]);
});

it('numbers of another journal are not waited for', () => {
  const registry = opened();
  registry.accept('one', { epoch: 'E', seq: 100 });
  registry.reach({ epoch: 'F', upto: 3 });
  expect(left(registry)).toEqual([]);
});

it('the list stays the same object until something changes, and then says so', () => {
  const registry = opened();
  let told = 0;
  registry.subscribe(() => told++);
  const before = registry.wishes;
  registry.reach({ epoch: 'E', upto: 5 });
  expect(registry.wishes).toBe(before);
  expect(told).toBe(0);
  registry.close('one');
  expect(told).toBe(1);
});

it('a wish’s id is one the gateway takes, and no two are equal', () => {
  const ids = Array.from({ length: 2_000 }, () => newWishId());
  for (const id of ids) expect(commandBody.shape.id.safeParse(id).success, id).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(newWishId(1) < newWishId(2)).toBe(true);
});
