/** An alarm: one source, one alarm, however often it comes. Whether it is over and whether somebody answered are two things. */
import { z } from 'zod';
import { holds, type Permission, relates, relationFor } from '../access/table.ts';
import type { Viewer } from '../access/viewer.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import {
  ALARM_ACTIONS,
  ALARM_CAUSES,
  ALARM_LEVELS,
  ALARM_STATES,
  type AlarmCause,
  SHELVE_REASONS,
  TOLD_IN_TURN,
} from './codes.ts';

/** Epoch milliseconds on the town's clock. */
const instant = z.number().int();
const code = z.string().max(64);

export const alarm = thing.extend({
  cause: z.enum(ALARM_CAUSES),
  level: z.enum(ALARM_LEVELS),
  /** The thing it is about: an order, a whistle, a camera, a sensor, a worker; the town itself, by its code. */
  about: code,
  grid: code.nullable(),
  confidential: z.boolean(),
  state: z.enum(ALARM_STATES),
  /** How much of its cause there has been at most: organisations that do not answer, the line a sensor crossed. */
  weight: z.number().int().positive(),
  raisedAt: instant,
  lastAt: instant,
  /** How often it came since it was raised, and in all: a source that cries too often is seen. */
  count: z.number().int().positive(),
  total: z.number().int().positive(),
  /** Whom silence has told of it, and when. */
  told: z.array(z.object({ to: z.enum(TOLD_IN_TURN), at: instant })).max(TOLD_IN_TURN.length),
  answer: z.object({ at: instant, by: z.string(), action: z.enum(ALARM_ACTIONS) }).nullable(),
  shelved: z.object({ by: z.string(), until: instant, reason: z.enum(SHELVE_REASONS) }).nullable(),
  /** Since when its cause is gone. */
  overAt: instant.nullable(),
});
export type Alarm = z.infer<typeof alarm>;

export const alarmId = (cause: AlarmCause, about: string): string => `${cause}.${about}`;

/** Whoever sees a kind of thing sees its alarms. */
const SHOWN_TO: Readonly<Record<AlarmCause, Permission>> = {
  SOS: 'worker.read',
  ORDER_LATE: 'order.read',
  WHISTLE_UNANSWERED: 'whistle.read',
  SENSOR_CROSSED: 'things.read',
  CAMERA_LOST: 'camera.read',
  SENSOR_SILENT: 'things.read',
  POSITIONS_SILENT: 'positions.read',
};

/** A confidential order's alarm says that there is one and where, as a wall is told of the order itself. */
export function seesAlarm({ cause, path, confidential }: Alarm, viewer: Viewer): boolean {
  const relation = relationFor(viewer, 'alarm.read');
  if (!relation || !holds(viewer, SHOWN_TO[cause])) return false;
  if (confidential && !holds(viewer, 'order.confidential') && !holds(viewer, 'order.concealed'))
    return false;
  return relates(relation, viewer, { path });
}

export const alarmKind = defineKind<Alarm>({
  schema: alarm,
  lens: (alarm, viewer) => (seesAlarm(alarm, viewer) ? alarm : undefined),
});
