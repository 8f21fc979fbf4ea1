/** Every row of the whistle's table: allowed, in a wrong state, stale, a field missing, by the wrong role, of the wrong member. */
import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '#domain/access/table.ts';
import { ROLES, type Viewer } from '#domain/access/viewer.ts';
import { MEMBER_STATES, WHISTLE_STATES } from '#domain/whistle/codes.ts';
import { stateOf, WHISTLE_FLOW, type WhistleAction, whistleStep } from '#domain/whistle/flow.ts';
import { seesWhistle } from '#domain/whistle/whistle.ts';
import type { OpenWorld } from '#domain/world.ts';
import { at, give, happen, judged, told, viewerOf } from '../support/decide.ts';
import {
  blownWorld,
  CHIEF,
  COMMITTEE,
  forced,
  GRID_LEADER,
  here,
  ISLAND,
  LEADER,
  MINUTE,
  memberIn,
  NINE,
  ORDER,
  of,
  orderOf,
  PATH,
  proposal,
  VILLAGE,
  whistleOf,
  worldInHand,
} from '../support/whistles.ts';

/** In time for everything, even in an emergency. */
const SOON = NINE + 4 * MINUTE;

/** Who takes a step and what it needs besides the whistle. FOOD is the member at hand. */
const WAYS: Record<WhistleAction, { by: Viewer; extra: object }> = {
  propose: { by: VILLAGE, extra: {} },
  approve: { by: LEADER, extra: {} },
  refuse: { by: LEADER, extra: { reason: 'One department can do it.' } },
  ratify: { by: LEADER, extra: { justified: true } },
  sign: { by: of('FOOD'), extra: {} },
  dispute: { by: of('FOOD'), extra: { reason: 'Not ours.' } },
  arbitrate: { by: CHIEF, extra: { org: 'FOOD', attends: true, ruling: 'Yours.' } },
  excuse: { by: CHIEF, extra: { org: 'FOOD', reason: 'Not needed any more.' } },
  contact: { by: of('FOOD'), extra: {} },
  'report-in': { by: of('FOOD'), extra: { fix: ISLAND } },
  finding: { by: of('FOOD'), extra: { finding: 'No licence.' } },
  'member-done': { by: of('FOOD'), extra: { result: 'Notice given.' } },
  conclude: {
    by: of('MARKET'),
    extra: { outcome: 'HANDLED', result: 'SOLVED', conclusion: 'Closed until put right.' },
  },
  score: {
    by: GRID_LEADER,
    extra: { org: 'FOOD', timeliness: 30, attitude: 20, quality: 50 },
  },
};
const ON_WHISTLE = WHISTLE_FLOW.actions.filter((action) => action !== 'propose');
const MEMBERLY = WHISTLE_FLOW.actions.filter((action) => whistleStep(action).member);

/** The whistle in a state, FOOD in a state that fits the step, an approval after the fact pending, the order joint. */
const standingIn = (
  state: (typeof WHISTLE_STATES)[number],
  action: WhistleAction,
  food = whistleStep(action).member?.from[0] ?? 'DONE',
): OpenWorld =>
  forced(
    state === 'APPROVING' || state === 'DRAFT' || state === 'REFUSED'
      ? proposedWorld()
      : blownWorld('EMERGENCY'),
    { state },
    ({ org }) => ({
      state: org === 'FOOD' ? food : 'DONE',
      ...((org !== 'FOOD' || action === 'score') && { reportedAt: NINE }),
    }),
  );

function proposedWorld(kind: 'ROUTINE' | 'HARD' = 'ROUTINE'): OpenWorld {
  const world = worldInHand();
  expect(give(world, 'whistle.propose', proposal(world, kind), VILLAGE, NINE)).toMatchObject({
    ok: true,
  });
  return world;
}

const take = (world: OpenWorld, action: WhistleAction, more: object = {}) =>
  give(
    world,
    `whistle.${action}`,
    { ...here(world), ...WAYS[action].extra, ...more },
    WAYS[action].by,
    SOON,
  );

