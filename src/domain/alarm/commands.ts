/** Answering an alarm: somebody has it and says what was done; or it is laid aside for a while, with a reason. */
import { z } from 'zod';
import { type Circumstance, defineCommand } from '../contract.ts';
import { accept, type Refusal, refuse } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import type { Alarm } from './alarm.ts';
import { ALARM_ACTIONS, SHELVE_REASONS, SHELVED_MOST_MINUTES } from './codes.ts';
import { alarmAcknowledged, alarmShelved } from './events.ts';

const MINUTE = 60_000;
const which = z.object({ id: z.string().max(128) });

const placed = (world: World, { id }: z.infer<typeof which>) => {
  const alarm = world.alarms.get(id);
  return alarm && { path: alarm.path };
};

/** Red is the duty chief's and the leader's to answer (DOMAIN §6.9). */
function standing(world: World, id: string, { role }: Circumstance): Alarm | Refusal {
  const alarm = world.alarms.get(id);
  if (!alarm) return refuse('alarm.unknown', { id });
  if (alarm.level === 'RED' && role === 'DISPATCHER') return refuse('alarm.needs-chief', { id });
  return alarm;
}

/** Whoever comes second hears who was first. */
const answered = ({ id, answer, overAt, lastAt }: Alarm): Refusal =>
  answer
    ? refuse('alarm.answered', { id, by: answer.by, at: answer.at })
    : refuse('alarm.over', { id, at: overAt ?? lastAt });

const acknowledge = defineCommand({
  name: 'alarm.acknowledge',
  input: which.extend({ action: z.enum(ALARM_ACTIONS) }),
  access: { may: 'alarm.answer', on: placed, unknown: 'alarm.unknown' },
  decide: (world, _facts, { id, action }, circumstance) => {
    const alarm = standing(world, id, circumstance);
    if ('ok' in alarm) return alarm;
    if (alarm.state !== 'RAISED' && alarm.state !== 'SHELVED') return answered(alarm);
    return accept([alarmAcknowledged.of({ id, action })]);
  },
});

const shelve = defineCommand({
  name: 'alarm.shelve',
  input: which.extend({
    reason: z.enum(SHELVE_REASONS),
    minutes: z.number().int().min(1).max(SHELVED_MOST_MINUTES),
  }),
  access: { may: 'alarm.shelve', on: placed, unknown: 'alarm.unknown' },
  decide: (world, _facts, { id, reason, minutes }, circumstance) => {
    const alarm = standing(world, id, circumstance);
    if ('ok' in alarm) return alarm;
    if (alarm.overAt !== null) return answered(alarm);
    const until = circumstance.now + minutes * MINUTE;
    return accept([alarmShelved.of({ id, reason, until })]);
  },
});

export const ALARM_COMMANDS = [acknowledge, shelve];
