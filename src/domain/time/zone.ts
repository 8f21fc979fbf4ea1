/**
 * The clock on the wall of a zone: what it shows at an instant, and at which instant it shows something. Right where clocks
 * are put forward or back, and fast: the zone is asked once a day of the calendar, not once a question.
 *
 * A wall time is the milliseconds from 1970-01-01 00:00 to what the wall shows, as if there were no zones.
 */

const SECOND = 1000;
const DAY = 86_400_000;

export interface WallClock {
  wallOf(instant: number): number;
  /**
   * Where clocks are put forward, a time the wall never shows is the first instant after it; where they are put back, a time
   * it shows twice is the first of both.
   */
  instantOf(wall: number): number;
}

/** How far a zone is ahead of UTC in the course of one UTC day: the same all day, or changing once. */
interface Offsets {
  readonly before: number;
  readonly after: number;
  /** The first instant of `after`; never comes where nothing changes. */
  readonly turn: number;
}

/** UTC itself is told as plain GMT. */
const OFFSET = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/;

function offsetReader(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant) => {
    const [, sign, hours, minutes, seconds] = OFFSET.exec(format.format(instant)) ?? [];
    const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return (sign === '-' ? -total : total) * SECOND;
  };
}

/** The first second after `early` at which `still` no longer holds; it holds at `early` and no more at `late`. */
function turnBetween(early: number, late: number, still: (instant: number) => boolean): number {
  let [low, high] = [Math.floor(early / SECOND), Math.ceil(late / SECOND)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (still(middle * SECOND)) low = middle;
    else high = middle;
  }
  return high * SECOND;
}

/** Zones change at whole seconds, and never twice in a day. */
function offsetsOf(from: number, read: (instant: number) => number): Offsets {
  const to = from + DAY - SECOND;
  const [before, after] = [read(from), read(to)];
  const turn =
    before === after
      ? Number.POSITIVE_INFINITY
      : turnBetween(from, to, (instant) => read(instant) === before);
  return { before, after, turn };
}

function makeClock(zone: string): WallClock {
  const read = offsetReader(zone);
  const days = new Map<number, Offsets>();
  const offsetAt = (instant: number): number => {
    const day = Math.floor(instant / DAY);
    let offsets = days.get(day);
    if (!offsets) {
      offsets = offsetsOf(day * DAY, read);
      days.set(day, offsets);
    }
    return instant < offsets.turn ? offsets.before : offsets.after;
  };
  return {
    wallOf: (instant) => instant + offsetAt(instant),
    instantOf: (wall) => {
      const [early, late] = [offsetAt(wall - DAY), offsetAt(wall + DAY)];
      if (early === late) return wall - early;
      if (offsetAt(wall - early) === early) return wall - early;
      if (offsetAt(wall - late) === late) return wall - late;
      return turnBetween(wall - late, wall - early, (instant) => offsetAt(instant) === early);
    },
  };
}

const clocks = new Map<string, WallClock>();

/** The wall clock of an IANA zone; throws a RangeError where there is no such zone. */
export function wallClock(zone: string): WallClock {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = makeClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

/** The first instant of the day that an instant falls in; with `back`, of so many days before. */
export function dayStart(instant: number, zone: string, back = 0): number {
  const clock = wallClock(zone);
  return clock.instantOf((Math.floor(clock.wallOf(instant) / DAY) - back) * DAY);
}

/** The first instant of the year that an instant falls in. */
export function yearStart(instant: number, zone: string): number {
  const clock = wallClock(zone);
  return clock.instantOf(Date.UTC(new Date(clock.wallOf(instant)).getUTCFullYear(), 0, 1));
}
