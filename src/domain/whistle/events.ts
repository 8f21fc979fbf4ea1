/** What can happen to a whistle, and to its order by it. Each event carries instants and state as decided; folding computes nothing. */
import { z } from 'zod';
import { type DefinedEvent, defineEvent, type Stamp } from '../contract.ts';
import { LEVELS, RESULTS } from '../order/codes.ts';
import { order, stageClock } from '../order/order.ts';
import type { DraftWorld } from '../world.ts';
import { MEMBER_MARKS, WHISTLE_MARKS, WHISTLE_STATES } from './codes.ts';
import { type Member, member, memberScore, type Whistle, whistle } from './whistle.ts';

const code = z.string().max(64);
const instant = z.number().int();
const which = z.object({ id: code });
const whose = which.extend({ org: code, state: z.enum(WHISTLE_STATES) });
const answered = whose.extend({ late: z.boolean() });

function change(draft: DraftWorld, id: string, patch: Partial<Whistle>, { at, by }: Stamp) {
  const whistle = draft.whistles.get(id);
  if (whistle) draft.whistles.put({ ...whistle, ...patch, lastBy: by, lastAt: at });
}

const withMember = (
  { members }: Whistle,
  org: string,
  patch: (member: Member) => Partial<Member>,
): Member[] => members.map((one) => (one.org === org ? { ...one, ...patch(one) } : one));

/** An event about one member; the state of the whole comes with it. */
function ofMember<const T extends string, D extends z.infer<typeof whose>>(
  type: T,
  data: z.ZodType<D>,
  patch: (data: D, stamp: Stamp, member: Member) => Partial<Member>,
  more: (data: D, stamp: Stamp) => Partial<Whistle> = () => ({}),
): DefinedEvent<T, D> {
  return defineEvent({
    type,
    v: 1,
    data,
    shelf: 'whistles',
    fold: (draft, data, stamp) => {
      const whistle = draft.whistles.get(data.id);
      if (!whistle) return;
      const members = withMember(whistle, data.org, (one) => patch(data, stamp, one));
      change(draft, data.id, { members, state: data.state, ...more(data, stamp) }, stamp);
    },
  });
}

const NOT_YET = {
  state: 'TO_SIGN',
  signDue: null,
  signedAt: null,
  signLate: false,
  contactDue: null,
  contactedAt: null,
  contactLate: false,
  reportDue: null,
  reportedAt: null,
  reportLate: false,
  checkInPoint: null,
  disputedAt: null,
  rulingDue: null,
  ruledAt: null,
  rulingLate: false,
  doneAt: null,
  excusedAt: null,
  score: null,
} as const;

const BLANK = {
  state: 'APPROVING',
  approver: null,
  blownAt: null,
  wholeDue: null,
  wholeLate: false,
  closedAt: null,
  evaluatedAt: null,
  approvalDue: null,
  approvalLate: false,
  ratifiedAt: null,
  justified: null,
} as const;

export const whistleProposed = defineEvent({
  type: 'whistle.proposed',
  v: 1,
  data: whistle
    .pick({
      id: true,
      path: true,
      order: true,
      orderNo: true,
      confidential: true,
      kind: true,
      reason: true,
      initiatorOrg: true,
      meetAt: true,
      meetPoint: true,
      lead: true,
    })
    .extend({ assist: z.array(code) }),
  shelf: 'whistles',
  fold: (draft, { assist, ...data }, { at, by }) =>
    draft.whistles.put({
      ...BLANK,
      ...data,
      members: [
        { ...NOT_YET, org: data.lead, role: 'LEAD' as const },
        ...assist.map((org) => ({ ...NOT_YET, org, role: 'ASSIST' as const })),
      ],
      initiator: by,
      proposedAt: at,
      lastBy: by,
      lastAt: at,
    }),
});

/** The blow: every member's limits begin. Without an approver it waits for an approval after the fact. */
export const whistleBlown = defineEvent({
  type: 'whistle.blown',
  v: 1,
  data: which.extend({
    approver: z.string().nullable(),
    approvalDue: instant.nullable(),
    meetAt: instant,
    signDue: instant,
    contactDue: instant.nullable(),
    reportDue: instant,
    wholeDue: instant,
  }),
  shelf: 'whistles',
  fold: (draft, { id, signDue, contactDue, reportDue, ...patch }, stamp) => {
    const dues = { signDue, contactDue, reportDue };
    const members = draft.whistles.get(id)?.members.map((one) => ({ ...one, ...dues })) ?? [];
    change(draft, id, { ...patch, members, state: 'BLOWN', blownAt: stamp.at }, stamp);
  },
});
export const whistleRefused = defineEvent({
  type: 'whistle.refused',
  v: 1,
  data: which,
  shelf: 'whistles',
  fold: (draft, { id }, stamp) => {
    change(draft, id, { state: 'REFUSED', approver: stamp.by, closedAt: stamp.at }, stamp);
  },
});
export const whistleRatified = defineEvent({
  type: 'whistle.ratified',
  v: 1,
  data: which.extend({ justified: z.boolean(), late: z.boolean() }),
  shelf: 'whistles',
  fold: (draft, { id, justified, late }, stamp) => {
    const { at, by } = stamp;
    change(draft, id, { justified, approver: by, approvalLate: late, ratifiedAt: at }, stamp);
  },
});

