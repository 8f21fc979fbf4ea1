/** A whistle is asked for, blown or refused, and what the blow does to its order. */
import { z } from 'zod';
import { defineEvent } from '../../contract.ts';
import { LEVELS } from '../../order/codes.ts';
import { whistle } from '../whistle.ts';
import { change, code, instant, which } from './stepped.ts';

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

export const CALLING_EVENTS = [
  whistleProposed,
  whistleBlown,
  whistleRefused,
  whistleRatified,
  orderWhistled,
] as const;
