/** Hangs the cameras where a police station would: at junctions, looking down the roads; at bridges, gates and piers. */
import type { CAMERA_KINDS } from '#domain/camera/camera.ts';
import type { Label } from '#domain/town/town.ts';
import type { Chance } from '../../chance.ts';
import type { ROAD_CLASSES } from '../../town/ground.ts';
import type { CameraRow } from '../../town/rows.ts';
import { between, pickByWeight } from '../chances.ts';
import { distance, leftOf, minus, type Point, plus, times, towards, unit } from '../shape/point.ts';
import { type Choice, choose, inOrder, listed } from './choose.ts';
import type { PeoplePlan } from './people-plan.ts';
import { bearing, type Terrain } from './terrain.ts';
import { AND, BRIDGE, directionOf, GATE, inEach, JUNCTION, joined } from './words.ts';

type RoadClass = (typeof ROAD_CLASSES)[number];

/** Metres from the middle of the road to the post beside it. */
const VERGE: Record<RoadClass, number> = {
  motorway: 15,
  primary: 11,
  secondary: 8,
  local: 5,
  lane: 3,
  path: 1.5,
};
const WEIGHT: Record<RoadClass, number> = {
  motorway: 2,
  primary: 8,
  secondary: 5,
  local: 1.5,
  lane: 0.2,
  path: 0,
};
/** There are few of them among thousands of junctions, and hardly one goes unwatched. */
const AT_BRIDGE = 12;
const AT_GATE = 60;

/** The two digits of GB/T 28181 for what is watched: public security in the street, a school, a waterside. */
type Trade = '00' | '11' | '54';

interface Post extends Choice {
  readonly at: CameraRow['point'];
  readonly grid: { readonly id: string; readonly path: string; readonly short: Label };
  readonly azimuth: number;
  readonly weight: number;
  readonly trade: Trade;
  /** What it watches; absent: its grid's name stands for it. */
  readonly name: Label;
}

const KIND_WEIGHTS = { FIXED: 58, DOME: 24, REMOTE: 12, HALF_DOME: 6 } as const satisfies Record<
  (typeof CAMERA_KINDS)[number],
  number
>;

/** The first point of a line, seen from one of its ends, that is far enough away to tell which way it runs. */
function headingFrom(line: readonly Point[], end: Point): Point | undefined {
  const [first] = line;
  const away = first && distance(first, end) < 0.5 ? line : [...line].reverse();
  const there = away.find((point) => distance(point, end) > 15) ?? away.at(-1);
  return there && distance(there, end) > 1 ? unit(minus(there, end)) : undefined;
}

/** A post beside a road, or on its other side where the first is wet or another's. */
function beside(terrain: Terrain, from: Point, along: Point, verge: number) {
  for (const side of [1, -1]) {
    const point = plus(plus(from, times(along, verge)), times(leftOf(along), side * verge));
    const standing = terrain.standingAt(point);
    if (standing) return { ...standing, point };
  }
  return undefined;
}

const nameAt = (names: readonly Label[], grid: Post['grid'], what: typeof JUNCTION): Label =>
  inEach((language) => {
    const roads = names.slice(0, 2).map((name) => name[language]);
    // Two roads meet once; one road has many ends, and its grid tells which.
    const where = roads.length < 2 ? `${grid.short[language]} ` : '';
    return where + joined(language, [roads.join(AND[language]), what[language]]);
  });

/** Those of its road's own, looking away from the junction down each arm. */
function* atJunctions(terrain: Terrain): IterableIterator<Post> {
  const { crossings, ground } = terrain.drawing;
  for (const { at, roads, grid } of crossings) {
    if (roads.length < 3 || grid === undefined) continue;
    const arms = roads.flatMap((index) => ground.road.features[index] ?? []);
    const end = terrain.plane.toPoint(at);
    const named = new Map(
      arms.flatMap(({ properties: { name } }) => (name ? [[name['zh-CN'], name] as const] : [])),
    );
    const most = Math.max(...arms.map(({ properties }) => WEIGHT[properties.class]));
    for (const { properties, geometry } of arms) {
      const line = geometry.coordinates.map((position) => terrain.plane.toPoint(position));
      const along = headingFrom(line, end);
      const post = along && beside(terrain, end, along, VERGE[properties.class]);
      if (post)
        yield {
          ...post,
          azimuth: bearing(along),
          weight: (most + WEIGHT[properties.class]) / 2,
          trade: '00',
          name: nameAt([...named.values()], post.grid, JUNCTION),
        };
    }
  }
}

function* atBridges(terrain: Terrain): IterableIterator<Post> {
  for (const { properties, geometry } of terrain.drawing.ground.road.features) {
    const [first, last] = [geometry.coordinates[0], geometry.coordinates.at(-1)];
    if (!properties.bridge || !first || !last) continue;
    const [from, to] = [terrain.plane.toPoint(first), terrain.plane.toPoint(last)];
    if (distance(from, to) < 2) continue;
    const along = unit(minus(to, from));
    const post = beside(terrain, minus(from, times(along, 6)), along, VERGE[properties.class] - 2);
    if (post)
      yield {
        ...post,
        azimuth: bearing(along),
        weight: AT_BRIDGE,
        trade: '00',
        name: nameAt(properties.name ? [properties.name] : [], post.grid, BRIDGE),
      };
  }
}

const GATES = ['office', 'school', 'clinic', 'market', 'temple', 'park', 'factory', 'pier'];

function* atGates(terrain: Terrain): IterableIterator<Post> {
  for (const { properties, geometry } of terrain.drawing.ground.place.features) {
    const { kind, name } = properties;
    if (!GATES.includes(kind)) continue;
    const place = terrain.plane.toPoint(geometry.coordinates);
    const foot = terrain.nearestRoad(place, 120);
    if (!foot || foot.away < 1) continue;
    const toPlace = unit(minus(place, foot.at));
    const standing = terrain.standingAt(towards(foot.at, place, Math.min(0.4, 5 / foot.away)));
    if (standing)
      yield {
        ...standing,
        point: foot.at,
        azimuth: bearing(toPlace),
        weight: AT_GATE,
        trade: kind === 'school' ? '11' : kind === 'pier' ? '54' : '00',
        name: inEach((language) =>
          joined(language, [name[language], kind === 'pier' ? '' : GATE[language]]),
        ),
      };
  }
}

/** `邓尉路与福溪路口 朝东`: two at one junction are told apart by the way they look. */
const facing = (name: Label, azimuth: number): Label =>
  inEach((language) =>
    [name[language], directionOf(azimuth)[language]].join(language === 'en' ? ', ' : ' '),
  );

export function drawCameras(
  terrain: Terrain,
  { cameras: { count, centre, network } }: PeoplePlan,
  chance: Chance,
): CameraRow[] {
  const posts = [...atGates(terrain), ...atBridges(terrain), ...atJunctions(terrain)];
  const chosen = choose(listed(posts), { count, apart: 9, each: 2 }, chance);
  return inOrder(chosen).map(({ at, grid, azimuth, trade, name }, i) => {
    const kind = pickByWeight(chance, KIND_WEIGHTS);
    return {
      id: `${centre}${trade}132${network}${String(i + 1).padStart(6, '0')}`,
      path: grid.path,
      grid: grid.id,
      name: facing(name, azimuth),
      point: at,
      azimuth,
      fov: Math.round(between(chance, 60, 90)),
      range: Math.round(kind === 'HALF_DOME' ? between(chance, 40, 60) : between(chance, 60, 120)),
      kind,
      network,
    };
  });
}
