/** Which sound a station plays at this moment (DOMAIN §6.9): a rule on what rings and what was heard, so that it can be tested. */
import type { Alarm } from '#domain/alarm/alarm.ts';
import { ALARM_LEVELS, type AlarmLevel } from '#domain/alarm/codes.ts';

/** Red sounds until it is answered, orange three times, yellow once; blue is silent. */
export type Sound = Exclude<AlarmLevel, 'BLUE'>;

type Rings = Pick<Alarm, 'id' | 'level' | 'raisedAt' | 'state'>;

export interface Ear {
  /** What this station has sounded for, each raising once. */
  readonly heard: ReadonlySet<string>;
  readonly muted: boolean;
  /** The town's hour, 0 to 23. */
  readonly hour: number;
}

/** At night the lower levels wait for the morning's look at the list. */
const isQuiet = (hour: number): boolean => hour >= 22 || hour < 7;

const raisingOf = ({ id, raisedAt }: Rings): string => `${id}@${raisedAt}`;

export interface Choice {
  /** Undefined: silence. */
  readonly sound: Sound | undefined;
  readonly heard: ReadonlySet<string>;
}

/** What is muted counts as heard, but for red, which is heard as soon as the mute is over. */
export function chooseSound(alarms: readonly Rings[], { heard, muted, hour }: Ear): Choice {
  const ringing = alarms.filter(({ state }) => state === 'RAISED');
  const sounding = ringing
    .filter((alarm) => alarm.level === 'RED' || !heard.has(raisingOf(alarm)))
    .filter(({ level }) => level !== 'BLUE' && !(level === 'YELLOW' && isQuiet(hour)))
    .map(({ level }) => level);
  const gravest = ALARM_LEVELS.findLast((level) => sounding.includes(level));
  return {
    sound: muted || gravest === 'BLUE' ? undefined : gravest,
    heard: new Set(ringing.map(raisingOf)),
  };
}
