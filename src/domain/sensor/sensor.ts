/** A sensor as the world knows one: its warning lines and which of them it has crossed. Its readings are a stream, not things. */
import { z } from 'zod';
import { holds } from '../access/table.ts';
import { position } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import { label } from '../town/town.ts';

export const SENSOR_KINDS = [
  'WATER_LEVEL',
  'RAIN',
  'AIR',
  'SMOKE',
  'GAS',
  'ELEC',
  'TILT',
  'MANHOLE',
  'NOISE',
  'FLOW',
] as const;
export const sensorKindCode = z.enum(SENSOR_KINDS);
export type SensorKind = z.infer<typeof sensorKindCode>;

/** From calm to the worst; a later one is graver. */
export const SENSOR_LEVELS = ['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED'] as const;
export const sensorLevel = z.enum(SENSOR_LEVELS);
export type SensorLevel = z.infer<typeof sensorLevel>;

const line = z.number().nullable();
/** The value from which each colour holds; null where a sensor has no such line. */
export const thresholds = z.object({
  blue: line,
  yellow: line,
  orange: line,
  red: line,
  /** `UP`: higher is graver. */
  dir: z.enum(['UP', 'DOWN']),
});
export type Thresholds = z.infer<typeof thresholds>;

/** The gravest line a value has reached. */
export function levelOf({ dir, ...lines }: Thresholds, value: number): SensorLevel {
  const reached = (at: number | null) => at !== null && (dir === 'UP' ? value >= at : value <= at);
  if (reached(lines.red)) return 'RED';
  if (reached(lines.orange)) return 'ORANGE';
  if (reached(lines.yellow)) return 'YELLOW';
  return reached(lines.blue) ? 'BLUE' : 'NORMAL';
}

export const sensor = thing.extend({
  kind: sensorKindCode,
  grid: z.string(),
  name: label,
  point: position,
  /** As on the device: `m`, `mm/h`, `µg/m³`; empty for those that only say yes or no. */
  unit: z.string().max(16),
  thresholds,
  level: sensorLevel,
  /** What it read when it came to its level, and when that was; null before the first time. */
  value: z.number().nullable(),
  at: z.number().nullable(),
  online: z.boolean(),
  /** Since when it says nothing; null while it answers. */
  silentSince: z.number().nullable(),
});
export type Sensor = z.infer<typeof sensor>;

export const sensorKind = defineKind<Sensor>({
  schema: sensor,
  lens: (thing, viewer) => (holds(viewer, 'things.read') ? thing : undefined),
});
