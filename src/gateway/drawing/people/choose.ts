/** Chooses among many places, by weight and never too close together: as posts and sensors are spread over a real town. */
import type { Chance } from '../../chance.ts';
import type { Point } from '../shape/point.ts';

export interface Choice {
  readonly point: Point;
  readonly grid: { readonly id: string };
  readonly weight: number;
}

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
 * weight would ring. May come to fewer than wished for, where there are no more places.
 */
export function choose<C extends Choice>(
  choices: readonly C[],
  { count, apart, each = 0 }: Wish,
  chance: Chance,
): C[] {
  const inTurn = choices
    .map((choice) => ({ choice, ring: -Math.log(1 - chance()) / choice.weight }))
    .sort((a, b) => a.ring - b.ring)
    .map(({ choice }) => choice);
  const taken = new Taken(apart);
  const chosen = new Set<C>();
  const perGrid = new Map<string, number>();
  const take = (choice: C, most: number) => {
    const here = perGrid.get(choice.grid.id) ?? 0;
    if (chosen.size >= count || here >= most || chosen.has(choice) || !taken.free(choice.point))
      return;
    chosen.add(choice);
    taken.take(choice.point);
    perGrid.set(choice.grid.id, here + 1);
  };
  if (each > 0) for (const choice of inTurn) take(choice, each);
  for (const choice of inTurn) take(choice, Number.POSITIVE_INFINITY);
  return [...chosen];
}

/** By grid, and within a grid from west to east and north to south, as grids themselves are numbered. */
export const inOrder = <C extends Choice>(chosen: readonly C[]): C[] =>
  [...chosen].sort(
    (a, b) =>
      (a.grid.id < b.grid.id ? -1 : Number(a.grid.id > b.grid.id)) ||
      a.point[0] - b.point[0] ||
      b.point[1] - a.point[1],
  );
