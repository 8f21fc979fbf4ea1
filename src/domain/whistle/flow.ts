/**
 * The life of a whistle (DOMAIN §3.6, T12, T13) as one table: commands, buttons, forms and tests are read from it. From the blow
 * to the feedback the state is what the members make of it.
 */
import {
  choice,
  type Fields,
  flag,
  instant,
  optional,
  org,
  orgs,
  point,
  points,
  text,
} from '../kernel/field.ts';
import { defineFlow, type Step } from '../kernel/flow.ts';
import { RESULTS } from '../order/codes.ts';
import {
  type MemberState,
  OUTCOMES,
  SCORE_MOST,
  WHISTLE_KINDS,
  WHISTLE_REASONS,
  type WhistleState,
} from './codes.ts';

/** Which member a step is about: the one that takes it, or the one it names; and the states the member leaves from. */
interface MemberPart {
  readonly who: 'own' | 'named';
  readonly from: readonly MemberState[];
  readonly to?: MemberState;
}
export interface WhistleStep extends Step<WhistleState> {
  readonly member?: MemberPart;
}
export interface MemberStep extends WhistleStep {
  readonly member: MemberPart;
}

/** Members are at work. */
export const AT_WORK = ['BLOWN', 'ALL_SIGNED', 'IN_PROGRESS'] as const;
const ONCE_BLOWN = [...AT_WORK, 'FEEDBACK', 'CLOSED', 'EVALUATED'] as const;
const ENDS = ['EVALUATED', 'REFUSED'] as const;

const step = <const F extends Fields>(one: Step<WhistleState> & { needs: F }) => one;
const ofMember = <const F extends Fields>(one: MemberStep & { needs: F }) => one;

export const WHISTLE_STEPS = {
  propose: step({
    row: 'T12',
    from: ['DRAFT'],
    to: 'APPROVING',
    may: 'whistle.propose',
    needs: {
      kind: choice(WHISTLE_KINDS),
      reason: choice(WHISTLE_REASONS),
      lead: org,
      assist: orgs,
      meetAt: instant,
      meetPoint: optional(point),
      task: text(),
    },
  }),
  approve: step({
    row: 'T12',
    from: ['APPROVING'],
    to: 'BLOWN',
    may: 'whistle.approve',
    needs: { meetAt: optional(instant), comment: optional(text()) },
  }),
  refuse: step({
    row: 'T12',
    from: ['APPROVING'],
    to: 'REFUSED',
    may: 'whistle.approve',
    needs: { reason: text() },
  }),
  ratify: step({
    row: '3.6',
    from: ONCE_BLOWN,
    may: 'whistle.approve',
    needs: { justified: flag, comment: optional(text()) },
  }),
  sign: ofMember({
    row: '3.6',
    from: ['BLOWN'],
    may: 'whistle.answer',
    member: { who: 'own', from: ['TO_SIGN'], to: 'SIGNED' },
    needs: {},
  }),
  dispute: ofMember({
    row: '3.6',
    from: ['BLOWN'],
    may: 'whistle.answer',
    member: { who: 'own', from: ['TO_SIGN'], to: 'DISPUTED' },
    needs: { reason: text() },
  }),
  arbitrate: ofMember({
    row: '3.6',
    from: ['BLOWN'],
    may: 'whistle.arbitrate',
    member: { who: 'named', from: ['DISPUTED'] },
    needs: { org, attends: flag, lead: optional(org), ruling: text() },
  }),
  excuse: ofMember({
    row: '3.6',
    from: AT_WORK,
    may: 'whistle.arbitrate',
    member: {
      who: 'named',
      from: ['TO_SIGN', 'SIGNED', 'CONTACTED', 'REPORTED_IN', 'WORKING'],
      to: 'EXCUSED',
    },
    needs: { org, lead: optional(org), reason: text() },
  }),
  contact: ofMember({
    row: '3.6',
    from: AT_WORK,
    may: 'whistle.answer',
    member: { who: 'own', from: ['SIGNED'], to: 'CONTACTED' },
    needs: { note: optional(text()) },
  }),
  'report-in': ofMember({
    row: '3.6',
    from: AT_WORK,
    may: 'whistle.answer',
    member: { who: 'own', from: ['SIGNED', 'CONTACTED'], to: 'REPORTED_IN' },
    needs: { fix: point, farReason: optional(text()) },
  }),
  finding: ofMember({
    row: '3.6',
    from: AT_WORK,
    may: 'whistle.answer',
    member: { who: 'own', from: ['REPORTED_IN', 'WORKING'], to: 'WORKING' },
    needs: { finding: text() },
  }),
  'member-done': ofMember({
    row: '3.6',
    from: AT_WORK,
    may: 'whistle.answer',
    member: { who: 'own', from: ['REPORTED_IN', 'WORKING'], to: 'DONE' },
    needs: { result: text() },
  }),
  conclude: step({
    row: 'T13',
    from: ['FEEDBACK'],
    to: 'CLOSED',
    may: 'whistle.conclude',
    needs: { outcome: choice(OUTCOMES), result: optional(choice(RESULTS)), conclusion: text() },
  }),
  score: ofMember({
    row: '3.6',
    from: ['CLOSED'],
    may: 'whistle.score',
    member: { who: 'named', from: ['DONE', 'EXCUSED'] },
    needs: {
      org,
      timeliness: points(SCORE_MOST.timeliness),
      attitude: points(SCORE_MOST.attitude),
      quality: points(SCORE_MOST.quality),
      comment: optional(text()),
    },
  }),
} as const;

export type WhistleAction = keyof typeof WHISTLE_STEPS;
export const whistleStep = (action: WhistleAction): WhistleStep => WHISTLE_STEPS[action];
/** The steps that are one member's. */
export type MemberAction = {
  [A in WhistleAction]: (typeof WHISTLE_STEPS)[A] extends MemberStep ? A : never;
}[WhistleAction];

export const WHISTLE_FLOW = defineFlow<WhistleState, WhistleAction>({
  start: 'DRAFT',
  ends: ENDS,
  steps: WHISTLE_STEPS,
});

const NOT_SIGNED: readonly MemberState[] = ['TO_SIGN', 'DISPUTED'];
const FINISHED: readonly MemberState[] = ['DONE', 'EXCUSED'];
const ON_SITE: readonly MemberState[] = ['REPORTED_IN', 'WORKING', 'DONE'];

interface Standing {
  readonly state: MemberState;
  readonly reportedAt: number | null;
}

/** What the members make of a whistle that was blown. It never goes back: who came has come, also when excused afterwards. */
export function stateOf(members: readonly Standing[]): WhistleState {
  const states = members.map(({ state }) => state);
  if (states.some((state) => NOT_SIGNED.includes(state))) return 'BLOWN';
  if (states.every((state) => FINISHED.includes(state))) return 'FEEDBACK';
  const begun = members.some((one) => ON_SITE.includes(one.state) || one.reportedAt !== null);
  return begun ? 'IN_PROGRESS' : 'ALL_SIGNED';
}
