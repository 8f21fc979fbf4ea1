/** What the clock itself marks; once each. */
import { z } from 'zod';
import { defineEvent } from '../../contract.ts';
import { MEMBER_MARKS, WHISTLE_MARKS } from '../codes.ts';
import { change, code, which, withMember } from './stepped.ts';

const LATE = {
  sign: 'signLate',
  contact: 'contactLate',
  report: 'reportLate',
  ruling: 'rulingLate',
} as const;

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

export const LATENESS_EVENTS = [memberLate, whistleLate] as const;
