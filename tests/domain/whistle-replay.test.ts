/** 漫山岛, September 2022: restaurants and guest houses without licence or fire protection, five bodies called to one table. */
import { expect, test } from 'vitest';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Accepted } from '#domain/kernel/outcome.ts';
import {
  concludedRate,
  departmentScores,
  meanDuration,
  memberRate,
  REPORTED_IN,
  SIGNED_IN_TIME,
  whistleRate,
} from '#domain/whistle/kpis.ts';
import { lightOf } from '#domain/whistle/lights.ts';
import { dueWhistles } from '#domain/whistle/overdue.ts';
import { at, give, happen, journalOf } from '../support/decide.ts';
import {
  CALLED,
  COMMITTEE,
  GRID_LEADER,
  here,
  ISLAND,
  LEADER,
  memberIn,
  NINE,
  of,
  orderOf,
  proposal,
  VILLAGE,
  whistleOf,
  worldInHand,
} from '../support/whistles.ts';

const HOUR = 3_600_000;

test('the whistle is blown, one signs late, all come, it is concluded and scored', () => {
  const world = worldInHand();
  const typed: string[] = [];
  const act = (when: string, by: Viewer, action: string, extra: object = {}) => {
    const target = action === 'propose' ? proposal(world) : here(world);
    const outcome = give(world, `whistle.${action}`, { ...target, ...extra }, by, at(when));
    expect(outcome, `${action} ${by.org}`).toMatchObject({ ok: true });
    for (const { text, about } of (outcome as Accepted).words) {
      expect(about).toBe(whistleOf(world).id);
      typed.push(text);
    }
  };
  const lights = (when: string) =>
    CALLED.map((org) => lightOf(memberIn(world, org), at(when))).join(' ');
  const sweep = (when: string) => {
    const now = at(when);
    const events = dueWhistles(world, { now });
    happen(world, events, { now, by: 'SYSTEM-00' });
    return events.map(({ data }) => data);
  };

  act('2022-09-19T08:50', VILLAGE, 'propose');
  expect(whistleOf(world).state).toBe('APPROVING');
  act('2022-09-19T09:00', LEADER, 'approve', { comment: 'All of you, tomorrow at two.' });
  expect(orderOf(world).state).toBe('JOINT');
  expect(lights('2022-09-19T09:01')).toBe('to-sign to-sign to-sign to-sign to-sign');

  act('2022-09-19T09:08', of('MARKET'), 'sign');
  act('2022-09-19T09:15', of('FOOD'), 'sign');
  act('2022-09-19T09:31', of('TOURISM'), 'sign');
  act('2022-09-19T10:00', VILLAGE, 'sign');
  expect(sweep('2022-09-19T10:00')).toEqual([]);
  expect(lights('2022-09-19T10:00')).toBe('signed signed signed to-sign signed');
  const { id } = whistleOf(world);
  expect(sweep('2022-09-19T10:01')).toEqual([{ id, org: 'POLICE', mark: 'sign' }]);
  expect(sweep('2022-09-19T10:20')).toEqual([]);
  expect(lights('2022-09-19T10:20')).toBe('signed signed signed late signed');
  act('2022-09-19T10:25', of('POLICE'), 'sign');
  expect(lights('2022-09-19T10:25')).toBe('signed signed signed signed signed');
  expect(memberIn(world, 'POLICE')).toMatchObject({ signLate: true });
  expect(whistleOf(world).state).toBe('ALL_SIGNED');

  for (const org of CALLED) act('2022-09-19T11:00', of(org), 'contact', { note: 'Called.' });
  expect(sweep('2022-09-20T09:30')).toEqual([]);

  const there = { fix: ISLAND };
  act('2022-09-20T13:58', of('MARKET'), 'report-in', there);
  expect(whistleOf(world).state).toBe('IN_PROGRESS');
  expect(lights('2022-09-20T13:58')).toBe('present signed signed signed signed');
  for (const org of CALLED.slice(1)) act('2022-09-20T14:02', of(org), 'report-in', there);
  expect(lights('2022-09-20T14:02')).toBe('present present present present present');

  // The contact was made in time; coming later takes nothing from it.
  expect(memberIn(world, 'MARKET')).toMatchObject({
    contactedAt: at('2022-09-19T11:00'),
    contactLate: false,
    reportLate: false,
  });

  act('2022-09-20T15:10', of('MARKET'), 'finding', { finding: 'Eight of eleven have no licence.' });
  act('2022-09-20T15:20', of('POLICE'), 'finding', { finding: 'Extinguishers out of date.' });
  act('2022-09-20T15:40', of('FOOD'), 'member-done', { result: 'Kitchens checked.' });
  act('2022-09-20T15:45', of('TOURISM'), 'member-done', { result: 'Listings taken down.' });
  act('2022-09-20T16:00', VILLAGE, 'member-done', { result: 'Owners brought together.' });
  act('2022-09-20T16:30', of('POLICE'), 'member-done', { result: 'Fire protection ordered.' });
  expect(
    give(
      world,
      'whistle.conclude',
      { ...here(world), outcome: 'HANDLED', result: 'SOLVED', conclusion: 'Done.' },
      of('MARKET'),
      at('2022-09-20T16:31'),
    ),
  ).toMatchObject({ reason: 'whistle.not-now' });
  act('2022-09-23T09:40', of('MARKET'), 'finding', {
    finding: 'Checked again: closed, put right.',
  });
  act('2022-09-23T09:45', of('MARKET'), 'member-done', {
    result: 'Order to put right served; business stopped until then.',
  });
  expect(whistleOf(world).state).toBe('FEEDBACK');
  act('2022-09-23T10:00', of('MARKET'), 'conclude', {
    outcome: 'HANDLED',
    result: 'SOLVED',
    conclusion: 'Eight closed until licensed, all with fire protection.',
  });
  expect(whistleOf(world)).toMatchObject({ state: 'CLOSED', wholeLate: false });
  expect(orderOf(world)).toMatchObject({ state: 'HANDLED', result: 'SOLVED', whistle: id });

  const points = { timeliness: 28, attitude: 18, quality: 45 };
  act('2022-09-23T14:00', VILLAGE, 'score', { org: 'MARKET', ...points, comment: 'Thorough.' });
  act('2022-09-23T14:01', VILLAGE, 'score', { org: 'FOOD', ...points });
  act('2022-09-23T14:02', GRID_LEADER, 'score', { org: 'TOURISM', ...points, quality: 40 });
  expect(
    give(
      world,
      'whistle.score',
      { ...here(world), org: 'FOOD', ...points },
      VILLAGE,
      at('2022-09-23T14:03'),
    ),
  ).toMatchObject({ reason: 'whistle.scored-already' });
  expect(whistleOf(world).state).toBe('CLOSED');
  act('2022-09-23T14:03', VILLAGE, 'score', { org: 'POLICE', ...points, timeliness: 12 });
  expect(whistleOf(world)).toMatchObject({
    state: 'EVALUATED',
    evaluatedAt: at('2022-09-23T14:03'),
  });

  const now = at('2022-09-24T09:00');
  const all = [whistleOf(world)];
  expect(memberRate(SIGNED_IN_TIME, all, now)).toEqual({
    numerator: 4,
    denominator: 5,
    rate: 0.8,
  });
  expect(memberRate(REPORTED_IN, all, now)).toEqual({ numerator: 5, denominator: 5, rate: 1 });
  expect(concludedRate(all)).toEqual({ numerator: 1, denominator: 1, rate: 1 });
  expect(whistleOf(world).blownAt).toBe(NINE);
  // From Monday nine to Friday ten: four days and an hour.
  expect(meanDuration(all)).toMatchObject({ denominator: 1, rate: 97 * HOUR });
  expect([...departmentScores(all)].map(([org, { rate }]) => [org, rate])).toEqual([
    ['MARKET', 91],
    ['FOOD', 91],
    ['TOURISM', 86],
    ['POLICE', 75],
  ]);
  expect(memberIn(world, COMMITTEE).score).toBeNull();
  expect(whistleRate([orderOf(world)])).toEqual({ numerator: 1, denominator: 1, rate: 1 });

  expect(typed).toHaveLength(17);
  const journal = JSON.stringify(journalOf(world));
  for (const text of typed) expect(journal).not.toContain(text);
  expect(journal).toContain('order.whistled');
});
