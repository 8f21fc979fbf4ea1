/** What lies over the states, decision by decision: T24, T26 to T30. */
import { describe, expect, test } from 'vitest';
import { LEVELS, NEVER_VOID, SOURCES } from '#domain/order/codes.ts';
import { decided, events, HERE, HOUR, NOW, withWords } from '../support/deciding.ts';

describe('levels', () => {
  const reason = 'Too big.';
  const DISTRICT = 'DISTRICT_CENTRE';

  test('are raised to a higher one and lowered to a lower one, with a reason', () => {
    for (const [from, level] of LEVELS.entries())
      for (const [to, named] of LEVELS.entries()) {
        const receiver = named === 'DISTRICT' ? DISTRICT : null;
        const input = { to: named, reason, receipt: 'D-1', ...(receiver && { receiver }) };
        const told = `${level} to ${input.to}`;
        expect(decided('raise', { level }, input), told).toEqual(
          to > from
            ? withWords(
                events(['order.raised', { to: input.to, receiver }]),
                ['reason', reason],
                ['receipt', 'D-1'],
              )
            : ['order.not-higher', { level }],
        );
        expect(decided('lower', { level }, { to: input.to, reason }), told).toEqual(
          to < from
            ? withWords(events(['order.lowered', { to: input.to }]), ['reason', reason])
            : ['order.not-lower', { level }],
        );
      }
  });

  test('the district’s wants its receipt: who there has it, and under which number', () => {
    const up = { to: 'DISTRICT', reason };
    const wants = (field: string) => ['request.invalid', { field }];
    expect(decided('raise', {}, up)).toEqual(wants('receipt'));
    expect(decided('raise', {}, { ...up, receipt: 'D-1' })).toEqual(wants('receiver'));
    const sent = (receiver: string) => decided('raise', {}, { ...up, receipt: 'D-1', receiver });
    expect(sent('MARKET')).toEqual(['org.unknown', { org: 'MARKET' }]);
    expect(sent(DISTRICT)).toEqual(
      withWords(
        events(['order.raised', { to: 'DISTRICT', receiver: DISTRICT }]),
        ['reason', reason],
        ['receipt', 'D-1'],
      ),
    );
    expect(decided('raise', {}, { to: 'TOWN', reason, receiver: DISTRICT })).toEqual(
      wants('receiver'),
    );
    expect(decided('raise', {}, { to: 'TOWN', reason })).toEqual(
      withWords(events(['order.raised', { to: 'TOWN', receiver: null }]), ['reason', reason]),
    );
  });
});

describe('demands', () => {
  test.each([
    ['urge', 'order.urged'],
    ['supervise', 'order.supervised'],
    ['list', 'order.listed'],
    ['instruct', 'order.instructed'],
  ] as const)('%s wants an answer in the future', (action, type) => {
    const demand = (replyBy: number) => decided(action, {}, { text: 'When?', replyBy });
    expect(demand(NOW + 1)).toEqual(
      withWords(events([type, { replyBy: NOW + 1 }]), ['instruction', 'When?']),
    );
    expect(demand(NOW)).toEqual(['request.invalid', { field: 'replyBy' }]);
  });

  test('are answered when there is one', () => {
    const demand = { kind: 'URGED' as const, at: NOW, by: 'DISPATCHER-01', replyBy: NOW + HOUR };
    expect(decided('answer-urge', { demand }, { text: 'Tomorrow.' })).toEqual(
      withWords(events(['order.demand-answered']), ['answer', 'Tomorrow.']),
    );
    expect(decided('answer-urge', {}, { text: 'Tomorrow.' })).toEqual([
      'order.nothing-asked',
      { id: 'o' },
    ]);
  });
});

test('an order is void with a reason, never one of the hotline or from above, nor while its whistle sounds', () => {
  const input = { reason: 'TEST', basis: 'A drill.' };
  for (const source of SOURCES)
    expect(decided('void', { source }, input), source).toEqual(
      NEVER_VOID.includes(source)
        ? ['order.not-voidable', { source }]
        : withWords(events(['order.voided', { reason: 'TEST' }]), ['reason', 'A drill.']),
    );
  expect(decided('void', { state: 'JOINT', whistle: 'w' }, input)).toEqual([
    'order.whistle-sounds',
    { whistle: 'w' },
  ]);
});

test('a note is words only, a mark no words at all', () => {
  expect(decided('note', {}, { text: 'Seen.' })).toEqual(
    withWords(events(['order.noted']), ['note', 'Seen.']),
  );
  for (const important of [true, false])
    expect(decided('mark', {}, { important })).toEqual(events(['order.marked', { important }]));
});

test('an order moves to another grid, the one that holds its point', () => {
  const THERE = [120.42, 31.3];
  const move = (grid: string, point: readonly number[]) => decided('relocate', {}, { grid, point });
  expect(move('h', THERE)).toEqual(
    events(['order.relocated', { grid: 'h', path: '/320506108/a/h/', point: THERE }]),
  );
  expect(move('x', THERE)).toEqual(['grid.unknown', { grid: 'x' }]);
  expect(move('h', HERE)).toEqual(['grid.other-place', { grid: 'h', found: 'g' }]);
  expect(move('h', [100, 20])).toEqual(['grid.other-place', { grid: 'h', found: null }]);
  expect(move('g', HERE)).toEqual(['order.same-place', { grid: 'g' }]);
});
