/** How far an alarm is carried that nobody answers: to the deputy, then to the leader (DOMAIN §6.9). The lower levels wait. */
import type { Alarm } from './alarm.ts';
import type { AlarmLevel } from './codes.ts';

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

/** When silence next carries it up; undefined where it does not. */
export function nextRungAt({
  level,
  raisedAt,
  escalated,
}: Pick<Alarm, 'level' | 'raisedAt' | 'escalated'>): number | undefined {
  const after = LADDER[level][escalated];
  return after === undefined ? undefined : raisedAt + after;
}
