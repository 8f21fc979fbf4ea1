/** What a member does: sign or dispute, make contact, report in on the spot, find, finish. */
import { distance } from '@turf/turf';
import { accept, refuse } from '../../kernel/outcome.ts';
import {
  memberContacted,
  memberDisputed,
  memberDone,
  memberFound,
  memberReportedIn,
  memberSigned,
} from '../events/answering.ts';
import { rulingDue } from '../limits.ts';
import { isPast } from '../overdue.ts';
import { defineMemberStep } from '../standing.ts';

/** Who reports in stands at the meeting point, or says why not. */
const NEAR_M = 200;

const sign = defineMemberStep('sign', ({ whistle, member, circumstance, whole }) =>
  accept([
    memberSigned.of({
      id: whistle.id,
      org: member.org,
      late: isPast(member.signDue, circumstance.now),
      state: whole('SIGNED'),
    }),
  ]),
);

/** 拒哨: once, and within the time to sign. */
const dispute = defineMemberStep(
  'dispute',
  ({ whistle, member, input, circumstance, whole, words }) => {
    const { org, signDue, ruledAt } = member;
    if (ruledAt !== null) return refuse('whistle.ruled-already', { org });
    if (isPast(signDue, circumstance.now))
      return refuse('whistle.too-late-to-dispute', { at: signDue });
    return accept(
      [
        memberDisputed.of({
          id: whistle.id,
          org,
          rulingDue: rulingDue(circumstance),
          state: whole('DISPUTED'),
        }),
      ],
      words('reason', input.reason),
    );
  },
);

const contact = defineMemberStep(
  'contact',
  ({ whistle, member, input, circumstance, whole, words }) =>
    accept(
      [
        memberContacted.of({
          id: whistle.id,
          org: member.org,
          late: isPast(member.contactDue, circumstance.now),
          state: whole('CONTACTED'),
        }),
      ],
      words('note', input.note),
    ),
);

const reportIn = defineMemberStep(
  'report-in',
  ({ whistle, member, input, circumstance, whole, words }) => {
    const { fix, farReason } = input;
    if (!farReason && distance(fix, whistle.meetPoint, { units: 'meters' }) > NEAR_M)
      return refuse('whistle.far-from-place', { limit: NEAR_M });
    const { contactedAt, contactDue, contactLate, reportDue } = member;
    return accept(
      [
        memberReportedIn.of({
          id: whistle.id,
          org: member.org,
          point: fix,
          late: isPast(reportDue, circumstance.now),
          contactLate: contactedAt === null ? isPast(contactDue, circumstance.now) : contactLate,
          state: whole('REPORTED_IN'),
        }),
      ],
      words('reason', farReason),
    );
  },
);

const finding = defineMemberStep('finding', ({ whistle, member, input, whole, words }) =>
  accept(
    [memberFound.of({ id: whistle.id, org: member.org, state: whole('WORKING') })],
    words('finding', input.finding),
  ),
);

const done = defineMemberStep('member-done', ({ whistle, member, input, whole, words }) =>
  accept(
    [memberDone.of({ id: whistle.id, org: member.org, state: whole('DONE') })],
    words('result', input.result),
  ),
);

export const ANSWERING_STEPS = [sign, dispute, contact, reportIn, finding, done];
