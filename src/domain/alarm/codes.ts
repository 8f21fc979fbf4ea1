/** The codes of alarms (DOMAIN §6.9). */
import type { Role } from '../access/viewer.ts';

/** 提示, 注意, 警告, 紧急: a later one is graver. */
export const ALARM_LEVELS = ['BLUE', 'YELLOW', 'ORANGE', 'RED'] as const;
export type AlarmLevel = (typeof ALARM_LEVELS)[number];
export const graver = (one: AlarmLevel, other: AlarmLevel): boolean =>
  ALARM_LEVELS.indexOf(one) > ALARM_LEVELS.indexOf(other);

/** Whom silence tells of an alarm, one after the other. This town employs no deputy: the duty chief hears first. */
export const TOLD_IN_TURN = ['DUTY_CHIEF', 'LEADER'] as const satisfies readonly Role[];

export const ALARM_CAUSES = [
  'SOS',
  'ORDER_LATE',
  'WHISTLE_UNANSWERED',
  'SENSOR_CROSSED',
  'CAMERA_LOST',
  'SENSOR_SILENT',
  'POSITIONS_SILENT',
] as const;
export type AlarmCause = (typeof ALARM_CAUSES)[number];

export const ALARM_STATES = ['RAISED', 'ACKNOWLEDGED', 'SHELVED', 'OVER'] as const;
export type AlarmState = (typeof ALARM_STATES)[number];

/** What whoever acknowledges has done about it. */
export const ALARM_ACTIONS = ['SENT', 'CALLED', 'HANDED_ON', 'WATCHING', 'FALSE_ALARM'] as const;
export type AlarmAction = (typeof ALARM_ACTIONS)[number];

export const SHELVE_REASONS = ['MAINTENANCE', 'KNOWN', 'DRILL', 'FAULTY'] as const;
export type ShelveReason = (typeof SHELVE_REASONS)[number];
/** Nothing is out of sight for longer. */
export const SHELVED_MOST_MINUTES = 60;
