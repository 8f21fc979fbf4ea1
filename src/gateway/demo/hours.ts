/** When people are at work, and when they have things to report. */
import type { WorkCalendar } from '#domain/time/calendar.ts';
import { wallClock } from '#domain/time/zone.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Offices keep the calendar's hours; in the grids somebody is about every day; the watch never sleeps. */
export type Presence = 'office' | 'field' | 'watch';

const FIELD = { from: 8.5 * HOUR, to: 17.5 * HOUR } as const;

export interface Hours {
  /** The instant itself when they are there, else some time after they come back: `spread` says how far into the hour. */
  present(who: Presence, at: number, spread: number): number;
  /** Hour of the day on the town's wall, with fractions. */
  hourOf(at: number): number;
  /** The first instant of the day. */
  dayStart(at: number): number;
  isWorkday(at: number): boolean;
}

/** How many days ahead offices are looked for: longer than any holiday. */
const AHEAD = 16;

export function hoursOf(calendar: WorkCalendar): Hours {
  const { wallOf, instantOf } = wallClock(calendar.zone);
  const office = (at: number, spread: number): number => {
    const today = calendar.dayAt(at);
    for (let day = today; day < today + AHEAD; day += 1)
      for (const { from, to } of calendar.shifts(day)) {
        if (at >= from && at < to) return at;
        if (at < from) return from + spread * HOUR;
      }
    return at;
  };
  const field = (at: number, spread: number): number => {
    const wall = wallOf(at);
    const into = wall % DAY;
    if (into >= FIELD.from && into < FIELD.to) return at;
    const day = wall - into + (into < FIELD.from ? 0 : DAY);
    return instantOf(day + FIELD.from + spread * HOUR);
  };
  return {
    present: (who, at, spread) =>
      who === 'watch' ? at : who === 'office' ? office(at, spread) : field(at, spread),
    hourOf: (at) => (wallOf(at) % DAY) / HOUR,
    dayStart: (at) => instantOf(wallOf(at) - (wallOf(at) % DAY)),
    isWorkday: (at) => calendar.isWorkday(calendar.dayAt(at)),
  };
}
