/** The guard before every step of a whistle, what a step writes down of its member, and the words that go with it. */
import { describe, expect, test } from 'vitest';
import { commandOf } from '#domain/catalogue.ts';
import { around, decide, give } from '../support/decide.ts';
import {
  blownWorld,
  CHIEF,
  COMMITTEE,
  forced,
  here,
  ISLAND,
  MINUTE,
  memberIn,
  NINE,
  of,
  PATH,
  VILLAGE,
  whistleOf,
} from '../support/whistles.ts';

describe('the input of a step', () => {
  const input = commandOf('whistle.sign')?.input;
  const fits = (more: object) => input?.safeParse({ id: 'w', version: 0, ...more }).success;

  test('names a whistle and the version that was seen', () => {
    expect([fits({}), fits({ id: 'w'.repeat(64) })]).toEqual([true, true]);
    for (const wrong of [{ id: 'w'.repeat(65) }, { id: 1 }, { version: -1 }, { version: 0.5 }])
      expect(fits(wrong), JSON.stringify(wrong)).toBe(false);
  });

  test('is judged on the whistle as it is placed', () => {
    const world = blownWorld();
    const { access } = commandOf('whistle.sign') ?? {};
    expect(access).toMatchObject({ may: 'whistle.answer', unknown: 'whistle.unknown' });
    expect(access?.on?.(world, here(world), undefined)).toMatchObject({ path: PATH });
    expect(access?.on?.(world, { id: 'x' }, undefined)).toBeUndefined();
  });
});

test('who comes too late is told how the whistle stands', () => {
  const world = forced(blownWorld(), { state: 'CLOSED' });
  const { id, version, lastBy: by, lastAt } = whistleOf(world);
  const sign = (more: object) =>
    decide(world, 'whistle.sign', { ...here(world), ...more }, around(of('FOOD'), NINE));
  const stands = { id, state: 'CLOSED', by, at: lastAt };
  expect(sign({})).toEqual({ ok: false, reason: 'whistle.not-now', params: stands });
  expect(sign({ version: version + 1 })).toEqual({
    ok: false,
    reason: 'whistle.changed',
    params: stands,
  });
  expect(sign({ id: 'x' })).toEqual({
    ok: false,
    reason: 'whistle.unknown',
    params: { id: 'x' },
  });
});

describe('a step of a member', () => {
  const take = (
    action: string,
    state: 'TO_SIGN' | 'SIGNED' | 'REPORTED_IN',
    now: number,
    more = {},
  ) => {
    const world = forced(blownWorld(), {}, ({ org }) => ({
      state: org === 'FOOD' ? state : 'DONE',
    }));
    const outcome = give(world, `whistle.${action}`, { ...here(world), ...more }, of('FOOD'), now);
    const words = outcome.ok ? outcome.words.map(({ purpose, text }) => [purpose, text]) : outcome;
    const { state: whole } = whistleOf(world);
    return { member: memberIn(world, 'FOOD'), whole, words };
  };
  const [signDue, day] = [NINE + 60 * MINUTE, NINE + 24 * 60 * MINUTE];
  const { reportDue } = memberIn(blownWorld(), 'FOOD');

  test.each([
    ['sign', 'TO_SIGN', signDue, {}, 'signLate', 'SIGNED', []],
    [
      'contact',
      'SIGNED',
      day,
      { note: 'At ten.' },
      'contactLate',
      'CONTACTED',
      ['note', 'At ten.'],
    ],
    ['report-in', 'SIGNED', reportDue ?? 0, { fix: ISLAND }, 'reportLate', 'REPORTED_IN', []],
  ] as const)(
    '%s is in time to the last millisecond',
    (action, from, due, more, late, to, words) => {
      for (const after of [0, 1]) {
        const told = take(action, from, due + after, more);
        expect(told.member).toMatchObject({ state: to, [late]: after > 0 });
        expect(told.words).toEqual(words.length > 0 ? [words] : []);
      }
    },
  );

  test('who comes without having made contact is late in that too', () => {
    const come = (now: number) => take('report-in', 'SIGNED', now, { fix: ISLAND }).member;
    expect(come(day)).toMatchObject({ contactLate: false, checkInPoint: ISLAND });
    expect(come(day + 1)).toMatchObject({ contactLate: true, reportLate: false });
    const contacted = blownWorld();
    forced(contacted, {}, () => ({ state: 'CONTACTED', contactedAt: day, contactLate: false }));
    give(contacted, 'whistle.report-in', { ...here(contacted), fix: ISLAND }, of('FOOD'), day + 1);
    expect(memberIn(contacted, 'FOOD')).toMatchObject({ state: 'REPORTED_IN', contactLate: false });
  });

  test('moves the whole on when it is the last', () => {
    const last = (action: string, from: 'TO_SIGN' | 'SIGNED' | 'CONTACTED', more: object = {}) => {
      const world = blownWorld();
      forced(world, {}, ({ org }) => ({ state: org === 'FOOD' ? from : 'CONTACTED' }));
      give(world, `whistle.${action}`, { ...here(world), ...more }, of('FOOD'), NINE);
      return whistleOf(world).state;
    };
    expect(last('sign', 'TO_SIGN')).toBe('ALL_SIGNED');
    expect(last('contact', 'SIGNED')).toBe('ALL_SIGNED');
    expect(last('report-in', 'CONTACTED', { fix: ISLAND })).toBe('IN_PROGRESS');
  });

  test('keeps what was found and done, and moves the whole with it', () => {
    const found = take('finding', 'REPORTED_IN', NINE, { finding: 'Rats.' });
    expect([found.member.state, found.whole, found.words]).toEqual([
      'WORKING',
      'IN_PROGRESS',
      [['finding', 'Rats.']],
    ]);
    const done = take('member-done', 'REPORTED_IN', NINE, { result: 'Closed.' });
    expect([done.member.state, done.whole, done.words]).toEqual([
      'DONE',
      'FEEDBACK',
      [['result', 'Closed.']],
    ]);
    const disputed = take('dispute', 'TO_SIGN', NINE, { reason: 'Not ours.' });
    expect([disputed.member.state, disputed.whole, disputed.words]).toEqual([
      'DISPUTED',
      'BLOWN',
      [['reason', 'Not ours.']],
    ]);
  });
});

