/** How long those who are whistled for may take (DOMAIN §3.6). */
import type { Circumstance } from '../contract.ts';
import { dueAfter, type Limit } from '../time/deadline.ts';
import type { WhistleKind } from './codes.ts';

interface WhistleLimits {
  readonly sign: Limit;
  /** Who has to be on the spot at once does not telephone first. */
  readonly contact: Limit | null;
  readonly report: Limit;
  readonly whole: Limit;
}

const minutes = (count: number): Limit => ({ kind: 'NAT', minutes: count });
const workDays = (days: number): Limit => ({ kind: 'WD', days });

export const WHISTLE_LIMITS: Readonly<Record<WhistleKind, WhistleLimits>> = {
  ROUTINE: {
    sign: minutes(60),
    contact: minutes(24 * 60),
    report: workDays(3),
    whole: workDays(10),
  },
  HARD: { sign: minutes(60), contact: minutes(24 * 60), report: workDays(5), whole: workDays(20) },
  EMERGENCY: { sign: minutes(5), contact: null, report: minutes(30), whole: workDays(10) },
};

/** 拒哨: the arbiter rules within two hours. */
const RULING = minutes(120);
/** An emergency is approved after the fact. */
const AFTER_APPROVAL = minutes(24 * 60);

type Timing = Pick<Circumstance, 'now' | 'calendar'>;

/** The limits of a whistle blown now, as instants. */
export function duesOf(kind: WhistleKind, { now, calendar }: Timing) {
  const { sign, contact, report, whole } = WHISTLE_LIMITS[kind];
  return {
    signDue: dueAfter(now, sign, calendar),
    contactDue: contact && dueAfter(now, contact, calendar),
    reportDue: dueAfter(now, report, calendar),
    wholeDue: dueAfter(now, whole, calendar),
  };
}

export const signDue = (kind: WhistleKind, { now, calendar }: Timing): number =>
  dueAfter(now, WHISTLE_LIMITS[kind].sign, calendar);
export const rulingDue = ({ now, calendar }: Timing): number => dueAfter(now, RULING, calendar);
export const afterApprovalDue = ({ now, calendar }: Timing): number =>
  dueAfter(now, AFTER_APPROVAL, calendar);