describe.each(ON_WHISTLE)('%s', (action) => {
  test('is taken in exactly the states the table lists', () => {
    for (const state of WHISTLE_STATES) {
      const world = standingIn(state, action);
      const before = whistleOf(world);
      const outcome = take(world, action);
      if (!WHISTLE_FLOW.allows(state, action)) {
        // Before the blow the members do not have it: it is said not to exist.
        const hidden = before.blownAt === null && PERMISSIONS[whistleStep(action).may];
        const own = hidden && WAYS[action].by.role === 'DEPT';
        expect(outcome, state).toMatchObject(
          own
            ? { ok: false, reason: 'whistle.unknown' }
            : { ok: false, reason: 'whistle.not-now', params: { id: before.id, state } },
        );
        expect(whistleOf(world)).toEqual(before);
      } else {
        expect(outcome, state).toMatchObject({ ok: true });
        const { to } = whistleStep(action);
        if (to && action !== 'score') expect(whistleOf(world).state).toBe(to);
      }
    }
  });

  test('is refused to who saw an older whistle, and says who changed it', () => {
    const [state] = whistleStep(action).from;
    if (!state) throw new Error('a row without states');
    const world = standingIn(state, action);
    const { version, lastBy, lastAt } = whistleOf(world);
    expect(take(world, action, { version: version - 1 })).toMatchObject({
      ok: false,
      reason: 'whistle.changed',
      params: { state, by: lastBy, at: lastAt },
    });
    expect(take(world, action, { id: 'nowhere' })).toMatchObject({ reason: 'whistle.unknown' });
  });
});

describe.each(WHISTLE_FLOW.actions)('%s', (action) => {
  test('is refused without any of the fields it needs', () => {
    for (const [name, { optional }] of Object.entries(whistleStep(action).needs)) {
      const [state] = whistleStep(action).from;
      const world = action === 'propose' ? worldInHand() : standingIn(state ?? 'BLOWN', action);
      const target = action === 'propose' ? proposal(world) : here(world);
      const input: Record<string, unknown> = { ...target, ...WAYS[action].extra };
      delete input[name];
      const outcome = give(world, `whistle.${action}`, input, WAYS[action].by, SOON);
      if (optional) continue;
      expect(outcome, name).toMatchObject({
        ok: false,
        reason: 'request.invalid',
        params: { field: name },
      });
    }
  });

  test('is refused to every role without the function', () => {
    const world = blownWorld();
    const { may } = whistleStep(action);
    for (const role of ROLES)
      if (!(role in PERMISSIONS[may]))
        expect(judged(world, `whistle.${action}`, here(world), viewerOf(role)), role).toMatchObject(
          { reason: 'access.no-function', denied: 'function' },
        );
  });
});

describe.each(MEMBERLY)('%s', (action) => {
  test('is taken by a member in exactly the states the table lists', () => {
    const { member, from } = whistleStep(action);
    for (const state of MEMBER_STATES) {
      const outcome = take(standingIn(from[0] ?? 'BLOWN', action, state), action);
      expect(outcome, state).toMatchObject(
        member?.from.includes(state)
          ? { ok: true }
          : { ok: false, reason: 'whistle.member-not-now', params: { org: 'FOOD', state } },
      );
    }
  });

  test('is refused for an organisation that was not called', () => {
    const world = standingIn(whistleStep(action).from[0] ?? 'BLOWN', action);
    const own = whistleStep(action).member?.who === 'own';
    const outcome = own
      ? give(
          world,
          `whistle.${action}`,
          { ...here(world), ...WAYS[action].extra },
          of('FIRE'),
          SOON,
        )
      : take(world, action, { org: 'FIRE' });
    expect(outcome).toMatchObject(
      own
        ? { reason: 'whistle.unknown', denied: 'area' }
        : { reason: 'whistle.not-a-member', params: { org: 'FIRE' } },
    );
  });
});

