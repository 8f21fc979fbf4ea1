/** What a town's folder says of its things: each as it is before anything has happened to it. */
import type { z } from 'zod';
import { area } from '#domain/area/area.ts';
import { camera } from '#domain/camera/camera.ts';
import { census } from '#domain/census/census.ts';
import { grid } from '#domain/grid/grid.ts';
import { indicator } from '#domain/indicator/indicator.ts';
import { sensor } from '#domain/sensor/sensor.ts';
import { station } from '#domain/station/station.ts';
import { worker } from '#domain/worker/worker.ts';

export const areaRow = area.omit({ version: true }).strict();
export const gridRow = grid.omit({ version: true }).strict();
export const workerRow = worker
  .omit({ version: true, onShift: true, shiftAt: true, sos: true })
  .strict();
export const cameraRow = camera
  .omit({ version: true, online: true, since: true, patrolled: true, picture: true })
  .strict();
export const sensorRow = sensor
  .omit({ version: true, level: true, value: true, at: true, online: true, silentSince: true })
  .strict();
export const stationRow = station.omit({ version: true }).strict();
export const censusRow = census.omit({ version: true }).strict();
export const indicatorRow = indicator.omit({ version: true }).strict();

export type AreaRow = z.infer<typeof areaRow>;
export type GridRow = z.infer<typeof gridRow>;
export type WorkerRow = z.infer<typeof workerRow>;
export type CameraRow = z.infer<typeof cameraRow>;
export type SensorRow = z.infer<typeof sensorRow>;
export type StationRow = z.infer<typeof stationRow>;
export type CensusRow = z.infer<typeof censusRow>;
export type IndicatorRow = z.infer<typeof indicatorRow>;
