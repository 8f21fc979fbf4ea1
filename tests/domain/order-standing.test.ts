/** The guard before every step: the order is there, as the caller saw it, and the step is allowed now. */
import { describe, expect, test } from 'vitest';
import { commandOf } from '#domain/catalogue.ts';
import { emptyWorld } from '#domain/world.ts';
import { decided, NOW, orderFor, outcomeOf } from '../support/deciding.ts';

const HOUR = 3_600_000;
const stands = {
  id: 'o',
  state: 'HANDLING',
  by: 'OPERATOR-01',
  at: NOW - HOUR,
  handler: 'w-1',
} as const;

describe('a step is refused', () => {
  test('where there is no such order, or only in the archive', () => {
    expect(decided('note', {}, { id: 'x', text: 'Hm.' })).toEqual(['order.unknown', { id: 'x' }]);
    const archived = orderFor('note', { state: 'HANDLING' });
    expect(decided('note', {}, { text: 'Hm.' }, { archived })).toEqual(['order.archived', stands]);
  });

  test('on an order that has changed since, before its state is looked at', () => {
    for (const version of [6, 8])
      expect(decided('sign', { state: 'HANDLING' }, { version })).toEqual([
        'order.changed',
        stands,
      ]);
  });

  test('in a state from which it does not lead', () => {
    expect(decided('sign', { state: 'HANDLING' })).toEqual(['order.not-now', stands]);
  });
});

describe('the input of a step', () => {
  const input = commandOf('order.note')?.input;
  const fits = (more: object) =>
    input?.safeParse({ id: 'o', version: 0, text: 'Hm.', ...more }).success;

  test('names an order and the version that was seen, beside the form', () => {
    expect(fits({})).toBe(true);
    expect(fits({ id: 'o'.repeat(64) })).toBe(true);
    for (const wrong of [{ id: 'o'.repeat(65) }, { version: -1 }, { version: 1.5 }, { text: '' }])
      expect(fits(wrong), JSON.stringify(wrong)).toBe(false);
  });
});

describe('who may', () => {
  const { access, look } = commandOf('order.note') ?? {};

  test('is judged on the order, on its archived self, or on none', () => {
    const world = emptyWorld();
    const order = orderFor('note');
    const on = (archived?: typeof order) => access?.on?.(world, { id: 'o' }, archived);
    expect(access).toMatchObject({ may: 'order.note', unknown: 'order.unknown' });
    expect(on()).toBeUndefined();
    expect(on(order)).toMatchObject({ path: order.path, handler: 'w-1' });
    world.orders.put({ ...order, handler: 'w-2' });
    expect(on(order)).toMatchObject({ handler: 'w-2' });
  });

  test('asks the archive for the very order', async () => {
    const asked: string[] = [];
    const archivedOrder = (id: string) => {
      asked.push(id);
      return Promise.resolve(undefined);
    };
    await (look as (...given: unknown[]) => unknown)({ archivedOrder }, { id: 'o' });
    expect(asked).toEqual(['o']);
  });
});

test('words get an id of their own, and no row where nothing was typed', () => {
  let ids = 0;
  const newId = () => `n-${++ids}`;
  const words = (input: object) => {
    const outcome = outcomeOf('confirm', {}, { note: 'Seen.', ...input }, { newId });
    return outcome.ok ? outcome.words : outcome;
  };
  expect(words({ farReason: 'A flood.' })).toEqual([
    { id: 'n-1', about: 'o', purpose: 'verification', text: 'Seen.' },
    { id: 'n-2', about: 'o', purpose: 'reason', text: 'A flood.' },
  ]);
  expect(words({})).toHaveLength(1);
});
