/** Opens a branch in every grid, a service station in every community, a core with five in a village of 一核五片, and talk points. */
import type { Chance } from '../../chance.ts';
import type { AreaRow, GridRow, StationRow } from '../../town/rows.ts';
import { distance, type Point } from '../shape/point.ts';
import { choose, inOrder, listed } from './choose.ts';
import type { PeoplePlan } from './people-plan.ts';
import type { Terrain } from './terrain.ts';
import { BRANCH, CORE, inEach, joined, STATION, TALK_POINT } from './words.ts';

interface House {
  readonly at: StationRow['point'];
  /** The less, the better a seat. */
  readonly rank: number;
}

const SEATS = { OFFICE: 0, SCHOOL: 1, SHOP: 2, HOME: 3, CLINIC: 3, TEMPLE: 4, FACTORY: 5, FARM: 6 };
/** A house of a better kind is taken over one that is nearer by so many metres. */
const PREFERRED_BY = 250;
/** No grid seats more than a branch, a station and its community's. */
const SEATED = 3;

/** The best houses of each grid: an office rather than a home, near the middle rather than at the edge. */
function housesOf(terrain: Terrain): Map<string, House[]> {
  const houses = new Map<string, House[]>();
  for (const { properties, geometry } of terrain.drawing.ground.building.features) {
    const grid = terrain.grids.get(properties.grid);
    const [a, , c] = geometry.coordinates[0] ?? [];
    if (!grid || !a || !c) continue;
    const [from, to] = [terrain.plane.toPoint(a), terrain.plane.toPoint(c)];
    const point: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    const toMiddle = distance(point, terrain.plane.toPoint(grid.centre));
    const rank = SEATS[properties.use] * PREFERRED_BY + toMiddle;
    const best = houses.get(grid.id) ?? [];
    houses.set(grid.id, best);
    const worst = best.at(-1);
    if (best.length === SEATED && worst && worst.rank <= rank) continue;
    const standing = terrain.standingAt(point);
    if (standing?.grid.id !== grid.id) continue;
    if (best.length === SEATED) best.pop();
    best.push({ at: standing.at, rank });
    best.sort((one, other) => one.rank - other.rank);
  }
  return houses;
}

const TALK_KINDS = ['park', 'market', 'temple', 'village', 'pier'];

function talkPoints(terrain: Terrain, count: number, chance: Chance): StationRow[] {
  const places = terrain.drawing.ground.place.features.flatMap(({ properties, geometry }) => {
    const point = terrain.plane.toPoint(geometry.coordinates);
    const standing = TALK_KINDS.includes(properties.kind) && terrain.standingAt(point);
    return standing
      ? [{ ...standing, point, weight: 6 - properties.rank, name: properties.name }]
      : [];
  });
  return inOrder(choose(listed(places), { count, apart: 150 }, chance)).map(
    ({ at, grid, name }, i) => ({
      id: `talk-${String(i + 1).padStart(3, '0')}`,
      kind: 'TALK_POINT',
      path: grid.path,
      grid: grid.id,
      core: null,
      name: inEach((language) => joined(language, [name[language], TALK_POINT[language]])),
      point: at,
    }),
  );
}

export function drawStations(
  terrain: Terrain,
  { cores, talkPoints: count }: PeoplePlan,
  chance: Chance,
): StationRow[] {
  const houses = housesOf(terrain);
  /** The best house of a grid that nobody sits in yet; without one, its middle. */
  const seatIn = (grid: GridRow) => houses.get(grid.id)?.shift()?.at ?? grid.centre;
  const { areas, grids } = terrain.drawing;
  const inGrid = (grid: GridRow, kind: 'BRANCH' | 'STATION', core: string | null): StationRow => ({
    id: `${kind.toLowerCase()}-${grid.id}`,
    kind,
    path: grid.path,
    grid: grid.id,
    core,
    name: inEach((language) =>
      joined(language, [grid.name[language], (kind === 'BRANCH' ? BRANCH : STATION)[language]]),
    ),
    point: seatIn(grid),
  });
  const ofCommunity = ({ id, path, name }: AreaRow): StationRow[] => {
    const own = grids.filter(({ community }) => community === id);
    const middle = own[Math.floor(own.length / 2)];
    if (!middle) return [];
    const isCore = cores.includes(id);
    const core: StationRow = {
      id: `${isCore ? 'core' : 'station'}-${id}`,
      kind: isCore ? 'CORE' : 'STATION',
      path,
      grid: null,
      core: null,
      name: inEach((language) =>
        joined(language, [name[language], (isCore ? CORE : STATION)[language]]),
      ),
      point: seatIn(middle),
    };
    return [core, ...(isCore ? own.map((grid) => inGrid(grid, 'STATION', core.id)) : [])];
  };
  return [
    ...areas.filter(({ level }) => level === 'COMMUNITY').flatMap(ofCommunity),
    ...grids.map((grid) => inGrid(grid, 'BRANCH', null)),
    ...talkPoints(terrain, count, chance),
  ];
}