test('what the arbiter, the lead and the place say is kept as it was said', () => {
  const words = (
    name: string,
    by: typeof CHIEF,
    input: object,
    whistle: object,
    member: object,
  ): unknown => {
    const world = forced(blownWorld(), whistle, ({ org }) =>
      org === 'FOOD' ? member : { state: 'DONE' },
    );
    const outcome = give(world, `whistle.${name}`, { ...here(world), ...input }, by, NINE);
    return outcome.ok
      ? outcome.words.map(({ about, purpose, text }) => [about === here(world).id, purpose, text])
      : outcome;
  };
  const org = 'FOOD';
  const disputed = { state: 'DISPUTED' };
  expect(words('arbitrate', CHIEF, { org, attends: true, ruling: 'Come.' }, {}, disputed)).toEqual([
    [true, 'ruling', 'Come.'],
  ]);
  expect(words('arbitrate', CHIEF, { org, attends: false, ruling: 'Go.' }, {}, disputed)).toEqual([
    [true, 'ruling', 'Go.'],
  ]);
  expect(words('excuse', CHIEF, { org, reason: 'Ill.' }, {}, {})).toEqual([
    [true, 'reason', 'Ill.'],
  ]);
  expect(
    words(
      'conclude',
      of('MARKET'),
      { outcome: 'BACK', conclusion: 'Done.' },
      { state: 'FEEDBACK' },
      { state: 'DONE' },
    ),
  ).toEqual([[true, 'conclusion', 'Done.']]);
});

test('the whistle is evaluated with the last score of those who came, each given once', () => {
  const came = ['FOOD', 'POLICE', COMMITTEE];
  const world = forced(blownWorld(), { state: 'CLOSED' }, ({ org }) => ({
    state: 'DONE',
    reportedAt: came.includes(org) ? NINE : null,
  }));
  const score = (org: string) => {
    const input = { ...here(world), org, timeliness: 1, attitude: 2, quality: 3, comment: 'Fine.' };
    const outcome = give(world, 'whistle.score', input, VILLAGE, NINE);
    return [outcome.ok ? outcome.words[0]?.purpose : outcome.reason, whistleOf(world).state];
  };
  expect(score('MARKET')).toEqual(['whistle.did-not-attend', 'CLOSED']);
  expect(score('FOOD')).toEqual(['comment', 'CLOSED']);
  expect(score('FOOD')).toEqual(['whistle.scored-already', 'CLOSED']);
  expect(score('POLICE')).toEqual(['comment', 'EVALUATED']);
  expect(memberIn(world, 'POLICE').score).toEqual({ timeliness: 1, attitude: 2, quality: 3 });
});
