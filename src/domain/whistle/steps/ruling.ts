/** What the arbiter says: a member attends after all, or need not; and who leads when the lead need not. */
import { accept, type NewEvent, type Refusal, refuse } from '../../kernel/outcome.ts';
import { leadPassed, memberExcused, memberHeld } from '../events/ruling.ts';
import { signDue } from '../limits.ts';
import { newMarks } from '../overdue.ts';
import { defineMemberStep, type MemberStepping } from '../standing.ts';
import { memberOf } from '../whistle.ts';

/** One leads, always: a lead is let go only with another in its place. */
function succession({
  whistle,
  member,
  input,
}: MemberStepping<'arbitrate'> | MemberStepping<'excuse'>): NewEvent[] | Refusal {
  if (member.role !== 'LEAD') return [];
  const next = input.lead === member.org ? undefined : memberOf(whistle, input.lead ?? null);
  return !next || next.state === 'DISPUTED' || next.state === 'EXCUSED'
    ? refuse('whistle.needs-lead', { org: member.org })
    : [leadPassed.of({ id: whistle.id, org: next.org })];
}

/** What was late by then stays counted: nobody is excused out of a rate. */
function excusing(
  stepping: MemberStepping<'arbitrate'> | MemberStepping<'excuse'>,
  ruled: boolean,
): NewEvent[] | Refusal {
  const { whistle, member, circumstance, whole } = stepping;
  const passed = succession(stepping);
  if ('ok' in passed) return passed;
  const { id } = whistle;
  return [
    ...newMarks(id, member, circumstance.now),
    ...passed,
    memberExcused.of({ id, org: member.org, ruled, state: whole('EXCUSED') }),
  ];
}

const arbitrate = defineMemberStep('arbitrate', (stepping) => {
  const { whistle, member, input, circumstance, whole, words } = stepping;
  const { id, kind } = whistle;
  const held = [
    ...newMarks(id, member, circumstance.now),
    memberHeld.of({
      id,
      org: member.org,
      signDue: signDue(kind, circumstance),
      state: whole('TO_SIGN'),
    }),
  ];
  const events = input.attends ? held : excusing(stepping, true);
  return 'ok' in events ? events : accept(events, words('ruling', input.ruling));
});

const excuse = defineMemberStep('excuse', (stepping) => {
  const events = excusing(stepping, false);
  return 'ok' in events ? events : accept(events, stepping.words('reason', stepping.input.reason));
});

export const RULING_STEPS = [arbitrate, excuse];
