/** Every kind of thing in the world, in order; the key names its shelf, its table and its word on the wire. */
import { alarmKind } from './alarm/alarm.ts';
import { areaKind } from './area/area.ts';
import { cameraKind } from './camera/camera.ts';
import { censusKind } from './census/census.ts';
import { gridKind } from './grid/grid.ts';
import { importKind } from './imports/import-run.ts';
import { indicatorKind } from './indicator/indicator.ts';
import { counterKind } from './kernel/counter.ts';
import { orderKind } from './order/order.ts';
import { sensorKind } from './sensor/sensor.ts';
import { stationKind } from './station/station.ts';
import { whistleKind } from './whistle/whistle.ts';
import { workerKind } from './worker/worker.ts';

export const KINDS = {
  areas: areaKind,
  grids: gridKind,
  workers: workerKind,
  orders: orderKind,
  whistles: whistleKind,
  cameras: cameraKind,
  sensors: sensorKind,
  stations: stationKind,
  census: censusKind,
  indicators: indicatorKind,
  alarms: alarmKind,
  imports: importKind,
  counters: counterKind,
} as const;
