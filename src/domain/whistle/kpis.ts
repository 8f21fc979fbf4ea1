/**
 * The KPIs of DOMAIN §3.6. A rate is two rules on one member, so a number and the rows behind it can't disagree; and what was late
 * counts as late for ever, whoever is excused afterwards.
 */
import type { Order } from '../order/order.ts';
import { missedBy } from './overdue.ts';
import type { Member, Whistle } from './whistle.ts';

export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  /** Null where there is nothing to divide by. */
  readonly rate: number | null;
}

const share = (numerator: number, denominator: number): Share => ({
  numerator,
  denominator,
  rate: denominator === 0 ? null : numerator / denominator,
});

export interface MemberRate {
  /** Whether the member should have by now: it has, or its time is up. */
  due(member: Member, now: number): boolean;
  met(member: Member): boolean;
}

/** 签收及时率. */
export const SIGNED_IN_TIME: MemberRate = {
  due: (member, now) =>
    member.signedAt !== null || member.signLate || missedBy(member, now).includes('sign'),
  met: ({ signedAt, signLate }) => signedAt !== null && !signLate,
};

/** 报到率: reported in on time of those who should have reported in. */
export const REPORTED_IN: MemberRate = {
  due: (member, now) =>
    member.reportedAt !== null || member.reportLate || missedBy(member, now).includes('report'),
  met: ({ reportedAt, reportLate }) => reportedAt !== null && !reportLate,
};

const blown = (whistles: readonly Whistle[]): Whistle[] =>
  whistles.filter(({ blownAt }) => blownAt !== null);

export function memberRate(
  { due, met }: MemberRate,
  whistles: readonly Whistle[],
  now: number,
): Share {
  const should = blown(whistles).flatMap(({ members }) => members.filter((one) => due(one, now)));
  return share(should.filter(met).length, should.length);
}

const isConcluded = ({ blownAt, closedAt }: Whistle): boolean =>
  blownAt !== null && closedAt !== null;

/** 办结率: concluded of those blown. */
export const concludedRate = (whistles: readonly Whistle[]): Share =>
  share(whistles.filter(isConcluded).length, blown(whistles).length);

/** 平均销哨时长: natural milliseconds from the blow to the conclusion, of the whistles concluded. */
export function meanDuration(whistles: readonly Whistle[]): Share {
  const ended = whistles.filter(isConcluded);
  const sum = ended.reduce((ms, { blownAt, closedAt }) => ms + (closedAt ?? 0) - (blownAt ?? 0), 0);
  return share(sum, ended.length);
}

export const totalOf = (score: NonNullable<Member['score']>): number =>
  score.timeliness + score.attitude + score.quality;

/** 部门得分: the mean of the scores an organisation was given, of 100; organisations without a score are not in it. */
export function departmentScores(whistles: readonly Whistle[]): Map<string, Share> {
  const scores = new Map<string, number[]>();
  for (const { members } of whistles)
    for (const { org, score } of members)
      if (score) scores.set(org, [...(scores.get(org) ?? []), totalOf(score)]);
  return new Map(
    [...scores].map(([org, all]) => [
      org,
      share(
        all.reduce((a, b) => a + b, 0),
        all.length,
      ),
    ]),
  );
}

const NOT_COUNTED: readonly Order['state'][] = ['VOID', 'MERGED', 'REJECTED'];

/** Where a whistle is the usual way: the town's matters, and what it passed on to the district. */
export const WHISTLE_LEVELS: readonly Order['level'][] = ['TOWN', 'DISTRICT'];

/** What the rate asks of an order. */
export type Whistled = Pick<Order, 'filedAt' | 'state' | 'level' | 'whistle'>;

const isTownLevel = ({ filedAt, state, level }: Whistled): boolean =>
  filedAt !== null && !NOT_COUNTED.includes(state) && WHISTLE_LEVELS.includes(level);

/** 吹哨率: orders at the town's level for which a whistle was blown. Neither too low nor too high is good. */
export function whistleRate(orders: readonly Whistled[]): Share {
  const town = orders.filter(isTownLevel);
  return share(town.filter(({ whistle }) => whistle !== null).length, town.length);
}
