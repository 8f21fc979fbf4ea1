/** Whistles played at random: whatever is wished, whenever, by whomever, some things hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Viewer } from '#domain/access/viewer.ts';
import { fold } from '#domain/fold.ts';
import { WHISTLE_STATES, type WhistleKind } from '#domain/whistle/codes.ts';
import { WHISTLE_FLOW } from '#domain/whistle/flow.ts';
import {
  concludedRate,
  departmentScores,
  meanDuration,
  memberRate,
  REPORTED_IN,
  type Share,
  SIGNED_IN_TIME,
  totalOf,
  whistleRate,
} from '#domain/whistle/kpis.ts';
import { lightOf } from '#domain/whistle/lights.ts';
import { dueWhistles } from '#domain/whistle/overdue.ts';
import type { Member, Whistle } from '#domain/whistle/whistle.ts';
import { changesOf, draftOf, type OpenWorld, publish } from '#domain/world.ts';
import { give, happen, journalOf } from '../support/decide.ts';
import {
  blownWorld,
  CALLED,
  CHIEF,
  COMMITTEE,
  GRID_LEADER,
  here,
  ISLAND,
  LEADER,
  MINUTE,
  NINE,
  of,
  orderOf,
  VILLAGE,
  whistleOf,
  worldInHand,
} from '../support/whistles.ts';

const LONG = process.env.LONG === '1';
const RUNS = LONG ? 10_000 : 1000;

const org = fc.constantFrom(...CALLED);
const points = fc.record({
  timeliness: fc.integer({ min: -1, max: 31 }),
  attitude: fc.integer({ min: 0, max: 21 }),
  quality: fc.integer({ min: 0, max: 51 }),
});
const wish = fc.record({
  /** Minutes that pass before it: often a few, sometimes days. */
  wait: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 5000 })),
  action: fc.constantFrom(...WHISTLE_FLOW.actions, 'sweep' as const),
  org,
  other: org,
  yes: fc.boolean(),
  points,
});
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;
const life = fc.record({
  kind: fc.constantFrom<WhistleKind>('ROUTINE', 'HARD', 'EMERGENCY'),
  wishes: fc.array(wish, { minLength: 10, maxLength: 60 }),
});

/** A life that chance leads to in one of hundreds only: everyone signs and comes. */
const SMOOTH = {
  kind: 'ROUTINE' as const,
  wishes: (['sign', 'report-in'] as const).flatMap((action) =>
    CALLED.map((org) => ({
      ...{ wait: 1, action, org, other: org, yes: true },
      points: { timeliness: 30, attitude: 20, quality: 50 },
    })),
  ),
};

const ARBITER: Viewer = CHIEF;
/** Most wishes are given by who may give them, so that lives get far. */
function play(world: OpenWorld, { action, org, other, yes, points }: Wish, now: number) {
  if (action === 'sweep') {
    happen(world, dueWhistles(world, { now }), { now, by: 'SYSTEM-00' });
    return;
  }
  const { lead } = whistleOf(world);
  const by: Partial<Record<typeof action, Viewer>> = {
    arbitrate: ARBITER,
    excuse: ARBITER,
    ratify: LEADER,
    conclude: of(yes ? lead : org),
    score: yes ? GRID_LEADER : VILLAGE,
    propose: CHIEF,
    approve: LEADER,
    refuse: LEADER,
  };
  const input = {
    ...here(world),
    ...points,
    org,
    lead: other,
    attends: yes,
    justified: yes,
    fix: ISLAND,
    reason: 'A reason.',
    ruling: 'A ruling.',
    finding: 'A finding.',
    result: action === 'conclude' ? 'SOLVED' : 'A result.',
    conclusion: 'A conclusion.',
    outcome: yes ? 'HANDLED' : 'BACK',
  };
  give(world, `whistle.${action}`, input, by[action] ?? of(org), now);
}

const rank = ({ state }: Whistle): number => WHISTLE_STATES.indexOf(state);
const within = ({ numerator, denominator, rate }: Share): void => {
  expect(numerator).toBeLessThanOrEqual(denominator);
  expect(rate).toBe(denominator === 0 ? null : numerator / denominator);
};