describe('a proposal', () => {
  const propose = (world: OpenWorld, more: object = {}, by = VILLAGE) =>
    give(world, 'whistle.propose', { ...proposal(world), ...more }, by, NINE);

  test('is made on an order in hand, as it was seen, once', () => {
    expect(propose(worldInHand({ state: 'FILED' }))).toMatchObject({
      reason: 'order.not-now',
      params: { state: 'FILED' },
    });
    expect(propose(worldInHand(), { version: 1 })).toMatchObject({ reason: 'order.changed' });
    expect(propose(worldInHand(), { id: 'nowhere' })).toMatchObject({ reason: 'order.unknown' });
    const world = worldInHand();
    expect(propose(world)).toMatchObject({ ok: true });
    expect(propose(world)).toMatchObject({ reason: 'whistle.open-already' });
    expect(give(world, 'whistle.refuse', { ...here(world), reason: 'No.' }, CHIEF, SOON).ok).toBe(
      true,
    );
    expect(propose(world)).toMatchObject({ ok: true });
  });

  test('is no matter of what sounds elsewhere, and leaves an order at the district there', () => {
    const world = blownWorld();
    const elsewhere = { ...whistleOf(world), order: 'another' };
    const other = worldInHand({ level: 'DISTRICT' });
    other.whistles.put(elsewhere);
    const emergency = { ...proposal(other, 'EMERGENCY'), id: ORDER };
    expect(propose(other, emergency)).toMatchObject({ ok: true });
    expect(orderOf(other)).toMatchObject({ level: 'DISTRICT', state: 'JOINT' });
    expect(orderOf(world).level).toBe('TOWN');
    expect([...orderOf(other).assist].sort()).toEqual([...orderOf(world).assist].sort());
    expect(orderOf(other).assist).toContain('FOOD');
  });

  test('calls organisations the town has, each once, and meets in time', () => {
    expect(propose(worldInHand(), { assist: ['FOOD', 'NOBODY'] })).toMatchObject({
      reason: 'org.unknown',
      params: { org: 'NOBODY' },
    });
    const world = worldInHand();
    expect(propose(world, { assist: ['FOOD', 'MARKET', 'FOOD'] })).toMatchObject({ ok: true });
    expect(whistleOf(world).members.map(({ org, role }) => [org, role])).toEqual([
      ['MARKET', 'LEAD'],
      ['FOOD', 'ASSIST'],
    ]);
    expect(propose(worldInHand(), { meetAt: NINE })).toMatchObject({ ok: true });
    expect(propose(worldInHand(), { meetAt: NINE - 1 })).toMatchObject({
      reason: 'whistle.meets-in-the-past',
    });
    // Three work days from Monday: Thursday at the end of the work hours.
    const last = at('2022-09-22T17:30');
    expect(propose(worldInHand(), { meetAt: last })).toMatchObject({ ok: true });
    expect(propose(worldInHand(), { meetAt: last + 1 })).toMatchObject({
      reason: 'whistle.meets-too-late',
      params: { at: last },
    });
    expect(propose(worldInHand(), { kind: 'EMERGENCY', meetAt: NINE })).toMatchObject({
      reason: 'request.invalid',
      params: { field: 'reason' },
    });
  });

  test('is not for the village next door', () => {
    const world = worldInHand();
    const yuli = viewerOf('COMMUNITY', { scopes: ['/320506108/320506108207/'] });
    expect(propose(world, {}, yuli)).toMatchObject({ reason: 'order.unknown', denied: 'area' });
  });
});