export const memberSigned = ofMember('whistle.signed', answered, ({ late }, { at }) => ({
  state: 'SIGNED',
  signedAt: at,
  signLate: late,
}));
export const memberDisputed = ofMember(
  'whistle.disputed',
  whose.extend({ rulingDue: instant }),
  ({ rulingDue }, { at }) => ({ state: 'DISPUTED', disputedAt: at, rulingDue }),
);
/** Disputed in vain: time to sign is given once more, and no other time. */
export const memberHeld = ofMember(
  'whistle.held',
  whose.extend({ signDue: instant }),
  ({ signDue }, { at }) => ({ state: 'TO_SIGN', signDue, ruledAt: at }),
);
export const memberExcused = ofMember(
  'whistle.excused',
  whose.extend({ ruled: z.boolean() }),
  ({ ruled }, { at }, { ruledAt }) => ({
    state: 'EXCUSED',
    excusedAt: at,
    ruledAt: ruled ? at : ruledAt,
  }),
);
/** Another member leads from now on. */
export const leadPassed = defineEvent({
  type: 'whistle.lead-passed',
  v: 1,
  data: which.extend({ org: code }),
  shelf: 'whistles',
  fold: (draft, { id, org }, stamp) => {
    const members = draft.whistles
      .get(id)
      ?.members.map((one) => ({ ...one, role: one.org === org ? 'LEAD' : 'ASSIST' }) as const);
    if (members) change(draft, id, { members, lead: org }, stamp);
  },
});
export const memberContacted = ofMember('whistle.contacted', answered, ({ late }, { at }) => ({
  state: 'CONTACTED',
  contactedAt: at,
  contactLate: late,
}));
/** Who comes without having called has made contact by coming. */
export const memberReportedIn = ofMember(
  'whistle.reported-in',
  answered.extend({ point: member.shape.checkInPoint.unwrap(), contactLate: z.boolean() }),
  ({ late, contactLate, point }, { at }, { contactedAt }) => ({
    state: 'REPORTED_IN',
    reportedAt: at,
    reportLate: late,
    contactedAt: contactedAt ?? at,
    contactLate,
    checkInPoint: point,
  }),
);
export const memberFound = ofMember('whistle.found', whose, () => ({ state: 'WORKING' }));
export const memberDone = ofMember('whistle.member-done', whose, (_data, { at }) => ({
  state: 'DONE',
  doneAt: at,
}));

/** 销哨. */
export const whistleConcluded = defineEvent({
  type: 'whistle.concluded',
  v: 1,
  data: which.extend({ late: z.boolean(), state: z.enum(['CLOSED', 'EVALUATED']) }),
  shelf: 'whistles',
  fold: (draft, { id, late, state }, stamp) => {
    const evaluatedAt = state === 'EVALUATED' ? stamp.at : null;
    change(draft, id, { state, wholeLate: late, closedAt: stamp.at, evaluatedAt }, stamp);
  },
});
export const memberScored = ofMember(
  'whistle.scored',
  whose.extend({ score: memberScore }),
  ({ score }) => ({ score }),
  ({ state }, { at }) => (state === 'EVALUATED' ? { evaluatedAt: at } : {}),
);

const LATE = {
  sign: 'signLate',
  contact: 'contactLate',
  report: 'reportLate',
  ruling: 'rulingLate',
} as const;

/** What the clock itself marks; once each. */
export const memberLate = defineEvent({
  type: 'whistle.member-late',
  v: 1,
  data: which.extend({ org: code, mark: z.enum(MEMBER_MARKS) }),
  shelf: 'whistles',
  fold: (draft, { id, org, mark }, stamp) => {
    const whistle = draft.whistles.get(id);
    if (!whistle) return;
    change(draft, id, { members: withMember(whistle, org, () => ({ [LATE[mark]]: true })) }, stamp);
  },
});
export const whistleLate = defineEvent({
  type: 'whistle.late',
  v: 1,
  data: which.extend({ mark: z.enum(WHISTLE_MARKS) }),
  shelf: 'whistles',
  fold: (draft, { id, mark }, stamp) => {
    change(draft, id, mark === 'whole' ? { wholeLate: true } : { approvalLate: true }, stamp);
  },
});

/** A whistle that ended long ago leaves the world; its row and its words stay. */
export const whistleArchived = defineEvent({
  type: 'whistle.archived',
  v: 1,
  data: which,
  shelf: 'whistles',
  fold: (draft, { id }) => draft.whistles.drop(id),
});

/** T12. A matter for several departments is one of the town, and they are let in on it. */
export const orderWhistled = defineEvent({
  type: 'order.whistled',
  v: 1,
  data: which.extend({ whistle: code, level: z.enum(LEVELS), assist: z.array(code) }),
  shelf: 'orders',
  fold: (draft, { id, ...patch }, { at, by }) => {
    const order = draft.orders.get(id);
    if (order) draft.orders.put({ ...order, ...patch, state: 'JOINT', lastBy: by, lastAt: at });
  },
});

/** T13: handled, with a result; or back with the one who handles it. */
export const orderUnwhistled = defineEvent({
  type: 'order.unwhistled',
  v: 1,
  data: which.extend({
    result: z.enum(RESULTS).nullable(),
    stage: stageClock.nullable(),
    handledAt: order.shape.handledAt,
  }),
  shelf: 'orders',
  fold: (draft, { id, result, stage, handledAt }, { at, by }) => {
    const order = draft.orders.get(id);
    if (!order) return;
    draft.orders.put({
      ...order,
      stage,
      result,
      handledAt,
      state: result === null ? 'HANDLING' : 'HANDLED',
      extensionAsked: null,
      suspensionAsked: null,
      lastBy: by,
      lastAt: at,
    });
  },
});

export const WHISTLE_EVENTS = [
  whistleProposed,
  whistleBlown,
  whistleRefused,
  whistleRatified,
  memberSigned,
  memberDisputed,
  memberHeld,
  memberExcused,
  leadPassed,
  memberContacted,
  memberReportedIn,
  memberFound,
  memberDone,
  whistleConcluded,
  memberScored,
  memberLate,
  whistleLate,
  whistleArchived,
  orderWhistled,
  orderUnwhistled,
] as const;
