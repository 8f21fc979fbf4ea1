/** Segments found by where they are: a net of squares that can be asked while it still grows. */
import type { Path } from './path.ts';
import type { Point } from './point.ts';
import type { Box } from './ring.ts';

export interface Span<T> {
  readonly a: Point;
  readonly b: Point;
  readonly tag: T;
}

export class Near<T> {
  readonly #size: number;
  readonly #squares = new Map<number, Span<T>[]>();

  constructor(size = 60) {
    this.#size = size;
  }

  add(a: Point, b: Point, tag: T): void {
    const span = { a, b, tag };
    const box: Box = [
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    ];
    for (const key of this.#keys(box)) {
      const square = this.#squares.get(key);
      if (square) square.push(span);
      else this.#squares.set(key, [span]);
    }
  }

  addPath(path: Path, tag: T): void {
    for (let i = 1; i < path.length; i++) {
      const [a, b] = [path[i - 1], path[i]];
      if (a && b) this.add(a, b, tag);
    }
  }

  /** All that may touch the box; some of it may not, some comes more than once. */
  *around(box: Box): Generator<Span<T>> {
    for (const key of this.#keys(box)) yield* this.#squares.get(key) ?? [];
  }

  *about([x, y]: Point, reach: number): Generator<Span<T>> {
    yield* this.around([x - reach, y - reach, x + reach, y + reach]);
  }

  *#keys([w, s, e, n]: Box): Generator<number> {
    const size = this.#size;
    for (let j = Math.floor(s / size); j <= Math.floor(n / size); j++)
      for (let i = Math.floor(w / size); i <= Math.floor(e / size); i++) yield j * 1e6 + i;
  }
}
