/**
 * The town's clock. A real town's is the system's, or stands at an instant that was set, to look at brought data of another time. A demo's starts at the town's demo instant: `still` stands there, `live`
 * runs on from the last journalled instant and stands while the gateway is down.
 */
import type { ClockReading } from '#wire/protocol.ts';

export interface TownClock {
  readonly mode: ClockReading['mode'];
  /** Epoch milliseconds in the town. */
  now(): number;
  read(): ClockReading;
}

function clockOf(mode: ClockReading['mode'], now: () => number, speed = 1): TownClock {
  return { mode, now, read: () => ({ mode, town: now(), system: Date.now(), speed }) };
}

/** A clock that stands. */
export const standingClock = (at: number): TownClock => clockOf('still', () => at);

/** `from`: where a demo's clock begins. `speed`: seconds of the town in a second, for `live`. */
export function startClock(demo: 'live' | 'still' | 'off', from: number, speed = 1): TownClock {
  if (demo === 'off') return clockOf('system', () => Date.now());
  if (demo === 'still') return clockOf('still', () => from);
  const started = performance.now();
  const now = () => Math.round(from + (performance.now() - started) * speed);
  return clockOf('live', now, speed);
}