describe('an approval', () => {
  const approve = (world: OpenWorld, by: Viewer, more: object = {}, now = SOON) =>
    give(world, 'whistle.approve', { ...here(world), ...more }, by, now);

  test('of a hard one is a leader’s, and nobody approves what they proposed', () => {
    expect(approve(proposedWorld('HARD'), CHIEF)).toMatchObject({
      reason: 'whistle.needs-leader',
    });
    expect(approve(proposedWorld('HARD'), LEADER)).toMatchObject({ ok: true });
    expect(approve(proposedWorld(), CHIEF)).toMatchObject({ ok: true });
    const world = worldInHand();
    expect(give(world, 'whistle.propose', proposal(world), CHIEF, NINE).ok).toBe(true);
    expect(approve(world, CHIEF)).toMatchObject({ reason: 'whistle.approves-itself' });
  });

  test('comes too late for the meeting unless it sets another, and needs the order still in hand', () => {
    const late = at('2022-09-20T14:01');
    expect(approve(proposedWorld(), CHIEF, {}, late)).toMatchObject({
      reason: 'whistle.meets-in-the-past',
    });
    expect(approve(proposedWorld(), CHIEF, { meetAt: late + MINUTE }, late)).toMatchObject({
      ok: true,
    });
    const gone = proposedWorld();
    gone.orders.put({ ...orderOf(gone), state: 'HANDLED' });
    expect(approve(gone, CHIEF)).toMatchObject({ reason: 'order.not-now' });
    gone.orders.drop(ORDER);
    expect(approve(gone, CHIEF)).toMatchObject({ reason: 'order.unknown' });
  });

  test('begins the limits of its kind and takes the order into joint handling at the town’s level', () => {
    const world = blownWorld();
    expect(whistleOf(world)).toMatchObject({
      state: 'BLOWN',
      approver: 'LEADER-01',
      blownAt: NINE,
      approvalDue: null,
    });
    const { signDue, contactDue, reportDue } = memberIn(world, 'POLICE');
    expect([signDue, contactDue, reportDue].map(told)).toEqual([
      '2022-09-19 10:00',
      '2022-09-20 09:00',
      '2022-09-22 17:30',
    ]);
    // Ten work days: nine to Friday 09-30, then Saturday 10-08, a make-up day of 国庆.
    expect(told(whistleOf(world).wholeDue)).toBe('2022-10-08 17:30');
    expect(orderOf(world)).toMatchObject({
      state: 'JOINT',
      level: 'TOWN',
      whistle: whistleOf(world).id,
      org: 'MARKET',
      assist: ['FOOD', 'TOURISM', 'POLICE', COMMITTEE],
    });

    const hard = whistleOf(blownWorld('HARD'));
    // Twenty work days: 10-08 is the tenth; 10-09 and 10-10 to 10-14, 10-17 to 10-20 are ten more.
    expect([hard.members[0]?.reportDue ?? null, hard.wholeDue].map(told)).toEqual([
      '2022-09-26 17:30',
      '2022-10-20 17:30',
    ]);
  });

  test('of an emergency comes after the fact: it is blown at once, with five and thirty minutes', () => {
    const world = blownWorld('EMERGENCY');
    expect(whistleOf(world)).toMatchObject({ state: 'BLOWN', approver: null });
    const { signDue, contactDue, reportDue } = memberIn(world, 'FOOD');
    expect([signDue, contactDue, reportDue, whistleOf(world).approvalDue].map(told)).toEqual([
      '2022-09-19 09:05',
      null,
      '2022-09-19 09:30',
      '2022-09-20 09:00',
    ]);
    const ratify = (by: Viewer, now: number) =>
      give(world, 'whistle.ratify', { ...here(world), justified: false }, by, now);
    expect(ratify(CHIEF, NINE + 25 * 60 * MINUTE)).toMatchObject({ ok: true });
    expect(whistleOf(world)).toMatchObject({
      approver: 'DUTY_CHIEF-01',
      justified: false,
      approvalLate: true,
    });
    expect(ratify(CHIEF, SOON)).toMatchObject({ reason: 'whistle.nothing-to-ratify' });
    const routine = blownWorld();
    expect(
      give(routine, 'whistle.ratify', { ...here(routine), justified: true }, LEADER, SOON),
    ).toMatchObject({ reason: 'whistle.nothing-to-ratify' });
  });
});

describe('reporting in', () => {
  const come = (fix: [number, number], farReason?: string) => {
    const world = standingIn('BLOWN', 'report-in');
    return take(world, 'report-in', { fix, farReason });
  };

  test('is done at the meeting point, or with a reason', () => {
    // 0.0018° of latitude are 200.15 m; 0.00179° are 199.04 m.
    const near: [number, number] = [ISLAND[0], ISLAND[1] + 0.00179];
    const far: [number, number] = [ISLAND[0], ISLAND[1] + 0.0018];
    expect(come(near)).toMatchObject({ ok: true, words: [] });
    expect(come(far)).toMatchObject({ reason: 'whistle.far-from-place', params: { limit: 200 } });
    expect(come(far, 'The ferry is late.')).toMatchObject({
      ok: true,
      words: [{ purpose: 'reason', text: 'The ferry is late.' }],
    });
  });
});

