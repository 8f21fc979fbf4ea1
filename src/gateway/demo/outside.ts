/**
 * What comes to a demo from outside its orders, each at its instant: departments report their figures, cameras fall silent and
 * answer again, sensors cross their lines. Inputs only; how many cameras are on line follows from them.
 */
import { cameraFailed, cameraRestored } from '#domain/camera/events.ts';
import { indicatorRecorded } from '#domain/indicator/events.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { sensorCrossed } from '#domain/sensor/events.ts';
import { levelOf } from '#domain/sensor/sensor.ts';
import { type Chance, chanceFrom } from '../chance.ts';
import type { TownFiles } from '../town/read-town.ts';
import type { SensorRow } from '../town/rows.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A camera fails about every hundred days and is mended in five: one in twenty is silent at any time. */
export const BETWEEN_FAILURES = 95 * DAY;
export const MENDING = 5 * DAY;
/** A line is crossed once in so long, for so long. */
export const BETWEEN_CROSSINGS = 120 * DAY;
export const CROSSED = 12 * HOUR;

export interface Outside {
  readonly at: number;
  readonly event: NewEvent;
}

export interface OutsideOptions {
  readonly files: TownFiles;
  readonly seed: number;
  /** The first instant and the last, epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** How long until something that comes once in `mean`; most come sooner, a few much later. */
const waitFor = (chance: Chance, mean: number): number => -Math.log(1 - chance()) * mean;

/** The spells of something that comes and goes; the last may still be on at the end. */
function* spells(
  chance: Chance,
  { from, until }: OutsideOptions,
  between: number,
  lasting: number,
) {
  // Some were on before the beginning.
  let at = chance() < lasting / (between + lasting) ? from : from + waitFor(chance, between);
  while (at < until) {
    const end = at + Math.max(HOUR / 4, waitFor(chance, lasting));
    yield { begin: Math.round(at), end: Math.round(end) };
    at = end + waitFor(chance, between);
  }
}

function* cameras(options: OutsideOptions, chance: Chance): IterableIterator<Outside> {
  for (const { id } of options.files.cameras)
    for (const { begin, end } of spells(chance, options, BETWEEN_FAILURES, MENDING)) {
      yield { at: begin, event: cameraFailed.of({ id }) };
      yield { at: end, event: cameraRestored.of({ id }) };
    }
}

/** A reading on the grave side of its first line, and one well on the calm side. */
export function readingsOf({ thresholds, unit }: SensorRow, chance: Chance) {
  // It says yes or no.
  if (unit === '') return { grave: 1, calm: 0 };
  const { blue, yellow, dir } = thresholds;
  const first = blue ?? yellow ?? thresholds.orange ?? thresholds.red;
  if (first === null) return undefined;
  const sign = dir === 'UP' ? 1 : -1;
  const step = Math.abs((yellow ?? first) - first) || Math.abs(first) / 10;
  const rounded = (value: number) => Number(value.toFixed(2));
  return {
    grave: rounded(first + sign * step * chance() * 0.6),
    calm: rounded(first - sign * step * (0.5 + chance())),
  };
}

function* sensors(options: OutsideOptions, chance: Chance): IterableIterator<Outside> {
  for (const sensor of options.files.sensors)
    for (const { begin, end } of spells(chance, options, BETWEEN_CROSSINGS, CROSSED)) {
      const readings = readingsOf(sensor, chance);
      if (!readings) continue;
      const { id, thresholds } = sensor;
      for (const [at, value] of [
        [begin, readings.grave],
        [end, readings.calm],
      ] as const)
        yield { at, event: sensorCrossed.of({ id, value, level: levelOf(thresholds, value) }) };
    }
}

function* indicators({ files }: OutsideOptions): IterableIterator<Outside> {
  for (const one of files.indicators) yield { at: one.asOf, event: indicatorRecorded.of(one) };
}

/** In order of time. What was reported before `from` comes with it; nothing comes after `until`. */
export function outsideOf(options: OutsideOptions): Outside[] {
  const { from, until, seed } = options;
  return [
    ...indicators(options),
    ...cameras(options, chanceFrom(seed)),
    ...sensors(options, chanceFrom(seed + 1)),
  ]
    .map(({ at, event }) => ({ at: Math.max(at, from), event }))
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at - b.at);
}
