/** Sets the sensors where each kind belongs: gauges at the waterside, detectors in shops and old houses, lids in the streets. */
import { SENSOR_KINDS, type SensorKind, type Thresholds } from '#domain/sensor/sensor.ts';
import type { Label } from '#domain/town/town.ts';
import type { Chance } from '../../chance.ts';
import type { BUILDING_USES, ROAD_CLASSES } from '../../town/ground.ts';
import type { GridRow, SensorRow } from '../../town/rows.ts';
import { minus, type Point, plus, times, towards, unit } from '../shape/point.ts';
import { type Choice, type Choices, choose, inOrder, listed } from './choose.ts';
import type { PeoplePlan } from './people-plan.ts';
import type { Terrain } from './terrain.ts';
import { inEach, joined, SENSOR_WORDS, USE_WORDS } from './words.ts';

interface Spot extends Choice {
  readonly at: SensorRow['point'];
  readonly grid: GridRow;
  /** What it is at, by name; without one its grid's name stands there, and what kind of place it is. */
  readonly place: Label | undefined;
  readonly sort?: Label;
}

/** One that was looked at already. */
type Weighed = Spot & { readonly weight: number };

const up = (
  blue: number | null,
  yellow: number | null,
  orange: number | null,
  red: number | null,
) => ({ blue, yellow, orange, red, dir: 'UP' }) as const satisfies Thresholds;

/** Water levels: the warning and guarantee levels of the lake, 3.80 and 4.65 m; PM2.5 as GB 3095 has it; noise as GB 3096. */
const LINES: Record<SensorKind, { readonly unit: string; readonly thresholds: Thresholds }> = {
  WATER_LEVEL: { unit: 'm', thresholds: up(3.8, 4.2, 4.45, 4.65) },
  RAIN: { unit: 'mm/h', thresholds: up(16, 30, 50, 80) },
  AIR: { unit: 'µg/m³', thresholds: up(75, 115, 150, 250) },
  SMOKE: { unit: '', thresholds: up(null, null, null, 1) },
  GAS: { unit: '%LEL', thresholds: up(null, 20, null, 50) },
  ELEC: { unit: 'mA', thresholds: up(null, 300, 500, null) },
  TILT: { unit: '°', thresholds: up(0.5, 1, 2, 3) },
  MANHOLE: { unit: '', thresholds: up(null, 1, null, null) },
  NOISE: { unit: 'dB(A)', thresholds: up(60, 70, null, null) },
  FLOW: { unit: 'm³/s', thresholds: up(8, 12, 16, 20) },
};

type Use = (typeof BUILDING_USES)[number];
const IN_BUILDINGS: Partial<Record<SensorKind, Partial<Record<Use, number>>>> = {
  SMOKE: { SHOP: 4, HOME: 1, TEMPLE: 8, SCHOOL: 4, CLINIC: 4 },
  GAS: { SHOP: 3, SCHOOL: 4, CLINIC: 4, FACTORY: 1 },
  ELEC: { SHOP: 3, FACTORY: 3, HOME: 0.4 },
  TILT: { HOME: 1, TEMPLE: 3 },
};

/** Just inside a corner, so that it is inside however the house is bent. */
function inBuildings(terrain: Terrain, weights: Partial<Record<Use, number>>): Choices<Spot> {
  const { features } = terrain.drawing.ground.building;
  return {
    size: features.length,
    weight: (index) => weights[features[index]?.properties.use ?? 'FARM'] ?? 0,
    place: (index) => {
      const { properties, geometry } = features[index] ?? {};
      const [a, b, c] = (geometry?.coordinates[0] ?? []).map((at) => terrain.plane.toPoint(at));
      if (!properties || !a || !b || !c) return undefined;
      const inward = plus(unit(minus(a, b)), unit(minus(c, b)));
      const point = plus(b, times(inward, 2));
      const standing = terrain.standingAt(point);
      const sort = USE_WORDS[properties.use];
      return standing && { ...standing, point, place: properties.name, sort };
    },
  };
}

type RoadClass = (typeof ROAD_CLASSES)[number];
const IN_STREETS: Partial<Record<SensorKind, Partial<Record<RoadClass, number>>>> = {
  MANHOLE: { primary: 3, secondary: 3, local: 2 },
  NOISE: { motorway: 4, primary: 3 },
};

/** In the middle of a stretch of road; the longer it is, the likelier. */
function* inStreets(
  terrain: Terrain,
  weights: Partial<Record<RoadClass, number>>,
): Iterable<Weighed> {
  for (const { properties, geometry } of terrain.drawing.ground.road.features) {
    const weight = weights[properties.class];
    const middle = Math.floor(geometry.coordinates.length / 2);
    const [a, b] = [geometry.coordinates[middle - 1], geometry.coordinates[middle]];
    if (!weight || properties.bridge || !a || !b) continue;
    const [from, to] = [terrain.plane.toPoint(a), terrain.plane.toPoint(b)];
    const point = towards(from, to, 0.5);
    const standing = terrain.standingAt(point);
    if (standing) yield { ...standing, point, weight, place: properties.name };
  }
}

