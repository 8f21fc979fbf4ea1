/** What a whistle's clocks mark, how its lights stand, and its KPIs counted by hand. Blown on Monday, 2022-09-19 09:00. */
import { describe, expect, test } from 'vitest';
import { dueWhistleArchiving } from '#domain/whistle/archive.ts';
import {
  concludedRate,
  departmentScores,
  meanDuration,
  memberRate,
  REPORTED_IN,
  SIGNED_IN_TIME,
  whistleRate,
} from '#domain/whistle/kpis.ts';
import { hasLights, lightOf } from '#domain/whistle/lights.ts';
import { afterApprovalDue, duesOf, rulingDue, signDue } from '#domain/whistle/limits.ts';
import { dueWhistles } from '#domain/whistle/overdue.ts';
import type { Member, Whistle } from '#domain/whistle/whistle.ts';
import type { OpenWorld } from '#domain/world.ts';
import { around, give, happen, told } from '../support/decide.ts';
import {
  blownWorld,
  CALLED,
  CHIEF,
  forced,
  here,
  LEADER,
  MINUTE,
  NINE,
  orderOf,
  proposal,
  VILLAGE,
  whistleOf,
  worldInHand,
} from '../support/whistles.ts';

test('the limits run from the blow (DOMAIN §3.6)', () => {
  const timing = around(CHIEF, NINE);
  const dues = (kind: Whistle['kind']) =>
    Object.fromEntries(
      Object.entries(duesOf(kind, timing)).map(([name, due]) => [name, told(due)]),
    );
  expect(dues('ROUTINE')).toEqual({
    signDue: '2022-09-19 10:00',
    contactDue: '2022-09-20 09:00',
    reportDue: '2022-09-22 17:30',
    wholeDue: '2022-10-08 17:30',
  });
  expect(dues('HARD')).toEqual({
    signDue: '2022-09-19 10:00',
    contactDue: '2022-09-20 09:00',
    reportDue: '2022-09-26 17:30',
    wholeDue: '2022-10-20 17:30',
  });
  expect(dues('EMERGENCY')).toEqual({
    signDue: '2022-09-19 09:05',
    contactDue: null,
    reportDue: '2022-09-19 09:30',
    wholeDue: '2022-10-08 17:30',
  });
  expect((['ROUTINE', 'HARD', 'EMERGENCY'] as const).map((kind) => signDue(kind, timing))).toEqual([
    NINE + 60 * MINUTE,
    NINE + 60 * MINUTE,
    NINE + 5 * MINUTE,
  ]);
  expect([rulingDue(timing), afterApprovalDue(timing)].map(told)).toEqual([
    '2022-09-19 11:00',
    '2022-09-20 09:00',
  ]);
});

describe('the clock', () => {
  const late = (world: OpenWorld, now: number) => {
    const events = dueWhistles(world, { now }).map(({ data }) => data);
    happen(world, dueWhistles(world, { now }), { now, by: 'SYSTEM-00' });
    return events;
  };

  test('marks each missed limit once, also after having been away for days', () => {
    const world = blownWorld('EMERGENCY');
    const { id } = whistleOf(world);
    expect(late(world, NINE + 5 * MINUTE)).toEqual([]);
    expect(late(world, NINE + 5 * MINUTE + 1)).toEqual(
      CALLED.map((org) => ({ id, org, mark: 'sign' })),
    );
    expect(late(world, NINE + 30 * MINUTE)).toEqual([]);
    const month = NINE + 30 * 24 * 60 * MINUTE;
    expect(late(world, month)).toEqual([
      ...CALLED.map((org) => ({ id, org, mark: 'report' })),
      { id, mark: 'whole' },
      { id, mark: 'approval' },
    ]);
    expect(late(world, month + MINUTE)).toEqual([]);
    expect(whistleOf(world)).toMatchObject({ wholeLate: true, approvalLate: true });
  });

  test('marks what was never signed as not contacted either, and an approval given in time as nothing', () => {
    const world = blownWorld();
    const { id } = whistleOf(world);
    const day = NINE + 24 * 60 * MINUTE;
    expect(late(world, day)).toEqual(CALLED.map((org) => ({ id, org, mark: 'sign' })));
    expect(late(world, day + 1)).toEqual(CALLED.map((org) => ({ id, org, mark: 'contact' })));
    expect(late(world, day + 2)).toEqual([]);
    const emergency = blownWorld('EMERGENCY');
    const ratify = { ...here(emergency), justified: true };
    expect(give(emergency, 'whistle.ratify', ratify, LEADER, day)).toMatchObject({ ok: true });
    late(emergency, NINE + 1e11);
    expect(whistleOf(emergency)).toMatchObject({ approvalLate: false, wholeLate: true });
  });

  test('marks the arbiter once, and the whole also while only the conclusion is missing', () => {
    const world = forced(blownWorld(), {}, ({ org }) =>
      org === 'FOOD' ? { state: 'DISPUTED', rulingDue: NINE } : { state: 'DONE' },
    );
    const { id, wholeDue } = whistleOf(world);
    expect(late(world, NINE)).toEqual([]);
    expect(late(world, NINE + 1)).toEqual([{ id, org: 'FOOD', mark: 'ruling' }]);
    expect(late(world, NINE + 2)).toEqual([]);
    const done = forced(blownWorld(), { state: 'FEEDBACK' }, () => ({ state: 'DONE' }));
    expect(late(done, (wholeDue ?? 0) + 1)).toEqual([{ id: whistleOf(done).id, mark: 'whole' }]);
  });

  test('says nothing of a whistle not blown, and of an ended one only what is left to approve', () => {
    const { members } = whistleOf(blownWorld());
    expect(members.every(({ signDue }) => signDue !== null)).toBe(true);
    const far = NINE + 1e11;
    for (const state of ['APPROVING', 'REFUSED', 'CLOSED', 'EVALUATED'] as const) {
      const world = blownWorld();
      world.whistles.put({ ...whistleOf(world), state });
      expect(late(world, far)).toEqual([]);
    }
  });
});

