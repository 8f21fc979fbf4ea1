/** From a report to a formal order, decision by decision: T2 to T7. Now it is Tuesday, 2022-10-25 14:30. */
import { describe, expect, test } from 'vitest';
import { VERIFIED_SOURCES } from '#domain/order/codes.ts';
import type { Order } from '#domain/order/order.ts';
import { mayMerge } from '#domain/order/steps/intake.ts';
import { decided, events, HOUR, NOW, north, orderFor, withWords } from '../support/deciding.ts';

test('a worker of the grid is asked to look, and has two work hours', () => {
  expect(decided('ask-verify', {}, { verifier: 'w-1' })).toEqual(
    events([
      'order.verification-asked',
      { verifier: 'w-1', stage: 'VERIFY 2022-10-25 14:30 to 2022-10-25 16:30' },
    ]),
  );
  expect(decided('ask-verify', {}, { verifier: 'w-3' })).toEqual(['worker.unknown', { id: 'w-3' }]);
  expect(decided('ask-verify', {}, { verifier: 'w-2' })).toEqual([
    'worker.other-grid',
    { worker: 8 },
  ]);
});

describe.each([
  ['confirm', ['order.confirmed', { stage: 'FILE 2022-10-25 14:30 to 2022-10-25 15:00' }]],
  ['deny', ['order.denied', {}]],
] as const)('who verifies (%s)', (action, [type, data]) => {
  const note = 'I was there.';
  const done = events([type, data]);

  test('stands at the place, or says why not', () => {
    const noted = withWords(done, ['verification', note]);
    expect(decided(action, {}, { note })).toEqual(noted);
    expect(decided(action, {}, { note, fix: north(99) })).toEqual(noted);
    expect(decided(action, {}, { note, fix: north(101) })).toEqual([
      'order.far-from-place',
      { limit: 100 },
    ]);
    expect(decided(action, {}, { note, fix: north(101), farReason: 'A flood.' })).toEqual(
      withWords(done, ['verification', note], ['reason', 'A flood.']),
    );
  });
});

describe('accepting', () => {
  const accepted = events([
    'order.accepted',
    { stage: 'FILE 2022-10-25 14:30 to 2022-10-25 15:00' },
  ]);

  test('waits for the verification where source and category both want one', () => {
    for (const source of VERIFIED_SOURCES) {
      expect(decided('accept', { source })).toEqual(['order.needs-verification', { source }]);
      // Quarrels between neighbours (0201) are not looked at on the spot; of 8888 the book knows nothing.
      expect(decided('accept', { source, category: '0201' })).toEqual(accepted);
      expect(decided('accept', { source, category: '8888' })).toEqual(accepted);
    }
    expect(decided('accept', { source: 'GRID' })).toEqual(accepted);
  });

  test('or rejecting with a reason and a reply', () => {
    expect(decided('reject', {}, { reason: 'UNCLEAR', reply: 'Where?' })).toEqual(
      withWords(events(['order.rejected', { reason: 'UNCLEAR' }]), ['reply', 'Where?']),
    );
  });
});

describe('merging', () => {
  const child = orderFor('merge');
  const master = (patch: Partial<Order> = {}) => ({ ...child, id: 'm', ...patch });

  test('takes two orders of the same matter, place and days', () => {
    expect(mayMerge(child, master())).toBe(true);
    expect(mayMerge(child, child)).toBe(false);
    expect(mayMerge(child, master({ state: 'CLOSED' }))).toBe(false);
    expect(mayMerge(child, master({ category: '0303' }))).toBe(false);
    expect(mayMerge(child, master({ confidential: true }))).toBe(false);
    for (const way of [-1, 1]) {
      const days = (ms: number) => ({ reportedAt: child.reportedAt + way * ms });
      expect(mayMerge(child, master(days(72 * HOUR)))).toBe(true);
      expect(mayMerge(child, master(days(72 * HOUR + 1)))).toBe(false);
      expect(mayMerge(child, master({ point: north(way * 99) }))).toBe(true);
      expect(mayMerge(child, master({ point: north(way * 101) }))).toBe(false);
    }
  });

  test('names the order it goes into', () => {
    const into = (others: Order[]) => decided('merge', {}, { master: 'm' }, { others });
    expect(into([master()])).toEqual(events(['order.merged', { master: 'm' }]));
    expect(into([])).toEqual(['order.unknown', { id: 'm' }]);
    expect(into([master({ state: 'VOID' })])).toEqual(['order.not-the-same', { id: 'm' }]);
  });
});

describe('filing', () => {
  const input = { category: '0301', urgency: 2, level: 'TOWN' };

  test('issues the first number of the day, makes the promise, and asks for a dispatch', () => {
    expect(decided('file', { category: '0901', urgency: 1 }, input)).toEqual(
      events([
        'order.filed',
        {
          ...input,
          orderNo: 'GF2022102500001',
          rules: '2022',
          confidential: false,
          counter: { id: 'order-no-20221025', path: '/320506108/', value: 1 },
          handle: '2022-10-25 14:30 to 2022-10-26 10:00',
          stage: 'DISPATCH 2022-10-25 14:30 to 2022-10-25 15:00',
        },
      ]),
    );
  });

  test('counts the day in the town, keeps a confidential matter so, and knows its categories', () => {
    const file = (more: object, category = '0202') =>
      decided('file', {}, { ...input, category }, more);
    // 00:30 on the 26th in the town is still the 25th in Greenwich.
    const counter = { id: 'order-no-20221026', value: 41 };
    expect(file({ now: NOW + 10 * HOUR, counter })).toMatchObject({
      events: [
        [
          'order.filed',
          { orderNo: 'GF2022102600042', counter: { ...counter, value: 42 }, confidential: true },
        ],
      ],
    });
    expect(file({ knowsCategory: (code: string) => code !== '0202' })).toEqual([
      'request.invalid',
      { field: 'category' },
    ]);
  });

  test('promises a caller of the hotline no more than the hotline', () => {
    // Two work days for 0302 of urgency 2; the hotline says three: the shorter holds. For 0901 five, so the hotline's.
    const due = (category: string) => decided('file', { source: 'HOT' }, { ...input, category });
    expect(due('0302')).toMatchObject({
      events: [['order.filed', { handle: '2022-10-25 14:30 to 2022-10-27 17:30' }]],
    });
    expect(due('0901')).toMatchObject({
      events: [['order.filed', { handle: '2022-10-25 14:30 to 2022-10-28 17:30' }]],
    });
  });
});
