/**
 * What is due of alarms. Nothing is remembered besides the alarms themselves: what gives cause and has no alarm is raised, what
 * has one is not raised twice, so a restart rings nothing anew and forgets nothing.
 */
import type { NewEvent } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import type { Alarm } from './alarm.ts';
import { type Cause, causesOf, type Watch } from './causes.ts';
import { graver } from './codes.ts';
import {
  alarmEscalated,
  alarmLeft,
  alarmOver,
  alarmRaised,
  alarmRepeated,
  alarmReturned,
} from './events.ts';
import { silenceAt } from './ladder.ts';

/** How long what is over stays on the list. */
const STAYS_MS = 24 * 3_600_000;

function standingDue(alarm: Alarm, caused: boolean, now: number): NewEvent[] {
  const { id, state, overAt, shelved, told } = alarm;
  if (overAt === null && !caused) return [alarmOver.of({ id })];
  if (state === 'SHELVED' && shelved && now >= shelved.until) return [alarmReturned.of({ id })];
  if (state === 'RAISED') {
    const rung = silenceAt(alarm, now);
    return rung > told.length ? [alarmEscalated.of({ id, rung })] : [];
  }
  const settled = state === 'OVER' && now - Math.max(overAt ?? now, alarm.lastAt) > STAYS_MS;
  return settled ? [alarmLeft.of({ id })] : [];
}

function causeDue(cause: Cause, alarm: Alarm | undefined): NewEvent[] {
  if (!alarm || alarm.overAt !== null) return [alarmRaised.of(cause)];
  const { id, weight, level } = cause;
  const more = weight > alarm.weight || graver(level, alarm.level);
  return more ? [alarmRepeated.of({ id, weight, level })] : [];
}

export function dueAlarms(world: World, watch: Watch): NewEvent[] {
  const causes = causesOf(world, watch);
  const caused = new Set(causes.map(({ id }) => id));
  return [
    ...causes.flatMap((cause) => causeDue(cause, world.alarms.get(cause.id))),
    ...[...world.alarms.values()]
      .filter(({ overAt, id }) => overAt === null || !caused.has(id))
      .flatMap((alarm) => standingDue(alarm, caused.has(alarm.id), watch.now)),
  ];
}
