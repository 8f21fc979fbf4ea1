/** Chooses among many places, by weight and never too close together: as posts and sensors are spread over a real town. */
import type { Chance } from '../../chance.ts';
import type { Point } from '../shape/point.ts';

export interface Choice {
  readonly point: Point;
  readonly grid: { readonly id: string };
}

/** Places to choose among, by number: a county has half a million houses, and a place is looked at only when its turn comes. */
export interface Choices<C extends Choice> {
  readonly size: number;
  /** None, and it is never chosen. */
  weight(index: number): number;
  /** Undefined where nothing can stand. */
  place(index: number): C | undefined;
}

export const listed = <C extends Choice>(
  list: readonly (C & { readonly weight: number })[],
): Choices<C> => ({
  size: list.length,
  weight: (index) => list[index]?.weight ?? 0,
  place: (index) => list[index],
});

export interface Wish {
  readonly count: number;
  /** Metres two chosen ones are apart at least. */
  readonly apart: number;
  /** So many in every grid first, where it has them. */
  readonly each?: number;
}

/** Whether a place is far enough from all that were taken, by squares as wide as the distance asked for. */
class Taken {
  readonly #apart: number;
  readonly #squares = new Map<string, Point[]>();

  constructor(apart: number) {
    this.#apart = Math.max(apart, 1);
  }

  #square(point: Point, dx = 0, dy = 0): string {
    return `${Math.floor(point[0] / this.#apart) + dx} ${Math.floor(point[1] / this.#apart) + dy}`;
  }

  free(point: Point): boolean {
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of this.#squares.get(this.#square(point, dx, dy)) ?? [])
          if (Math.hypot(other[0] - point[0], other[1] - point[1]) < this.#apart) return false;
    return true;
  }

  take(point: Point): void {
    const key = this.#square(point);
    const there = this.#squares.get(key);
    if (there) there.push(point);
    else this.#squares.set(key, [point]);
  }
}

/**
 * Draws without putting back, heavier ones sooner (Efraimidis and Spirakis 2006): each gets the time at which a clock of its
 * weight would ring.
 */
function inTurn({ size, weight }: Choices<Choice>, chance: Chance): Uint32Array {
  const rings = Float64Array.from({ length: size }, (_, index) => {
    const heavy = weight(index);
    return heavy > 0 ? -Math.log(1 - chance()) / heavy : Number.POSITIVE_INFINITY;
  });
  const some = Uint32Array.from(rings.keys()).filter((index) => Number.isFinite(rings[index]));
  return some.sort((a, b) => (rings[a] ?? 0) - (rings[b] ?? 0));
}

/** May come to fewer than wished for, where there are no more places. */
export function choose<C extends Choice>(
  choices: Choices<C>,
  { count, apart, each = 0 }: Wish,
  chance: Chance,
): C[] {
  const order = inTurn(choices, chance);
  const taken = new Taken(apart);
  const chosen = new Map<number, C>();
  const perGrid = new Map<string, number>();
  const take = (most: number) => {
    for (const index of order) {
      if (chosen.size >= count) return;
      const choice = chosen.has(index) ? undefined : choices.place(index);
      if (!choice || !taken.free(choice.point)) continue;
      const here = perGrid.get(choice.grid.id) ?? 0;
      if (here >= most) continue;
      chosen.set(index, choice);
      taken.take(choice.point);
      perGrid.set(choice.grid.id, here + 1);
    }
  };
  if (each > 0) take(each);
  take(Number.POSITIVE_INFINITY);
  return [...chosen.values()];
}

/** By grid, and within a grid from west to east and north to south, as grids themselves are numbered. */
export const inOrder = <C extends Choice>(chosen: readonly C[]): C[] =>
  [...chosen].sort(
    (a, b) =>
      (a.grid.id < b.grid.id ? -1 : Number(a.grid.id > b.grid.id)) ||
      a.point[0] - b.point[0] ||
      b.point[1] - a.point[1],
  );