describe('a dispute', () => {
  const dispute = (world: OpenWorld, org: string, now = SOON) =>
    give(world, 'whistle.dispute', { ...here(world), reason: 'Not ours.' }, of(org), now);
  const rule = (world: OpenWorld, org: string, more: object, now = SOON) =>
    give(world, 'whistle.arbitrate', { ...here(world), org, ruling: 'So.', ...more }, CHIEF, now);

  test('is made in the time to sign, and waits two hours for its ruling', () => {
    expect(dispute(blownWorld(), 'FOOD', NINE + 60 * MINUTE)).toMatchObject({ ok: true });
    expect(dispute(blownWorld(), 'FOOD', NINE + 60 * MINUTE + 1)).toMatchObject({
      reason: 'whistle.too-late-to-dispute',
    });
    const world = blownWorld();
    dispute(world, 'FOOD');
    expect(memberIn(world, 'FOOD')).toMatchObject({
      state: 'DISPUTED',
      rulingDue: SOON + 120 * MINUTE,
    });
  });

  test('in vain gives time to sign once more, no other time, and cannot be made again', () => {
    const world = blownWorld();
    const { reportDue } = memberIn(world, 'FOOD');
    dispute(world, 'FOOD');
    const ruled = SOON + 121 * MINUTE;
    expect(rule(world, 'FOOD', { attends: true }, ruled)).toMatchObject({ ok: true });
    expect(memberIn(world, 'FOOD')).toMatchObject({
      state: 'TO_SIGN',
      signDue: ruled + 60 * MINUTE,
      reportDue,
      ruledAt: ruled,
      rulingLate: true,
      signLate: false,
    });
    expect(dispute(world, 'FOOD', ruled)).toMatchObject({ reason: 'whistle.ruled-already' });
  });

  test('that is right lets the member go; a lead only with another in its place', () => {
    const world = blownWorld();
    dispute(world, 'MARKET');
    dispute(world, 'FOOD');
    const gone = { attends: false };
    expect(rule(world, 'MARKET', gone)).toMatchObject({ reason: 'whistle.needs-lead' });
    for (const lead of ['MARKET', 'FOOD', 'FIRE'])
      expect(rule(world, 'MARKET', { ...gone, lead })).toMatchObject({
        reason: 'whistle.needs-lead',
      });
    expect(rule(world, 'MARKET', { ...gone, lead: 'POLICE' })).toMatchObject({ ok: true });
    expect(rule(world, 'FOOD', gone)).toMatchObject({ ok: true });
    expect(whistleOf(world)).toMatchObject({ lead: 'POLICE', state: 'BLOWN' });
    expect(whistleOf(world).members.map(({ role, state }) => [role, state])).toEqual([
      ['ASSIST', 'EXCUSED'],
      ['ASSIST', 'EXCUSED'],
      ['ASSIST', 'TO_SIGN'],
      ['LEAD', 'TO_SIGN'],
      ['ASSIST', 'TO_SIGN'],
    ]);
    expect(memberIn(world, 'FOOD')).toMatchObject({ excusedAt: SOON, ruledAt: SOON });
  });
});

test('who is excused when late stays late', () => {
  const world = blownWorld();
  const excuse = { ...here(world), org: 'FOOD', reason: 'Ill.' };
  const now = NINE + 61 * MINUTE;
  expect(give(world, 'whistle.excuse', excuse, CHIEF, now)).toMatchObject({ ok: true });
  expect(memberIn(world, 'FOOD')).toMatchObject({
    state: 'EXCUSED',
    signLate: true,
    excusedAt: now,
    ruledAt: null,
  });
});

describe('a conclusion', () => {
  const feedback = (by = of('MARKET'), extra: object = {}, change: object = {}) => {
    const world = forced(blownWorld(), { state: 'FEEDBACK' }, () => ({ state: 'DONE' }));
    world.orders.put({ ...orderOf(world), ...change });
    const input = { ...here(world), ...WAYS.conclude.extra, ...extra };
    return { world, outcome: give(world, 'whistle.conclude', input, by, SOON) };
  };

  test('is the lead’s alone', () => {
    expect(feedback(of('FOOD')).outcome).toMatchObject({
      reason: 'whistle.not-the-lead',
      params: { org: 'MARKET' },
    });
    expect(feedback(CHIEF).outcome).toMatchObject({ reason: 'access.no-function' });
  });

  test('takes the order to handled, with a result and photos, or back', () => {
    const { world } = feedback();
    expect(orderOf(world)).toMatchObject({
      state: 'HANDLED',
      result: 'SOLVED',
      handledAt: SOON,
      stage: { stage: 'CHECK' },
    });
    expect(feedback(of('MARKET'), { result: undefined }).outcome).toMatchObject({
      reason: 'request.invalid',
      params: { field: 'result' },
    });
    expect(feedback(of('MARKET'), {}, { photosAfter: 0 }).outcome).toMatchObject({
      reason: 'order.needs-photos',
      params: { needed: 1, has: 0 },
    });
    const back = feedback(of('MARKET'), { outcome: 'BACK' }, { photosAfter: 0 });
    expect(back.outcome).toMatchObject({ ok: true });
    expect(orderOf(back.world)).toMatchObject({ state: 'HANDLING', result: null, handledAt: null });
  });

  test('takes along an order that was suspended and resumed meanwhile', () => {
    const { world } = feedback(of('MARKET'), {}, { state: 'HANDLING' });
    expect(orderOf(world)).toMatchObject({ state: 'HANDLED', result: 'SOLVED' });
  });

  test('leaves an order alone that has gone another way', () => {
    for (const change of [{ state: 'VOID' }, { state: 'SUSPENDED' }, { whistle: 'another' }]) {
      const { world, outcome } = feedback(of('MARKET'), {}, change);
      expect(outcome).toMatchObject({ ok: true });
      expect(orderOf(world)).toMatchObject(change);
      expect(orderOf(world).handledAt).toBeNull();
    }
  });

  test('with nobody to score is the end', () => {
    const { world } = feedback();
    expect(whistleOf(world)).toMatchObject({ state: 'EVALUATED', evaluatedAt: SOON });
  });
});

