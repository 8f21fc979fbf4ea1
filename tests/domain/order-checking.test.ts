/** Whether it is true that it is done, decision by decision: T18 to T23. Now it is Tuesday, 2022-10-25 14:30. */
import { describe, expect, test } from 'vitest';
import { fold } from '#domain/fold.ts';
import { REOPEN_REASONS } from '#domain/order/codes.ts';
import { orderReopened } from '#domain/order/events/checking.ts';
import { draftOf, emptyWorld } from '#domain/world.ts';
import { blankOrder } from '../support/blank-order.ts';
import { at } from '../support/decide.ts';
import { decided, events, NOW, promise, withWords } from '../support/deciding.ts';

test('another pair of eyes looks', () => {
  const ask = (checker: string) => decided('ask-check', {}, { checker });
  expect(ask('w-2')).toEqual(
    events([
      'order.check-asked',
      { checker: 'w-2', stage: 'CHECK 2022-10-25 14:30 to 2022-10-26 10:00' },
    ]),
  );
  expect(ask('w-1')).toEqual(['order.checks-itself', { worker: 7 }]);
  expect(ask('w-3')).toEqual(['worker.unknown', { id: 'w-3' }]);
});

test('it passes on the spot; from afar only where the category allows it', () => {
  const pass = (category: string, input: object) =>
    decided('pass', { category }, { note: 'Clean.', ...input });
  const passed = (remote: boolean) =>
    withWords(
      events([
        'order.check-passed',
        { remote, stage: 'CLOSE 2022-10-25 14:30 to 2022-10-26 10:00' },
      ]),
      ['check', 'Clean.'],
    );
  expect(pass('0901', {})).toEqual(passed(false));
  expect(pass('0901', { remote: false })).toEqual(passed(false));
  expect(pass('0301', { remote: true })).toEqual(passed(true));
  for (const category of ['0901', '8888'])
    expect(pass(category, { remote: true })).toEqual(['order.needs-site-check', { category }]);
});

describe('rework', () => {
  const rework = (handle: ReturnType<typeof promise> | null) =>
    decided('rework', { handle, urgency: 2 }, { reason: 'Still dirty.' });
  const reworked = (clock: string | null) =>
    withWords(events(['order.reworked', { handle: clock, stage: clock && `HANDLE ${clock}` }]), [
      'reason',
      'Still dirty.',
    ]);
  // Half of four work hours are two.
  const half = at('2022-10-25T16:30');
  const until = (dueAt: number) =>
    promise({ kind: 'WH', minutes: 240 }, at('2022-10-25T13:00'), dueAt);

  test('has half of the first limit, or what is left of it where that is more', () => {
    expect(rework(until(NOW))).toEqual(reworked('2022-10-25 14:30 to 2022-10-25 16:30'));
    expect(rework(until(half))).toEqual(reworked('2022-10-25 13:00 to 2022-10-25 16:30'));
    expect(rework(until(half - 1))).toEqual(reworked('2022-10-25 14:30 to 2022-10-25 16:30'));
    expect(rework(until(half + 60_000))).toEqual(reworked('2022-10-25 13:00 to 2022-10-25 16:31'));
    expect(rework(null)).toEqual(reworked(null));
  });
});

test('nothing closes unanswered', () => {
  expect(decided('close', {}, { reply: 'Done.' })).toEqual(
    withWords(events(['order.closed']), ['reply', 'Done.']),
  );
});

describe('the call afterwards', () => {
  const visit = (input: object) => decided('visit', { urgency: 2 }, input);
  const visited = (solved: boolean | null, satisfaction: number | null) =>
    ['order.visited', { contacted: solved !== null, solved, satisfaction }] as [string, object];

  test('asks whether it is solved, and how they like it', () => {
    expect(visit({ contacted: true, solved: true, satisfaction: 4, note: 'Thanks.' })).toEqual(
      withWords(events(visited(true, 4)), ['visit', 'Thanks.']),
    );
    expect(visit({ contacted: true, solved: true })).toEqual(events(visited(true, null)));
    expect(visit({ contacted: true })).toEqual(['request.invalid', { field: 'solved' }]);
  });

  test('that reached nobody says nothing, whatever was typed', () => {
    expect(visit({ contacted: false })).toEqual(events(visited(null, null)));
    expect(visit({ contacted: false, solved: false, satisfaction: 1 })).toEqual(
      events(visited(null, null)),
    );
  });

  test('opens the order again where it is not solved, with a promise made anew', () => {
    const clock = '2022-10-25 14:30 to 2022-10-26 10:00';
    expect(visit({ contacted: true, solved: false, satisfaction: 2 })).toEqual(
      events(visited(false, 2), [
        'order.reopened',
        { reason: 'UNSOLVED', handle: clock, stage: `HANDLE ${clock}` },
      ]),
    );
  });
});

test('an order is opened again for a reason; one that its worker ended alone is not', () => {
  const clock = '2022-10-25 14:30 to 2022-10-26 17:30';
  for (const reason of REOPEN_REASONS)
    expect(decided('reopen', {}, { reason, text: 'Again.' })).toEqual(
      withWords(events(['order.reopened', { reason, handle: clock, stage: `HANDLE ${clock}` }]), [
        'reason',
        'Again.',
      ]),
    );
  expect(decided('reopen', { source: 'SELF' }, { reason: 'INSPECTION', text: 'Again.' })).toEqual([
    'order.self-handled',
    { id: 'o' },
  ]);
});

test('of closures that were opened again the shortest is remembered', () => {
  const world = emptyWorld();
  const shortest = (closedAt: number | null, at: number, relapsedAfter: number | null) => {
    const order = blankOrder({ state: 'CLOSED', closedAt, relapsedAfter });
    world.orders.put(order);
    const draft = draftOf(world, () => 2);
    const again = orderReopened.of({ id: 'o', reason: 'INSPECTION', handle: null, stage: null });
    fold(draft, again, { seq: 2, at, by: 'CHIEF-01' });
    return draft.orders.get('o')?.relapsedAfter;
  };
  expect([shortest(100, 130, null), shortest(100, 130, 7), shortest(100, 103, 7)]).toEqual([
    30, 7, 3,
  ]);
});