/** What must hold of a member at any moment. */
function sound(member: Member, now: number) {
  const { signedAt, signDue, signLate, reportedAt, reportDue, reportLate } = member;
  const { contactedAt, contactDue, contactLate } = member;
  // In time and overdue are never both said of one deed; the mark says what the instants say.
  if (signedAt !== null) expect(signLate).toBe(signedAt > (signDue ?? 0));
  if (contactedAt !== null) expect(contactLate).toBe(contactedAt > (contactDue ?? Infinity));
  if (reportedAt !== null) expect(reportLate).toBe(reportedAt > (reportDue ?? 0));
  for (const { due, met } of [SIGNED_IN_TIME, REPORTED_IN])
    if (met(member)) expect(due(member, now)).toBe(true);
  if (member.score) {
    expect(member.reportedAt).not.toBeNull();
    expect(member.org).not.toBe(COMMITTEE);
    const { timeliness, attitude, quality } = member.score;
    expect(timeliness >= 0 && timeliness <= 30).toBe(true);
    expect(attitude >= 0 && attitude <= 20).toBe(true);
    expect(quality >= 0 && quality <= 50).toBe(true);
    expect(totalOf(member.score)).toBe(timeliness + attitude + quality);
  }
}

test('no life of a whistle breaks what holds of whistles', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(life, ({ kind, wishes }) => {
      const world = blownWorld(kind);
      let now = NINE;
      let last = whistleOf(world);
      let lights = last.members.map((member) => lightOf(member, now));
      let due = { signed: 0, reported: 0 };
      for (const one of wishes) {
        now += one.wait * MINUTE;
        play(world, one, now);
        const whistle = whistleOf(world);
        reached.add(whistle.state);
        expect(rank(whistle)).toBeGreaterThanOrEqual(rank(last));
        const leads = whistle.members.filter(({ role }) => role === 'LEAD');
        expect(leads.map(({ org }) => org)).toEqual([whistle.lead]);
        expect(leads[0]?.state).not.toBe('EXCUSED');
        for (const member of whistle.members) sound(member, now);

        const after = whistle.members.map((member) => lightOf(member, now));
        for (const [i, light] of lights.entries())
          if (light === 'present') expect(after[i]).toBe('present');
        lights = after;

        // Nobody leaves a rate again, whoever is excused.
        const signed = memberRate(SIGNED_IN_TIME, [whistle], now);
        const reported = memberRate(REPORTED_IN, [whistle], now);
        expect(signed.denominator).toBeGreaterThanOrEqual(due.signed);
        expect(reported.denominator).toBeGreaterThanOrEqual(due.reported);
        due = { signed: signed.denominator, reported: reported.denominator };
        within(signed);
        within(reported);
        within(concludedRate([whistle]));
        within(whistleRate([orderOf(world)]));
        last = whistle;
      }
      expect(orderOf(world).state).toBe(
        last.closedAt === null ? 'JOINT' : orderOf(world).result ? 'HANDLED' : 'HANDLING',
      );
    }),
    { numRuns: RUNS, examples: [[SMOOTH]] },
  );
  for (const state of ['BLOWN', 'ALL_SIGNED', 'IN_PROGRESS']) expect(reached).toContain(state);
}, 300_000);

/** A life that gets to its end: every member does all of it, with delays, or is excused. */
const whole = fc.record({
  kind: fc.constantFrom<WhistleKind>('ROUTINE', 'HARD', 'EMERGENCY'),
  delays: fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 30, maxLength: 30 }),
  excused: fc.subarray(CALLED.filter((org) => org !== 'MARKET')),
  swept: fc.boolean(),
});

function playWhole({
  kind,
  delays,
  excused,
  swept,
}: typeof whole extends fc.Arbitrary<infer W> ? W : never) {
  const world = blownWorld(kind);
  let now = NINE;
  const waits = [...delays];
  const must = (action: string, by: Viewer, extra: object = {}) => {
    now += (waits.shift() ?? 1) * MINUTE;
    if (swept) happen(world, dueWhistles(world, { now }), { now, by: 'SYSTEM-00' });
    expect(give(world, `whistle.${action}`, { ...here(world), ...extra }, by, now)).toMatchObject({
      ok: true,
    });
  };
  for (const org of excused) must('excuse', CHIEF, { org, reason: 'Not needed.' });
  const coming = CALLED.filter((org) => !(excused as readonly string[]).includes(org));
  for (const org of coming) must('sign', of(org));
  for (const org of coming) must('report-in', of(org), { fix: ISLAND });
  for (const org of coming) must('member-done', of(org), { result: 'Done.' });
  must('conclude', of('MARKET'), { outcome: 'HANDLED', result: 'SOLVED', conclusion: 'Done.' });
  for (const org of coming)
    if (org !== COMMITTEE)
      must('score', VILLAGE, { org, timeliness: org.length, attitude: 20, quality: 50 });
  return { world, now };
}

