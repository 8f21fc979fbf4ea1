/** Every subject of the house, in order: the events that can happen and the commands that can be given. */
import { ALARM_COMMANDS } from './alarm/commands.ts';
import { ALARM_EVENTS } from './alarm/events.ts';
import { areaDrawn, areaErased } from './area/events.ts';
import { CAMERA_COMMANDS } from './camera/commands.ts';
import { CAMERA_EVENTS } from './camera/events.ts';
import { censusErased, censusTaken } from './census/events.ts';
import type { Command, EventKind } from './contract.ts';
import { gridDrawn, gridErased } from './grid/events.ts';
import { IMPORT_EVENTS } from './imports/events.ts';
import { indicatorErased, indicatorRecorded } from './indicator/events.ts';
import { ORDER_COMMANDS } from './order/commands.ts';
import { ORDER_EVENTS } from './order/events.ts';
import { SENSOR_EVENTS } from './sensor/events.ts';
import { stationOpened } from './station/events.ts';
import { WHISTLE_COMMANDS } from './whistle/commands.ts';
import { WHISTLE_EVENTS } from './whistle/events.ts';
import { WORKER_COMMANDS } from './worker/commands.ts';
import {
  helpCalled,
  helpOver,
  shiftEnded,
  shiftStarted,
  workerEnlisted,
  workerErased,
} from './worker/events.ts';

export const EVENTS = [
  areaDrawn,
  areaErased,
  gridDrawn,
  gridErased,
  workerEnlisted,
  workerErased,
  shiftStarted,
  shiftEnded,
  helpCalled,
  helpOver,
  ...ORDER_EVENTS,
  ...WHISTLE_EVENTS,
  ...CAMERA_EVENTS,
  ...SENSOR_EVENTS,
  stationOpened,
  censusTaken,
  censusErased,
  indicatorRecorded,
  indicatorErased,
  ...ALARM_EVENTS,
  ...IMPORT_EVENTS,
] as unknown as readonly EventKind[];

export const COMMANDS = [
  ...ORDER_COMMANDS,
  ...WHISTLE_COMMANDS,
  ...WORKER_COMMANDS,
  ...CAMERA_COMMANDS,
  ...ALARM_COMMANDS,
] as unknown as readonly Command[];

const eventsByType = new Map(EVENTS.map((event) => [event.type, event]));
const commandsByName = new Map(COMMANDS.map((command) => [command.name, command]));

export const eventOf = (type: string): EventKind | undefined => eventsByType.get(type);
export const commandOf = (name: string): Command | undefined => commandsByName.get(name);
