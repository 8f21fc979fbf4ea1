/** Puts people and things into a drawn town: who works where, what watches and measures, how many live in each building. */
import type { BuildingCensus } from '../../town/building-census.ts';
import type { CameraRow, CensusRow, SensorRow, StationRow, WorkerRow } from '../../town/rows.ts';
import type { Chances } from '../chances.ts';
import type { Drawing } from '../drawing.ts';
import { drawCameras } from './cameras.ts';
import { drawCensus } from './census.ts';
import type { PeoplePlan } from './people-plan.ts';
import { drawSensors } from './sensors.ts';
import { drawStations } from './stations.ts';
import { Terrain } from './terrain.ts';
import { drawWorkers } from './workers.ts';

/** Each is a file of the town's folder: `workers.json`, …, `building-census.json`. */
export interface People {
  readonly workers: readonly WorkerRow[];
  readonly cameras: readonly CameraRow[];
  readonly sensors: readonly SensorRow[];
  readonly stations: readonly StationRow[];
  readonly census: readonly CensusRow[];
  readonly buildingCensus: BuildingCensus;
}

export function drawPeople(drawing: Drawing, plan: PeoplePlan, chances: Chances): People {
  const terrain = new Terrain(drawing);
  const { census, buildingCensus } = drawCensus(terrain, plan, chances.stream('census'));
  return {
    workers: drawWorkers(drawing, census, plan),
    cameras: drawCameras(terrain, plan, chances.stream('cameras')),
    sensors: drawSensors(terrain, plan, chances.stream('sensors')),
    stations: drawStations(terrain, plan, chances.stream('stations')),
    census,
    buildingCensus,
  };
}