describe('scores', () => {
  const score = (org: string, points: object = {}, by: Viewer = VILLAGE) => {
    const world = forced(blownWorld(), { state: 'CLOSED' }, (one) => ({
      state: one.org === 'POLICE' ? 'EXCUSED' : 'DONE',
      reportedAt: one.org === 'POLICE' ? null : NINE,
    }));
    const input = { ...here(world), org, timeliness: 30, attitude: 20, quality: 50, ...points };
    return give(world, 'whistle.score', input, by, SOON);
  };

  test('are for those who came, not for the place itself, and within their ranges', () => {
    expect(score('FOOD')).toMatchObject({ ok: true });
    expect(score('FOOD', { timeliness: 0, attitude: 0, quality: 0 })).toMatchObject({ ok: true });
    expect(score('POLICE')).toMatchObject({ reason: 'whistle.did-not-attend' });
    expect(score(COMMITTEE)).toMatchObject({ reason: 'whistle.scores-itself' });
    for (const points of [{ timeliness: 31 }, { attitude: 21 }, { quality: 51 }, { quality: -1 }])
      expect(score('FOOD', points)).toMatchObject({ reason: 'request.invalid' });
    const yuli = viewerOf('COMMUNITY', { scopes: ['/320506108/320506108207/'] });
    expect(score('FOOD', {}, yuli)).toMatchObject({ denied: 'area' });
  });
});

test('the whole goes from blown to feedback as its members do', () => {
  const of = (...states: (typeof MEMBER_STATES)[number][]) =>
    stateOf(states.map((state) => ({ state, reportedAt: null })));
  expect(of('TO_SIGN', 'DONE')).toBe('BLOWN');
  expect(of('DISPUTED', 'SIGNED')).toBe('BLOWN');
  expect(of('SIGNED', 'CONTACTED', 'EXCUSED')).toBe('ALL_SIGNED');
  expect(of('SIGNED', 'REPORTED_IN')).toBe('IN_PROGRESS');
  expect(of('SIGNED', 'WORKING')).toBe('IN_PROGRESS');
  expect(of('SIGNED', 'DONE')).toBe('IN_PROGRESS');
  expect(of('DONE', 'EXCUSED')).toBe('FEEDBACK');
  const came = { state: 'EXCUSED', reportedAt: NINE } as const;
  expect(stateOf([came, { state: 'SIGNED', reportedAt: null }])).toBe('IN_PROGRESS');
});

describe('who sees it', () => {
  const sight = (world: OpenWorld, viewer: Viewer) => seesWhistle(whistleOf(world), viewer);
  const wall = viewerOf('WALL');

  test('those of its place and the wall at once, its members from the blow on, nobody else', () => {
    for (const world of [proposedWorld(), blownWorld()]) {
      for (const viewer of [CHIEF, wall, VILLAGE, GRID_LEADER])
        expect(sight(world, viewer)).toBe(true);
      expect(sight(world, of('FIRE'))).toBe(false);
      expect(sight(world, viewerOf('SYS_ADMIN'))).toBe(false);
      expect(sight(world, viewerOf('COMMUNITY', { scopes: ['/320506108/320506108207/'] }))).toBe(
        false,
      );
      // A department's scope never opens what it was not called to.
      expect(sight(world, viewerOf('DEPT', { scopes: ['/320506108/'], org: 'FIRE' }))).toBe(false);
    }
    expect(sight(proposedWorld(), of('FOOD'))).toBe(false);
    expect(sight(blownWorld(), of('FOOD'))).toBe(true);
  });

  test('a confidential one only the command and its members', () => {
    const world = forced(blownWorld(), { confidential: true });
    expect([CHIEF, LEADER, of('FOOD'), VILLAGE].map((one) => sight(world, one))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([wall, GRID_LEADER].map((one) => sight(world, one))).toEqual([false, false]);
  });

  test('the path is the order’s', () => {
    expect(whistleOf(blownWorld())).toMatchObject({ path: PATH, orderNo: 'GF2022091800042' });
    expect(() =>
      happen(blownWorld(), [{ type: 'no.such', data: {} }], { now: 0, by: 'X-01' }),
    ).toThrow();
  });
});
