/** What a whistle's clocks have made due. The world says at any moment what is late and not marked yet, so nothing is marked twice. */
import type { NewEvent } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import type { MemberMark, MemberState } from './codes.ts';
import { memberLate, whistleLate } from './events/lateness.ts';
import { AT_WORK } from './flow.ts';
import type { Member, Whistle } from './whistle.ts';

interface Deadline {
  readonly mark: MemberMark;
  /** The states in which it has not been met. */
  readonly open: readonly MemberState[];
  due(member: Member): number | null;
  marked(member: Member): boolean;
}

/** While a dispute waits for its ruling only the arbiter can be late. */
const DEADLINES: readonly Deadline[] = [
  {
    mark: 'sign',
    open: ['TO_SIGN'],
    due: ({ signDue }) => signDue,
    marked: ({ signLate }) => signLate,
  },
  {
    mark: 'contact',
    open: ['TO_SIGN', 'SIGNED'],
    due: ({ contactDue }) => contactDue,
    marked: ({ contactLate }) => contactLate,
  },
  {
    mark: 'report',
    open: ['TO_SIGN', 'SIGNED', 'CONTACTED'],
    due: ({ reportDue }) => reportDue,
    marked: ({ reportLate }) => reportLate,
  },
  {
    mark: 'ruling',
    open: ['DISPUTED'],
    due: ({ rulingDue }) => rulingDue,
    marked: ({ rulingLate }) => rulingLate,
  },
];

/** Past a limit: on its very millisecond one is still in time. */
export const isPast = (due: number | null, now: number): boolean => due !== null && now > due;

/** What the member has missed by now and not met. */
export const missedBy = (member: Member, now: number): MemberMark[] =>
  DEADLINES.filter(({ open, due }) => open.includes(member.state) && isPast(due(member), now)).map(
    ({ mark }) => mark,
  );

/** The marks a member has earned by now and not got yet. */
export const newMarks = (id: string, member: Member, now: number): NewEvent[] =>
  DEADLINES.filter(
    ({ open, due, marked }) =>
      open.includes(member.state) && isPast(due(member), now) && !marked(member),
  ).map(({ mark }) => memberLate.of({ id, org: member.org, mark }));

const OPEN: readonly Whistle['state'][] = [...AT_WORK, 'FEEDBACK'];

function dueOf(whistle: Whistle, now: number): NewEvent[] {
  const { id, state, members, wholeDue, wholeLate } = whistle;
  const { approvalDue, approvalLate, ratifiedAt } = whistle;
  const events: NewEvent[] = [];
  if (OPEN.includes(state)) {
    for (const member of members) events.push(...newMarks(id, member, now));
    if (isPast(wholeDue, now) && !wholeLate) events.push(whistleLate.of({ id, mark: 'whole' }));
  }
  if (isPast(approvalDue, now) && ratifiedAt === null && !approvalLate)
    events.push(whistleLate.of({ id, mark: 'approval' }));
  return events;
}

export const dueWhistles = (world: World, { now }: { readonly now: number }): NewEvent[] =>
  [...world.whistles.values()].flatMap((whistle) => dueOf(whistle, now));