/** On the banks: where bridges begin, by the name of what they cross, and around the lakes. */
function* atWaters(terrain: Terrain): Iterable<Weighed> {
  const { road, water, waterway } = terrain.drawing.ground;
  for (const { properties, geometry } of road.features) {
    const [first, next] = geometry.coordinates;
    if (!properties.bridge || !first || !next) continue;
    const [from, to] = [terrain.plane.toPoint(first), terrain.plane.toPoint(next)];
    const foot = terrain.nearestWaterway(from, 80);
    const name = foot && waterway.features[foot.line]?.properties.name;
    const point = minus(from, times(unit(minus(to, from)), 4));
    const standing = terrain.standingAt(point);
    if (standing && name) yield { ...standing, point, weight: 1, place: name };
  }
  for (const { properties, geometry } of water.features) {
    const [rim] = geometry.coordinates;
    if (properties.kind !== 'lake' || !properties.name || !rim) continue;
    const step = Math.max(1, Math.floor(rim.length / 6));
    for (let i = 0; i + 1 < rim.length; i += step) {
      const spot = onBank(terrain, rim[i], rim[i + 1]);
      if (spot) yield { ...spot, weight: 2, place: properties.name };
    }
  }
}

/** A few steps from the edge of the water, on whichever side is dry. */
function onBank(terrain: Terrain, a: Point | undefined, b: Point | undefined) {
  if (!a || !b) return undefined;
  const [from, to] = [terrain.plane.toPoint([a[0], a[1]]), terrain.plane.toPoint([b[0], b[1]])];
  const [x, y] = unit(minus(to, from));
  for (const side of [5, -5]) {
    const point: Point = [from[0] - y * side, from[1] + x * side];
    const standing = terrain.standingAt(point);
    if (standing) return { ...standing, point };
  }
  return undefined;
}

const AT_PLACES: Partial<Record<SensorKind, readonly string[]>> = {
  RAIN: ['office', 'school', 'village', 'park', 'pier', 'clinic'],
  AIR: ['office', 'school', 'park', 'market', 'factory', 'clinic', 'village'],
};

function* atPlaces(terrain: Terrain, kinds: readonly string[]): Iterable<Weighed> {
  for (const { properties, geometry } of terrain.drawing.ground.place.features) {
    if (!kinds.includes(properties.kind)) continue;
    const point = terrain.plane.toPoint(geometry.coordinates);
    const standing = terrain.standingAt(point);
    if (standing) yield { ...standing, point, weight: 6 - properties.rank, place: properties.name };
  }
}

function spotsFor(terrain: Terrain, kind: SensorKind): Choices<Spot> {
  const [buildings, streets, places] = [IN_BUILDINGS[kind], IN_STREETS[kind], AT_PLACES[kind]];
  if (buildings) return inBuildings(terrain, buildings);
  if (streets) return listed([...inStreets(terrain, streets)]);
  return listed([...(places ? atPlaces(terrain, places) : atWaters(terrain))]);
}

/** `福溪河 水位站 2`: numbered where a place has more than one of a kind. */
function nameOf(kind: SensorKind, { place, sort, grid }: Spot, no: number): Label {
  return inEach((language) => {
    const where = place ? '' : `${grid.short[language]} `;
    const what = [place?.[language] ?? sort?.[language], SENSOR_WORDS[kind][language]];
    return `${where}${joined(language, what)}${no > 1 ? ` ${no}` : ''}`;
  });
}

export function drawSensors(
  terrain: Terrain,
  { sensors }: PeoplePlan,
  chance: Chance,
): SensorRow[] {
  return SENSOR_KINDS.flatMap((kind) => {
    const count = sensors[kind] ?? 0;
    const spots = choose(spotsFor(terrain, kind), { count, apart: 12 }, chance);
    const numbers = new Map<string, number>();
    return inOrder(spots).map((spot, i) => {
      const place = nameOf(kind, spot, 1)['zh-CN'];
      const no = (numbers.get(place) ?? 0) + 1;
      numbers.set(place, no);
      return {
        id: `${kind.toLowerCase().replace('_', '-')}-${String(i + 1).padStart(4, '0')}`,
        kind,
        path: spot.grid.path,
        grid: spot.grid.id,
        name: nameOf(kind, spot, no),
        point: spot.at,
        ...LINES[kind],
      };
    });
  });
}
