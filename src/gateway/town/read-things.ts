/** Reads what stands in a town and is counted of it. Every file may be missing: then there is nothing of its kind. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Position } from '#domain/geo/shape.ts';
import { indicatorId } from '#domain/indicator/indicator.ts';
import type { Department } from '#domain/rules/department.ts';
import { holds } from './check-shape.ts';
import { checkUnique, type Listed, readList } from './read-json.ts';
import {
  type AreaRow,
  type CameraRow,
  type CensusRow,
  cameraRow,
  censusRow,
  type GridRow,
  type IndicatorRow,
  indicatorRow,
  type SensorRow,
  type StationRow,
  sensorRow,
  stationRow,
} from './rows.ts';
import { TownFault } from './town-fault.ts';

export interface ThingFiles {
  readonly cameras: readonly CameraRow[];
  readonly sensors: readonly SensorRow[];
  readonly stations: readonly StationRow[];
  readonly census: readonly CensusRow[];
  readonly indicators: readonly IndicatorRow[];
}

export interface ThingsOf {
  /** Where the figures lie that people write. */
  readonly own: string;
  readonly folder: string;
  readonly areas: readonly AreaRow[];
  readonly grids: readonly GridRow[];
  readonly departments: readonly Department[];
}

/** A list of the folder; none where there is no such file. */
export function listIn<T>(folder: string, name: string, schema: z.ZodType<T>): Listed<T> {
  const file = join(folder, name);
  if (existsSync(file)) return readList(file, schema);
  return {
    items: [],
    complain: (_index, reason) => {
      throw new TownFault(`${file}: ${reason}.`);
    },
  };
}

interface Standing {
  readonly id: string;
  readonly path: string;
  readonly grid: string | null;
  readonly point: Position;
}

/** What stands in a grid stands inside its outline; what stands in none, in an area. */
function checkStanding(listed: Listed<Standing>, { areas, grids }: ThingsOf): void {
  checkUnique(listed, 'id', ({ id }) => id);
  const { items, complain } = listed;
  const byId = new Map(grids.map((row) => [row.id, row]));
  const paths = new Set(areas.map(({ path }) => path));
  for (const [index, { grid, path, point }] of items.entries()) {
    if (grid === null) {
      if (!paths.has(path)) complain(index, `there is no area ${path}`);
      continue;
    }
    const row = byId.get(grid) ?? complain(index, `there is no grid ${grid}`);
    if (path !== row.path) complain(index, `the path ${path} is not that of its grid, ${row.path}`);
    if (!holds(row.shape, point))
      complain(index, `the point ${point.join(', ')} lies outside its grid`);
  }
}

function checkCores({ items, complain }: Listed<StationRow>): void {
  const cores = new Set(items.filter(({ kind }) => kind === 'CORE').map(({ id }) => id));
  for (const [index, { core }] of items.entries())
    if (core !== null && !cores.has(core)) complain(index, `there is no core ${core}`);
}

function checkSource(
  { items, complain }: Listed<{ readonly source: string }>,
  { departments }: ThingsOf,
): void {
  const codes = new Set(departments.map(({ code }) => code));
  for (const [index, { source }] of items.entries())
    if (!codes.has(source)) complain(index, `the town has no organisation ${source}`);
}

function checkCensus(listed: Listed<CensusRow>, of: ThingsOf): void {
  checkUnique(listed, 'id', ({ id }) => id);
  const byId = new Map(of.grids.map((row) => [row.id, row]));
  for (const [index, { id, path }] of listed.items.entries())
    if (byId.get(id)?.path !== path) listed.complain(index, `there is no grid ${id} at ${path}`);
  checkSource(listed, of);
}

function checkIndicators(listed: Listed<IndicatorRow>, of: ThingsOf): void {
  checkUnique(listed, 'id', ({ id }) => id);
  const { items, complain } = listed;
  const paths = new Set(of.areas.map(({ path }) => path));
  for (const [index, { id, code, period, path }] of items.entries()) {
    if (id !== indicatorId(code, period)) complain(index, `its id is ${indicatorId(code, period)}`);
    if (!paths.has(path)) complain(index, `there is no area ${path}`);
  }
  checkSource(listed, of);
}

/** `cameras.json`, `sensors.json`, `stations.json`, `census.json`, `indicators.json` of a folder. Throws a TownFault. */
export function readThings(of: ThingsOf): ThingFiles {
  const cameras = listIn(of.folder, 'cameras.json', cameraRow);
  checkStanding(cameras, of);
  const sensors = listIn(of.folder, 'sensors.json', sensorRow);
  checkStanding(sensors, of);
  const stations = listIn(of.folder, 'stations.json', stationRow);
  checkStanding(stations, of);
  checkCores(stations);
  const census = listIn(of.folder, 'census.json', censusRow);
  checkCensus(census, of);
  const indicators = listIn(of.own, 'indicators.json', indicatorRow);
  checkIndicators(indicators, of);
  return {
    cameras: cameras.items,
    sensors: sensors.items,
    stations: stations.items,
    census: census.items,
    indicators: indicators.items,
  };
}