describe('a light', () => {
  const [member] = whistleOf(blownWorld()).members;
  if (!member) throw new Error('no member');
  const { signDue, contactDue, reportDue } = member;
  const light = (change: Partial<Member>, now: number | null) =>
    lightOf({ ...member, ...change }, now ?? 0);

  test('turns red a millisecond after the limit, and green with presence for good', () => {
    expect(light({}, signDue)).toBe('to-sign');
    expect(light({}, (signDue ?? 0) + 1)).toBe('late');
    const signed = { state: 'SIGNED', signedAt: NINE } as const;
    expect(light(signed, contactDue)).toBe('signed');
    expect(light(signed, (contactDue ?? 0) + 1)).toBe('late');
    const contacted = { ...signed, state: 'CONTACTED', contactedAt: NINE } as const;
    expect(light(contacted, reportDue)).toBe('signed');
    expect(light(contacted, (reportDue ?? 0) + 1)).toBe('late');
    const there = { ...contacted, state: 'REPORTED_IN', reportedAt: NINE } as const;
    for (const state of ['REPORTED_IN', 'WORKING', 'DONE', 'EXCUSED'] as const)
      expect(light({ ...there, state, reportLate: true }, 1e15)).toBe('present');
    expect(light({ state: 'EXCUSED', excusedAt: NINE }, 1e15)).toBe('excused');
    // While the arbiter thinks, the arbiter is late, not the department.
    expect(light({ state: 'DISPUTED', rulingDue: NINE }, 1e15)).toBe('to-sign');
    expect(light({ signDue: null, contactDue: null, reportDue: null }, 1e15)).toBe('to-sign');
  });

  test('is lit for nobody before the blow, nor after a refusal', () => {
    const world = worldInHand();
    expect(give(world, 'whistle.propose', proposal(world), VILLAGE, NINE)).toMatchObject({
      ok: true,
    });
    expect(hasLights(whistleOf(world))).toBe(false);
    const no = { ...here(world), reason: 'Not a matter for five.' };
    expect(give(world, 'whistle.refuse', no, LEADER, NINE)).toMatchObject({ ok: true });
    expect(hasLights(whistleOf(world))).toBe(false);
    expect(hasLights(whistleOf(blownWorld()))).toBe(true);
    expect(hasLights(whistleOf(blownWorld('EMERGENCY')))).toBe(true);
  });
});

describe('an ended whistle', () => {
  const STAYS = 30 * 24 * 60 * MINUTE;
  const gone = (whistle: Partial<Whistle>, now: number) =>
    dueWhistleArchiving(forced(blownWorld(), { closedAt: NINE, ...whistle }), now).length === 1;

  test('leaves the world after thirty days, and not while it goes on or is owed its approval', () => {
    expect([gone({}, NINE + STAYS), gone({}, NINE + STAYS + 1)]).toEqual([false, true]);
    expect(gone({ closedAt: null }, NINE + 1e12)).toBe(false);
    expect(gone({ approvalDue: NINE }, NINE + 1e12)).toBe(false);
    expect(gone({ approvalDue: NINE, ratifiedAt: NINE }, NINE + 1e12)).toBe(true);
  });
});

