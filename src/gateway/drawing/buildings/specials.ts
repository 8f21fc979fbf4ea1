/** What the plan names and people look for: schools, clinics, halls, temples, built before the houses around them. */
import { between, type Chances } from '../chances.ts';
import type { Plan } from '../plan.ts';
import { HALF_WIDTH, type Road } from '../roads/road.ts';
import { along, lengthOf } from '../shape/path.ts';
import { distance, leftOf, type Point, plus, times } from '../shape/point.ts';
import type { Building, BuildingUse } from './building.ts';
import { cornersOf, type Rectangle } from './rectangle.ts';
import type { Site } from './site.ts';

interface Kind {
  readonly use: BuildingUse;
  readonly floors: readonly [number, number];
  /** Ground plans of its houses: middle along and away from the street, width, depth. */
  readonly plan: readonly (readonly [number, number, number, number])[];
}

const KINDS: Partial<Record<Plan['places'][number]['kind'], Kind>> = {
  school: {
    use: 'SCHOOL',
    floors: [3, 5],
    plan: [
      [0, 14, 58, 13],
      [0, 44, 58, 13],
      [-38, 30, 12, 46],
      [42, 30, 22, 30],
    ],
  },
  clinic: {
    use: 'CLINIC',
    floors: [3, 6],
    plan: [
      [0, 12, 40, 16],
      [-14, 34, 14, 22],
    ],
  },
  office: {
    use: 'OFFICE',
    floors: [3, 6],
    plan: [
      [0, 16, 46, 16],
      [30, 36, 16, 20],
    ],
  },
  market: { use: 'SHOP', floors: [1, 2], plan: [[0, 20, 56, 32]] },
  temple: {
    use: 'TEMPLE',
    floors: [1, 2],
    plan: [
      [0, 8, 22, 9],
      [0, 26, 26, 14],
      [0, 46, 20, 12],
    ],
  },
  factory: {
    use: 'FACTORY',
    floors: [1, 3],
    plan: [
      [0, 28, 84, 40],
      [0, 76, 84, 36],
    ],
  },
};

export interface Special {
  readonly place: Plan['places'][number];
  readonly at: Point;
  readonly buildings: readonly Building[];
}

/** Spots along roads about a wished point, the nearest first. */
function spots(
  wish: Point,
  roads: readonly Road[],
): { point: Point; direction: Point; off: number }[] {
  const found: { point: Point; direction: Point; off: number; far: number }[] = [];
  for (const { path, class: rank, bridge } of roads) {
    if (bridge || rank === 'motorway' || distance(path[0] ?? wish, wish) > 1_500) continue;
    const length = lengthOf(path);
    for (let way = 15; way < length; way += 22) {
      const { point, direction } = along(path, way);
      const far = distance(point, wish);
      if (far > 700) continue;
      found.push({ point, direction, off: HALF_WIDTH[rank] + 4, far });
      found.push({ point, direction: times(direction, -1), off: HALF_WIDTH[rank] + 4, far });
    }
  }
  return found.toSorted((a, b) => a.far - b.far);
}

export function specialsOf(
  plan: Plan,
  roads: readonly Road[],
  site: Site,
  chances: Chances,
): Special[] {
  const chance = chances.stream('specials');
  return plan.places.flatMap((place): Special[] => {
    const kind = KINDS[place.kind];
    if (!kind) return [];
    const { name } = place;
    for (const { point, direction, off } of spots(place.at, roads)) {
      const rectangles = kind.plan.map(
        ([x, y, width, depth]): Rectangle => ({
          centre: plus(point, plus(times(direction, x), times(leftOf(direction), off + y))),
          front: direction,
          width,
          depth,
        }),
      );
      if (!site.takeAll(rectangles)) continue;
      const buildings = rectangles.map(
        (rectangle): Building => ({
          ring: cornersOf(rectangle),
          centre: rectangle.centre,
          use: kind.use,
          floors: Math.round(between(chance, ...kind.floors)),
          name,
        }),
      );
      return [{ place, at: rectangles[0]?.centre ?? point, buildings }];
    }
    return [];
  });
}
