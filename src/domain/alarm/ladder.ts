/** Who is told of an alarm that nobody answers, and when: the duty chief, then the leader (DOMAIN §6.9). The lower levels wait. */
import type { Role } from '../access/viewer.ts';
import type { Alarm } from './alarm.ts';
import { type AlarmLevel, TOLD_IN_TURN } from './codes.ts';

const MINUTE = 60_000;
const LADDER: Readonly<Record<AlarmLevel, readonly number[]>> = {
  RED: [3 * MINUTE, 10 * MINUTE],
  ORANGE: [10 * MINUTE, 30 * MINUTE],
  YELLOW: [],
  BLUE: [],
};

/** The rung that silence has reached by now; 0: none. */
export const silenceAt = (
  { level, raisedAt }: Pick<Alarm, 'level' | 'raisedAt'>,
  now: number,
): number => LADDER[level].filter((after) => now - raisedAt >= after).length;

/** Whom silence tells next, and when; undefined where nobody. */
export function nextTold({
  level,
  raisedAt,
  told,
}: Pick<Alarm, 'level' | 'raisedAt' | 'told'>): Alarm['told'][number] | undefined {
  const after = LADDER[level][told.length];
  const to = TOLD_IN_TURN[told.length];
  return after === undefined || to === undefined ? undefined : { to, at: raisedAt + after };
}

/** When silence told somebody in this role; undefined: not yet. */
export const toldAt = ({ told }: Pick<Alarm, 'told'>, role: Role): number | undefined =>
  told.find(({ to }) => to === role)?.at;
