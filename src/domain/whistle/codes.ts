/** The code lists of a whistle (DOMAIN §3.6). Labels are in the languages of the screens. */

/** 工作推进哨, 攻坚克难哨, 应急哨. */
export const WHISTLE_KINDS = ['ROUTINE', 'HARD', 'EMERGENCY'] as const;
export type WhistleKind = (typeof WHISTLE_KINDS)[number];

/** The three cases in which a whistle may be blown: the place cannot solve it, joint enforcement, emergency. */
export const WHISTLE_REASONS = ['UNSOLVABLE', 'JOINT_ENFORCE', 'EMERGENCY'] as const;

export const WHISTLE_STATES = [
  'DRAFT',
  'APPROVING',
  'BLOWN',
  'ALL_SIGNED',
  'IN_PROGRESS',
  'FEEDBACK',
  'CLOSED',
  'EVALUATED',
  'REFUSED',
] as const;
export type WhistleState = (typeof WHISTLE_STATES)[number];

export const MEMBER_ROLES = ['LEAD', 'ASSIST'] as const;

/** Overdue is no state: a member is late in something while it goes on. */
export const MEMBER_STATES = [
  'TO_SIGN',
  'SIGNED',
  'CONTACTED',
  'REPORTED_IN',
  'WORKING',
  'DONE',
  'DISPUTED',
  'EXCUSED',
] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** Where a whistle leaves its order: handled, or back with the one who handles it. */
export const OUTCOMES = ['HANDLED', 'BACK'] as const;

/** What a member can be late in; a ruling is what the arbiter is late in. */
export const MEMBER_MARKS = ['sign', 'contact', 'report', 'ruling'] as const;
export type MemberMark = (typeof MEMBER_MARKS)[number];
/** What the whistle itself can be late in. */
export const WHISTLE_MARKS = ['approval', 'whole'] as const;

/** The most that the grass roots give a member, of 100. */
export const SCORE_MOST = { timeliness: 30, attitude: 20, quality: 50 } as const;
