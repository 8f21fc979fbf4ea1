/** Which sound a station plays at this moment (DOMAIN §6.9): a rule on what rings and what was heard, so that it can be tested. */
import type { Role } from '#domain/access/viewer.ts';
import type { Alarm } from '#domain/alarm/alarm.ts';
import { ALARM_LEVELS, type AlarmLevel } from '#domain/alarm/codes.ts';
import { toldAt } from '#domain/alarm/ladder.ts';

/** Red sounds until it is answered, orange three times, yellow once; blue is silent. */
export type Sound = Exclude<AlarmLevel, 'BLUE'>;

type Rings = Pick<Alarm, 'id' | 'level' | 'raisedAt' | 'state' | 'told'>;

export interface Ear {
  /** What this station has sounded for, each raising once. */
  readonly heard: ReadonlySet<string>;
  readonly muted: boolean;
  /** The town's hour, 0 to 23. */
  readonly hour: number;
  /** Who listens here. */
  readonly role: Role;
}

/** At night the lower levels wait for the morning's look at the list. */
const isQuiet = (hour: number): boolean => hour >= 22 || hour < 7;

/** What silence brought to whoever listens here rings anew. */
const ringOf =
  (role: Role) =>
  (alarm: Rings): string =>
    `${alarm.id}@${toldAt(alarm, role) ?? alarm.raisedAt}`;

export interface Choice {
  /** Undefined: silence. */
  readonly sound: Sound | undefined;
  readonly heard: ReadonlySet<string>;
}

/** What is muted counts as heard, but for red and for what silence brought here: they are heard as soon as the mute is over. */
export function chooseSound(alarms: readonly Rings[], { heard, muted, hour, role }: Ear): Choice {
  const ringing = alarms.filter(({ state }) => state === 'RAISED');
  const ring = ringOf(role);
  const sounding = ringing
    .filter((alarm) => alarm.level === 'RED' || !heard.has(ring(alarm)))
    .filter(({ level }) => level !== 'BLUE' && !(level === 'YELLOW' && isQuiet(hour)))
    .map(({ level }) => level);
  const gravest = ALARM_LEVELS.findLast((level) => sounding.includes(level));
  return {
    sound: muted || gravest === 'BLUE' ? undefined : gravest,
    heard: new Set(
      ringing
        .filter((alarm) => !muted || toldAt(alarm, role) === undefined || heard.has(ring(alarm)))
        .map(ring),
    ),
  };
}
