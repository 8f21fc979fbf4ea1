/** Founding: how a folder becomes a town's. What the town's files describe happens as its first events. */
import { areaDrawn } from '#domain/area/events.ts';
import { cameraInstalled } from '#domain/camera/events.ts';
import { censusTaken } from '#domain/census/events.ts';
import { gridDrawn } from '#domain/grid/events.ts';
import { indicatorRecorded } from '#domain/indicator/events.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { sensorInstalled } from '#domain/sensor/events.ts';
import { stationOpened } from '#domain/station/events.ts';
import { workerEnlisted } from '#domain/worker/events.ts';
import type { Engine } from './engine.ts';
import type { TownFiles } from './town/read-town.ts';

export const firstEvents = (files: TownFiles): NewEvent[] => [
  ...files.areas.map((area) => areaDrawn.of(area)),
  ...files.grids.map((grid) => gridDrawn.of(grid)),
  ...files.workers.map((worker) => workerEnlisted.of(worker)),
  ...files.stations.map((station) => stationOpened.of(station)),
  ...files.cameras.map((camera) => cameraInstalled.of(camera)),
  ...files.sensors.map((sensor) => sensorInstalled.of(sensor)),
  ...files.census.map((census) => censusTaken.of(census)),
  ...files.indicators.map((indicator) => indicatorRecorded.of(indicator)),
];

/** One group, so it happened whole or not at all. */
export async function found(engine: Engine, files: TownFiles): Promise<void> {
  const reply = await engine.happen(firstEvents(files));
  if (!reply.ok) throw new Error(`the town could not be founded: ${reply.reason}`);
}
