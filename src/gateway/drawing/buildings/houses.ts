/** Houses, shops, halls: along the streets first, then in rows behind them. */
import type { Chance } from '../../chance.ts';
import { between, type Chances, pickByWeight } from '../chances.ts';
import { HALF_WIDTH, type Road } from '../roads/road.ts';
import type { Ground } from '../roads/settlement.ts';
import { along, lengthOf } from '../shape/path.ts';
import { leftOf, type Point, plus, times } from '../shape/point.ts';
import type { Ring } from '../shape/ring.ts';
import type { Building, BuildingUse } from './building.ts';
import { HABITS, type Habit } from './habits.ts';
import { cornersOf, type Rectangle } from './rectangle.ts';
import type { Site } from './site.ts';

/** Metres between the foot of a wall and the kerb of any road. */
export const VERGE = 0.6;

/** A rectangle, or an L when a corner of its back stays open. */
function planOf(rectangle: Rectangle, winged: boolean, chance: Chance): Ring {
  const corners = cornersOf(rectangle);
  if (!winged) return corners;
  const { centre, front, width, depth } = rectangle;
  const [x, y] = [between(chance, 0.05, 0.25) * width, between(chance, 0, 0.2) * depth];
  const side = chance() < 0.5 ? 1 : -1;
  const at = (u: number, v: number): Point =>
    plus(centre, plus(times(front, u), times(leftOf(front), v)));
  const [w, d] = [width / 2, depth / 2];
  return side > 0
    ? [at(-w, -d), at(w, -d), at(w, y), at(x, y), at(x, d), at(-w, d)]
    : [at(-w, -d), at(w, -d), at(w, d), at(-x, d), at(-x, y), at(-w, y)];
}

export class Builder {
  readonly #site: Site;
  readonly #chance: Chance;
  readonly buildings: Building[] = [];

  constructor(site: Site, chances: Chances) {
    this.#site = site;
    this.#chance = chances.stream('houses');
  }

  raise(
    rectangle: Rectangle,
    gap: number,
    habit: Pick<Habit, 'floors' | 'uses' | 'winged'>,
  ): boolean {
    if (!this.#site.take(rectangle, gap)) return false;
    const chance = this.#chance;
    const use = pickByWeight(chance, habit.uses as Record<BuildingUse, number>);
    this.buildings.push({
      ring: planOf(rectangle, chance() < habit.winged, chance),
      centre: rectangle.centre,
      use,
      floors: Math.round(between(chance, habit.floors[0] - 0.4, habit.floors[1] + 0.4)),
    });
    return true;
  }

  /** Both sides of a road, front to the road. */
  line(road: Road, groundAt: (point: Point) => Ground | undefined): void {
    const length = lengthOf(road.path);
    for (const side of [1, -1])
      for (let way = between(this.#chance, 2, 8); way < length; )
        way += this.#lot(road, way, side, groundAt);
  }

  #lot(
    road: Road,
    way: number,
    side: number,
    groundAt: (point: Point) => Ground | undefined,
  ): number {
    const chance = this.#chance;
    const { point } = along(road.path, way);
    const style = groundAt(point)?.settlement.style;
    const habit = style ? HABITS[style].street : HABITS.hamlet.street;
    const width = between(chance, ...habit.width);
    const gap = between(chance, ...habit.gap);
    // Beyond the settlements a farmhouse stands here and there.
    const wanted = style ? habit.filled : 0.07;
    if (chance() > wanted) return width * 0.8 + gap;
    const { point: middle, direction } = along(road.path, way + width / 2);
    const depth = between(chance, ...habit.depth);
    const off = HALF_WIDTH[road.class] + VERGE + between(chance, ...habit.setback) + depth / 2;
    const centre = plus(middle, times(leftOf(direction), off * side));
    // Where a street bends, a house that does not fit may fit a little further on.
    return this.raise({ centre, front: direction, width, depth }, Math.min(gap, 1.2), habit)
      ? width + gap
      : 4;
  }

  /** Rows across a settlement wherever there is room. */
  rows(ground: Ground): void {
    const { settlement, turn, field } = ground;
    const habit = HABITS[settlement.style].behind;
    if (!habit) return;
    const chance = this.#chance;
    const quarter = Math.PI / 2;
    // Windows look south: of the two ways of the streets, the one that runs nearer to east and west.
    const lie = turn - quarter * Math.round(turn / quarter);
    const [u, v]: readonly [Point, Point] = [
      [Math.cos(lie), Math.sin(lie)],
      [-Math.sin(lie), Math.cos(lie)],
    ];
    const reach = settlement.radius * 1.4;
    const towers = settlement.style === 'estate';
    for (let y = -reach; y < reach; y += habit.rows * between(chance, 0.94, 1.12))
      for (let x = -reach + between(chance, 0, 10); x < reach; ) {
        const width = between(chance, ...habit.width);
        const gap = between(chance, ...habit.gap);
        const depth = between(chance, ...habit.depth);
        const centre = plus(settlement.at, plus(times(u, x + width / 2), times(v, y)));
        const fits =
          field(centre) < 0.96 &&
          chance() < habit.filled &&
          this.raise({ centre, front: u, width, depth }, Math.min(gap, 3), habit);
        x += fits ? width + gap : towers ? 9 : 5;
      }
  }
}
