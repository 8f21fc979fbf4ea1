/** A member answers: signed, in dispute, in contact, on the spot, found, done. */
import { z } from 'zod';
import { member } from '../whistle.ts';
import { answered, instant, ofMember, whose } from './stepped.ts';

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

export const ANSWERING_EVENTS = [
  memberSigned,
  memberDisputed,
  memberContacted,
  memberReportedIn,
  memberFound,
  memberDone,
] as const;