test('every whole life ends evaluated, and the KPIs are a recount over its members', () => {
  fc.assert(
    fc.property(fc.array(whole, { minLength: 1, maxLength: 3 }), (lives) => {
      const played = lives.map(playWhole);
      const whistles = played.map(({ world }) => whistleOf(world));
      const now = Math.max(...played.map((one) => one.now));
      for (const { state } of whistles) expect(state).toBe('EVALUATED');
      const members = whistles.flatMap((one) => one.members);

      // Counted from the instants alone, without the marks.
      const signed = members.filter(({ signedAt }) => signedAt !== null);
      const excusedLate = members.filter(
        ({ signedAt, excusedAt, signDue }) =>
          signedAt === null && (excusedAt ?? 0) > (signDue ?? 0),
      );
      const inTime = signed.filter(({ signedAt, signDue }) => (signedAt ?? 0) <= (signDue ?? 0));
      expect(memberRate(SIGNED_IN_TIME, whistles, now)).toMatchObject({
        numerator: inTime.length,
        denominator: signed.length + excusedLate.length,
      });
      const came = members.filter(({ reportedAt }) => reportedAt !== null);
      const excusedAbsent = members.filter(
        ({ reportedAt, excusedAt, reportDue }) =>
          reportedAt === null && (excusedAt ?? 0) > (reportDue ?? 0),
      );
      const there = came.filter(
        ({ reportedAt, reportDue }) => (reportedAt ?? 0) <= (reportDue ?? 0),
      );
      expect(memberRate(REPORTED_IN, whistles, now)).toMatchObject({
        numerator: there.length,
        denominator: came.length + excusedAbsent.length,
      });

      expect(concludedRate(whistles)).toMatchObject({ rate: 1, denominator: lives.length });
      const spans = whistles.map(({ blownAt, closedAt }) => (closedAt ?? 0) - (blownAt ?? 0));
      expect(meanDuration(whistles)).toMatchObject({
        numerator: spans.reduce((a, b) => a + b, 0),
        denominator: lives.length,
      });
      for (const [org, { rate, denominator }] of departmentScores(whistles)) {
        expect(rate).toBeCloseTo(org.length + 70, 9);
        expect(denominator).toBe(
          members.filter((member) => member.org === org && member.score).length,
        );
      }
    }),
    { numRuns: LONG ? 5000 : 200 },
  );
}, 300_000);

test('a whistle can always be brought to its end', () => {
  fc.assert(
    fc.property(life, ({ kind, wishes }) => {
      const world = blownWorld(kind);
      let now = NINE;
      for (const one of wishes) {
        now += one.wait * MINUTE;
        play(world, one, now);
      }
      const must = (action: string, by: Viewer, extra: object = {}) => {
        const input = { ...here(world), ...extra };
        expect(give(world, `whistle.${action}`, input, by, now)).toMatchObject({ ok: true });
      };
      const states = () => new Map(whistleOf(world).members.map(({ org, state }) => [org, state]));
      const { state } = whistleOf(world);
      if (['BLOWN', 'ALL_SIGNED', 'IN_PROGRESS'].includes(state))
        for (const org of CALLED) {
          if (states().get(org) === 'DISPUTED')
            must('arbitrate', CHIEF, { org, attends: true, ruling: 'Come.' });
          if (states().get(org) === 'TO_SIGN') must('sign', of(org));
          if (['SIGNED', 'CONTACTED'].includes(states().get(org) ?? ''))
            must('report-in', of(org), { fix: ISLAND });
          if (['REPORTED_IN', 'WORKING'].includes(states().get(org) ?? ''))
            must('member-done', of(org), { result: 'Done.' });
        }
      const { lead, closedAt } = whistleOf(world);
      if (closedAt === null) must('conclude', of(lead), { outcome: 'BACK', conclusion: 'Done.' });
      for (const { org, reportedAt, score } of whistleOf(world).members)
        if (reportedAt !== null && !score && org !== COMMITTEE)
          must('score', VILLAGE, { org, timeliness: 1, attitude: 1, quality: 1 });
      expect(whistleOf(world).state).toBe('EVALUATED');
    }),
    { numRuns: LONG ? 5000 : 200 },
  );
}, 300_000);

test('the journal refolds to the same whistle and the same order', () => {
  fc.assert(
    fc.property(life, ({ kind, wishes }) => {
      const world = blownWorld(kind);
      let now = NINE;
      for (const one of wishes) {
        now += one.wait * MINUTE;
        play(world, one, now);
      }
      // The order's first events were followed by its setting in hand, so the refold starts from there.
      const again = worldInHand();
      const told = journalOf(again).length;
      for (const event of journalOf(world).slice(told)) {
        const draft = draftOf(again, () => event.seq);
        fold(draft, event, event);
        publish(again, changesOf(draft));
      }
      expect([...again.whistles.values()]).toEqual([...world.whistles.values()]);
      expect(orderOf(again)).toEqual(orderOf(world));
    }),
    { numRuns: LONG ? 2000 : 100 },
  );
}, 300_000);