describe('of the members of whistles that were blown', () => {
  const [blank] = whistleOf(blownWorld()).members;
  if (!blank) throw new Error('no member');
  const [DUE, LATER] = [NINE + 60 * MINUTE, NINE + 1e11];
  const whistle = (members: readonly Partial<Member>[], more: Partial<Whistle> = {}): Whistle => ({
    ...whistleOf(blownWorld()),
    members: members.map((one) => ({ ...blank, ...one })),
    ...more,
  });
  const signed: Partial<Member> = { state: 'SIGNED', signedAt: DUE, contactDue: null };
  const came: Partial<Member> = { ...signed, state: 'REPORTED_IN', reportedAt: DUE };

  test('签收及时率 counts who signed in time of those who should have signed', () => {
    const rate = (now: number, ...members: Partial<Member>[]) =>
      memberRate(SIGNED_IN_TIME, [whistle(members)], now);
    const late = { ...signed, signLate: true };
    const excused: Partial<Member> = { state: 'EXCUSED', signLate: true };
    // Whoever still has time is in no rate yet; on its last millisecond one still has time.
    expect(rate(DUE, signed, late, excused, {})).toEqual({
      numerator: 1,
      denominator: 3,
      rate: 1 / 3,
    });
    expect(rate(DUE + 1, signed, {})).toEqual({ numerator: 1, denominator: 2, rate: 0.5 });
    expect(rate(LATER, { state: 'EXCUSED' }, { state: 'DISPUTED' })).toMatchObject({ rate: null });
  });

  test('报到率 counts who came in time of those who should have come', () => {
    const rate = (now: number, ...members: Partial<Member>[]) =>
      memberRate(REPORTED_IN, [whistle(members)], now);
    const late = { ...came, reportLate: true };
    const excused: Partial<Member> = { state: 'EXCUSED', reportLate: true };
    expect(rate(DUE, came, came, late, excused, signed)).toEqual({
      numerator: 2,
      denominator: 4,
      rate: 0.5,
    });
    expect(rate(LATER, came, signed, {}, { state: 'EXCUSED' })).toMatchObject({
      numerator: 1,
      denominator: 3,
    });
  });

  test('办结率 and 平均销哨时长 count the whistles concluded', () => {
    const [open, one, other] = [
      whistle([came]),
      whistle([came], { closedAt: NINE + 10 }),
      whistle([came], { closedAt: NINE + 30 }),
    ];
    expect(concludedRate([open, one, other])).toEqual({
      numerator: 2,
      denominator: 3,
      rate: 2 / 3,
    });
    expect(meanDuration([open, one, other])).toEqual({ numerator: 40, denominator: 2, rate: 20 });
  });

  test('部门得分 is the mean of the scores an organisation was given', () => {
    const score = (org: string, timeliness: number, attitude: number, quality: number) => ({
      org,
      score: { timeliness, attitude, quality },
    });
    const scores = departmentScores([
      whistle([score('FOOD', 30, 20, 50), score('FIRE', 1, 2, 3), { org: 'POLICE' }]),
      whistle([score('FOOD', 10, 5, 25)]),
    ]);
    expect([...scores]).toEqual([
      ['FOOD', { numerator: 140, denominator: 2, rate: 70 }],
      ['FIRE', { numerator: 6, denominator: 1, rate: 6 }],
    ]);
  });
});

describe('吹哨率', () => {
  const order = orderOf(worldInHand());
  test('counts filed orders at the town’s level, those that ended in nothing left out', () => {
    const town = { ...order, level: 'TOWN' } as const;
    const orders = [
      { ...town, whistle: 'w1' },
      { ...town, level: 'DISTRICT' as const },
      town,
      { ...order, level: 'COMMUNITY' as const },
      { ...order, level: 'GRID' as const, whistle: 'w2' },
      { ...town, filedAt: null },
      { ...town, whistle: 'w3', state: 'VOID' as const },
      { ...town, state: 'MERGED' as const },
      { ...town, state: 'REJECTED' as const },
    ];
    expect(whistleRate(orders)).toEqual({ numerator: 1, denominator: 3, rate: 1 / 3 });
    expect(whistleRate([])).toEqual({ numerator: 0, denominator: 0, rate: null });
    const counted = orders.map((one) => whistleRate([one]).denominator);
    expect(counted).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0]);
  });

  test('a proposal counts nowhere, a refused one neither', () => {
    const whistle = { ...whistleOf(blownWorld()), blownAt: null, closedAt: NINE };
    expect(concludedRate([whistle])).toMatchObject({ denominator: 0, rate: null });
    expect(meanDuration([whistle])).toMatchObject({ denominator: 0, rate: null });
    expect(memberRate(SIGNED_IN_TIME, [whistle], 1e15).denominator).toBe(0);
  });
});
