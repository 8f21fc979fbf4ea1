/** Who handles it, decision by decision: T8 to T11 and T29. Now it is Tuesday, 2022-10-25 14:30. */
import { describe, expect, test } from 'vitest';
import { decided, events, NOW, promise, withWords } from '../support/deciding.ts';

const SIGN = 'SIGN 2022-10-25 14:30 to 2022-10-25 16:30';
const DISPATCH = 'DISPATCH 2022-10-25 14:30 to 2022-10-25 15:00';

describe('dispatching', () => {
  const sent = (data: object) =>
    events(['order.dispatched', { org: null, handler: null, assist: [], stage: SIGN, ...data }]);

  test('goes to an organisation, a worker, or a worker of an organisation', () => {
    expect(decided('dispatch', {}, { org: 'FIRE' })).toEqual(sent({ org: 'FIRE' }));
    expect(decided('dispatch', {}, { handler: 'w-1' })).toEqual(sent({ handler: 'w-1' }));
    expect(
      decided('dispatch', {}, { org: 'FIRE', handler: 'w-1', instruction: 'At once.' }),
    ).toEqual(withWords(sent({ org: 'FIRE', handler: 'w-1' }), ['instruction', 'At once.']));
    expect(decided('dispatch')).toEqual(['request.invalid', { field: 'org' }]);
  });

  test('has one who leads: it does not assist itself', () => {
    expect(decided('dispatch', {}, { org: 'FIRE', assist: ['FIRE', 'POLICE'] })).toEqual(
      sent({ org: 'FIRE', assist: ['POLICE'] }),
    );
  });

  test('knows its organisations and its workers, and who is on shift', () => {
    const strange = ['org.unknown', { org: 'NAVY' }];
    expect(decided('dispatch', {}, { org: 'NAVY' })).toEqual(strange);
    expect(decided('dispatch', {}, { handler: 'w-1', assist: ['FIRE', 'NAVY'] })).toEqual(strange);
    expect(decided('dispatch', {}, { handler: 'w-3' })).toEqual(['worker.unknown', { id: 'w-3' }]);
    expect(decided('dispatch', {}, { handler: 'w-2' })).toEqual([
      'worker.off-shift',
      { worker: 8 },
    ]);
  });

  test('waits for the ruling after the second return', () => {
    const returned = (returns: number, ruled = false) =>
      decided('dispatch', { returns, ruled }, { org: 'FIRE' });
    expect(returned(1)).toEqual(sent({ org: 'FIRE' }));
    expect(returned(2)).toEqual(['order.awaits-ruling', { returns: 2 }]);
    expect(returned(2, true)).toEqual(sent({ org: 'FIRE' }));
  });
});

describe('giving back', () => {
  const input = { reason: 'NOT_OURS', basis: 'Not our road.' };
  const given = (suggested: string | null) =>
    withWords(events(['order.returned', { reason: 'NOT_OURS', suggested, stage: DISPATCH }]), [
      'reason',
      'Not our road.',
    ]);

  test('names who might do it instead, if anybody', () => {
    expect(decided('return', {}, input)).toEqual(given(null));
    expect(decided('return', {}, { ...input, suggested: 'FIRE' })).toEqual(given('FIRE'));
    expect(decided('return', {}, { ...input, suggested: 'NAVY' })).toEqual([
      'org.unknown',
      { org: 'NAVY' },
    ]);
  });

  test('is for the time to sign, and not after a ruling', () => {
    const due = (dueAt: number) => ({
      stage: { stage: 'SIGN' as const, ...promise({ kind: 'WH', minutes: 120 }, 0, dueAt) },
    });
    expect(decided('return', due(NOW), input)).toEqual(given(null));
    expect(decided('return', due(NOW - 1), input)).toEqual([
      'order.too-late-to-return',
      { at: NOW - 1 },
    ]);
    expect(decided('return', { ruled: true, org: 'FIRE' }, input)).toEqual([
      'order.ruled-already',
      { org: 'FIRE' },
    ]);
  });
});

test('a ruling comes with the second return and names a known organisation', () => {
  const rule = (returns: number, org = 'FIRE') =>
    decided('arbitrate', { returns }, { org, ruling: 'So.' });
  expect(rule(1)).toEqual(['order.nothing-to-rule', { returns: 1 }]);
  expect(rule(2, 'NAVY')).toEqual(['org.unknown', { org: 'NAVY' }]);
  expect(rule(2)).toEqual(
    withWords(events(['order.ruled', { org: 'FIRE', stage: SIGN }]), ['ruling', 'So.']),
  );
});

test('what is signed runs on its promise, and what is taken back waits for a dispatch', () => {
  const handle = promise({ kind: 'WD', days: 1 }, NOW - 60_000, NOW + 60_000);
  expect(decided('sign', { handle })).toEqual(
    events(['order.signed', { stage: 'HANDLE 2022-10-25 14:29 to 2022-10-25 14:31' }]),
  );
  expect(decided('recall')).toEqual(events(['order.recalled', { stage: DISPATCH }]));
  expect(decided('reassign', {}, { reason: 'DUPLICATE', basis: 'Twice.' })).toEqual(
    withWords(events(['order.reassigned', { reason: 'DUPLICATE', stage: DISPATCH }]), [
      'reason',
      'Twice.',
    ]),
  );
});
