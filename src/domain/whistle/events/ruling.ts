/** The arbiter rules: who attends all the same, who is excused, who leads instead. */
import { z } from 'zod';
import { defineEvent } from '../../contract.ts';
import { change, code, instant, ofMember, which, whose } from './stepped.ts';

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

export const RULING_EVENTS = [memberHeld, memberExcused, leadPassed] as const;
