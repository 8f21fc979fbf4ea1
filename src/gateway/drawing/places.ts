/** Places with names: what the plan lists, set where the drawing has put it, and what the drawing itself has named. */
import type { Label } from '#domain/town/town.ts';
import type { Special } from './buildings/specials.ts';
import type { Land } from './land/draw-land.ts';
import type { Plan } from './plan.ts';
import type { Lake } from './relief/waters.ts';
import type { Road } from './roads/road.ts';
import { along, lengthOf } from './shape/path.ts';
import { closestShare, distance, type Point, towards } from './shape/point.ts';
import { areaOf, pointWithin } from './shape/ring.ts';

/** A lake from here on, a pond below; square metres. */
const BROAD_M2 = 250_000;

export type PlaceKind = Plan['places'][number]['kind'];

export interface Place {
  readonly kind: PlaceKind;
  readonly rank: number;
  readonly at: Point;
  readonly name: Label;
}

export interface PlaceSources {
  readonly plan: Plan;
  readonly specials: readonly Special[];
  readonly lakes: readonly Lake[];
  readonly land: Land;
  readonly bridges: ReadonlyMap<Road, Label>;
}

/** Bridges of the town that have a name, the longest first. */
export function namedBridges(
  plan: Plan,
  roads: readonly Road[],
  own: (point: Point) => boolean,
): Map<Road, Label> {
  const longest = roads
    .filter(({ bridge, path }) => bridge && own(along(path, lengthOf(path) / 2).point))
    .toSorted((a, b) => lengthOf(b.path) - lengthOf(a.path));
  return new Map(
    plan.bridges.flatMap((name, index) => {
      const road = longest[index];
      return road ? [[road, name] as const] : [];
    }),
  );
}

/** The point of the town's shore nearest to a wished one: where a pier starts. */
function ashore(wish: Point, { own }: Land): Point {
  let [best, least] = [wish, Infinity];
  for (const ring of own.flat())
    for (const [i, b] of ring.entries()) {
      const a = ring[(i || ring.length) - 1] ?? b;
      const point = towards(a, b, closestShare(a, b, wish));
      const far = distance(point, wish);
      if (far < least) [best, least] = [point, far];
    }
  return best;
}

export function placesOf({ plan, specials, lakes, land, bridges }: PlaceSources): Place[] {
  const built = new Map(specials.map(({ place, at }) => [place, at]));
  const places: Place[] = [];
  const add = (kind: PlaceKind, rank: number, at: Point, name: Label | undefined): void => {
    if (name) places.push({ kind, rank, at, name });
  };
  for (const { ring, name } of lakes)
    add('lake', Math.abs(areaOf(ring)) > BROAD_M2 ? 2 : 3, pointWithin([ring]), name);
  for (const { outline, name } of plan.islands) add('island', 2, pointWithin([outline]), name);
  for (const { at, name, height } of plan.hills) add('hill', height > 0.8 ? 2 : 3, at, name);
  for (const { at, name, style } of plan.settlements)
    add('village', style === 'hamlet' ? 4 : 3, at, name);
  for (const { at, name, kind } of plan.uses) if (kind === 'park') add('park', 3, at, name);
  for (const place of plan.places) {
    const at = built.get(place) ?? (place.kind === 'pier' ? ashore(place.at, land) : place.at);
    add(place.kind, place.rank, at, place.name);
  }
  for (const [road, name] of bridges) {
    const { point } = along(road.path, lengthOf(road.path) / 2);
    add('bridge', road.class === 'lane' ? 5 : 4, point, name);
  }
  return places;
}
