/** What happens to an alarm: raised, come again, carried up, answered, laid aside, over. */
import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import type { DraftWorld } from '../world.ts';
import { type Alarm, alarm } from './alarm.ts';
import { ALARM_ACTIONS, graver, SHELVE_REASONS, TOLD_IN_TURN } from './codes.ts';

/** What comes again so soon is the same alarm; what was answered stays answered. */
const SAME_MS = 10 * 60_000;

const which = z.object({ id: z.string() });
const { cause, level, about, grid, confidential, weight, path } = alarm.shape;

const change = (draft: DraftWorld, id: string, as: (alarm: Alarm) => Partial<Alarm>): void => {
  const alarm = draft.alarms.get(id);
  if (alarm) draft.alarms.put({ ...alarm, ...as(alarm) });
};

const unanswered = (at: number) => ({
  state: 'RAISED' as const,
  raisedAt: at,
  told: [],
  answer: null,
  shelved: null,
});

export const alarmRaised = defineEvent({
  type: 'alarm.raised',
  v: 1,
  data: which.extend({ path, cause, level, about, grid, confidential, weight }),
  shelf: 'alarms',
  fold: (draft, data, { at }) => {
    const before = draft.alarms.get(data.id);
    const total = (before?.total ?? 0) + 1;
    const came = { ...data, overAt: null, lastAt: at, total };
    const same =
      before?.overAt != null && at - before.overAt <= SAME_MS && !graver(data.level, before.level);
    draft.alarms.put(
      same
        ? {
            ...before,
            ...came,
            count: before.count + 1,
            state: before.answer ? 'ACKNOWLEDGED' : 'RAISED',
          }
        : { ...came, ...unanswered(at), count: 1 },
    );
  },
});

/** There is more of it than there was: one more does not answer, a sensor has crossed the next line. */
export const alarmRepeated = defineEvent({
  type: 'alarm.repeated',
  v: 1,
  data: which.extend({ level, weight }),
  shelf: 'alarms',
  fold: (draft, { id, level, weight }, { at }) =>
    change(draft, id, (before) => {
      const { count, total, lastAt, state } = before;
      const news =
        graver(level, before.level) || (state === 'ACKNOWLEDGED' && at - lastAt > SAME_MS);
      const came = { level, weight, lastAt: at, total: total + 1, count: count + 1 };
      return news ? { ...came, ...unanswered(at) } : came;
    }),
});

/** Its cause is gone. What is red waits for its answer all the same. */
export const alarmOver = defineEvent({
  type: 'alarm.over',
  v: 1,
  data: which,
  shelf: 'alarms',
  fold: (draft, { id }, { at }) =>
    change(draft, id, ({ state, level }) => ({
      overAt: at,
      shelved: null,
      state: state === 'RAISED' && level === 'RED' ? 'RAISED' : 'OVER',
    })),
});

export const alarmEscalated = defineEvent({
  type: 'alarm.escalated',
  v: 1,
  data: which.extend({ rung: z.number().int().min(1).max(TOLD_IN_TURN.length) }),
  shelf: 'alarms',
  fold: (draft, { id, rung }, { at }) =>
    change(draft, id, ({ told }) => ({
      told: TOLD_IN_TURN.slice(0, rung).map((to, i) => told[i] ?? { to, at }),
    })),
});

export const alarmAcknowledged = defineEvent({
  type: 'alarm.acknowledged',
  v: 1,
  data: which.extend({ action: z.enum(ALARM_ACTIONS) }),
  shelf: 'alarms',
  fold: (draft, { id, action }, { at, by }) =>
    change(draft, id, ({ overAt }) => ({
      state: overAt === null ? 'ACKNOWLEDGED' : 'OVER',
      answer: { at, by, action },
      shelved: null,
    })),
});

export const alarmShelved = defineEvent({
  type: 'alarm.shelved',
  v: 1,
  data: which.extend({ reason: z.enum(SHELVE_REASONS), until: z.number().int() }),
  shelf: 'alarms',
  fold: (draft, { id, reason, until }, { by }) =>
    change(draft, id, () => ({ state: 'SHELVED', shelved: { by, until, reason } })),
});

/** It lay aside long enough and its cause is still there. */
export const alarmReturned = defineEvent({
  type: 'alarm.returned',
  v: 1,
  data: which,
  shelf: 'alarms',
  fold: (draft, { id }, { at }) => change(draft, id, () => unanswered(at)),
});

export const alarmLeft = defineEvent({
  type: 'alarm.left',
  v: 1,
  data: which,
  shelf: 'alarms',
  fold: (draft, { id }) => draft.alarms.drop(id),
});

export const ALARM_EVENTS = [
  alarmRaised,
  alarmRepeated,
  alarmOver,
  alarmEscalated,
  alarmAcknowledged,
  alarmShelved,
  alarmReturned,
  alarmLeft,
] as const;
