/** Cameras that fall silent and answer again, sensors that cross a line and come back: what comes next for each, as it stands. */

import type { Camera } from '#domain/camera/camera.ts';
import { cameraFailed, cameraRestored } from '#domain/camera/events.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { sensorCrossed } from '#domain/sensor/events.ts';
import { levelOf, type Sensor } from '#domain/sensor/sensor.ts';
import { DAY, HOUR } from './hours.ts';
import type { Luck } from './luck.ts';
import { BETWEEN_CROSSINGS, BETWEEN_FAILURES, CROSSED, MENDING, readingsOf } from './outside.ts';

export interface Coming {
  readonly at: number;
  readonly event: NewEvent;
}

/** Days looked ahead; the day after it is asked again. */
const AHEAD = 3;

/** When something that comes once in `between` comes to this thing in the next days, if it does. */
function strikes(luck: Luck, id: string, now: number, between: number): number | undefined {
  const today = Math.floor(now / DAY);
  for (let day = today; day < today + AHEAD; day++) {
    const at = (day + luck(id, `hour-${day}`)) * DAY;
    if (at > now && luck(id, `strikes-${day}`) < DAY / between) return at;
  }
  return undefined;
}

/** When what began at `since` is over; soon where that has passed. */
const over = (luck: Luck, id: string, since: number, lasting: number, now: number): number => {
  const end = since + Math.max(HOUR / 4, -Math.log(1 - luck(id, `over-${since}`)) * lasting);
  return end > now ? end : now + luck(id, `soon-${since}`) * 6 * HOUR;
};

export function nextOfCamera(
  luck: Luck,
  { id, online, since }: Camera,
  now: number,
): Coming | undefined {
  if (!online) return { at: over(luck, id, since, MENDING, now), event: cameraRestored.of({ id }) };
  const at = strikes(luck, id, now, BETWEEN_FAILURES);
  return at === undefined ? undefined : { at, event: cameraFailed.of({ id }) };
}

export function nextOfSensor(luck: Luck, sensor: Sensor, now: number): Coming | undefined {
  const { id, level, thresholds, at: since } = sensor;
  const crossing = level === 'NORMAL';
  const at = crossing
    ? strikes(luck, id, now, BETWEEN_CROSSINGS)
    : over(luck, id, since ?? now, CROSSED, now);
  const readings = readingsOf(sensor, () => luck(id, `reading-${since}`));
  if (at === undefined || !readings) return undefined;
  const value = crossing ? readings.grave : readings.calm;
  return { at, event: sensorCrossed.of({ id, value, level: levelOf(thresholds, value) }) };
}
