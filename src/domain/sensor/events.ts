import { z } from 'zod';
import { defineEvent } from '../contract.ts';
import type { DraftWorld } from '../world.ts';
import { type Sensor, sensor, sensorLevel } from './sensor.ts';

export const sensorInstalled = defineEvent({
  type: 'sensor.installed',
  v: 1,
  data: sensor.omit({
    version: true,
    level: true,
    value: true,
    at: true,
    online: true,
    silentSince: true,
  }),
  shelf: 'sensors',
  fold: (draft, data) =>
    draft.sensors.put({
      ...data,
      level: 'NORMAL',
      value: null,
      at: null,
      online: true,
      silentSince: null,
    }),
});

const change = (draft: DraftWorld, id: string, as: Partial<Sensor>) => {
  const sensor = draft.sensors.get(id);
  if (sensor) draft.sensors.put({ ...sensor, ...as });
};

/** It came to another level, graver or calmer, with this reading. */
export const sensorCrossed = defineEvent({
  type: 'sensor.crossed',
  v: 1,
  data: z.object({ id: z.string(), level: sensorLevel, value: z.number() }),
  shelf: 'sensors',
  fold: (draft, { id, level, value }, { at }) =>
    change(draft, id, { level, value, at, online: true, silentSince: null }),
});

const which = z.object({ id: z.string() });

export const sensorFailed = defineEvent({
  type: 'sensor.failed',
  v: 1,
  data: which,
  shelf: 'sensors',
  fold: (draft, { id }, { at }) => change(draft, id, { online: false, silentSince: at }),
});

export const sensorRestored = defineEvent({
  type: 'sensor.restored',
  v: 1,
  data: which,
  shelf: 'sensors',
  fold: (draft, { id }) => change(draft, id, { online: true, silentSince: null }),
});

export const SENSOR_EVENTS = [sensorInstalled, sensorCrossed, sensorFailed, sensorRestored];
