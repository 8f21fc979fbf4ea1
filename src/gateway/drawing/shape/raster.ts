/** A fine chequered sheet over the plan: what lies at a place is looked up at once, instead of asking a thousand outlines. */
import type { Path } from './path.ts';
import type { Point } from './point.ts';
import { type Box, boxOf, type Ring } from './ring.ts';

export class Raster {
  readonly #box: Box;
  readonly #step: number;
  readonly width: number;
  readonly height: number;
  readonly #bits: Uint8Array;

  constructor(box: Box, step: number) {
    this.#box = box;
    this.#step = step;
    this.width = Math.ceil((box[2] - box[0]) / step);
    this.height = Math.ceil((box[3] - box[1]) / step);
    this.#bits = new Uint8Array(this.width * this.height);
  }

  /** The bits at a place; 0 beyond the sheet. */
  at([x, y]: Point): number {
    const i = Math.floor((x - this.#box[0]) / this.#step);
    const j = Math.floor((y - this.#box[1]) / this.#step);
    if (i < 0 || j < 0 || i >= this.width || j >= this.height) return 0;
    return this.#bits[j * this.width + i] ?? 0;
  }

  has(point: Point, bits: number): boolean {
    return (this.at(point) & bits) !== 0;
  }

  /** Sets or clears bits inside the rings, even-odd. */
  fill(rings: readonly Ring[], bits: number, clear = false): void {
    const [, south, , north] = boxOf(rings.flat());
    const [x0, y0] = this.#box;
    const first = Math.max(0, Math.floor((south - y0) / this.#step));
    const last = Math.min(this.height - 1, Math.ceil((north - y0) / this.#step));
    for (const [j, crossings] of this.#crossings(rings, first, last)) {
      crossings.sort((a, b) => a - b);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const from = Math.max(0, Math.ceil(((crossings[k] ?? 0) - x0) / this.#step - 0.5));
        const to = Math.min(
          this.width - 1,
          Math.floor(((crossings[k + 1] ?? 0) - x0) / this.#step - 0.5),
        );
        for (let i = from; i <= to; i++) this.#mark(j * this.width + i, bits, clear);
      }
    }
  }

  /** Sets bits within `reach` metres of a path. */
  trace(path: Path, reach: number, bits: number): void {
    for (const [index, b] of path.entries()) {
      const a = path[Math.max(0, index - 1)] ?? b;
      const count = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / this.#step));
      for (let k = 0; k <= count; k++)
        this.#dot(
          a[0] + ((b[0] - a[0]) * k) / count,
          a[1] + ((b[1] - a[1]) * k) / count,
          reach,
          bits,
        );
    }
  }

  #crossings(rings: readonly Ring[], first: number, last: number): Map<number, number[]> {
    const rows = new Map<number, number[]>();
    const y0 = this.#box[1];
    for (const ring of rings)
      for (const [index, b] of ring.entries()) {
        const a = ring[(index || ring.length) - 1] ?? b;
        const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
        const from = Math.max(first, Math.ceil((low[1] - y0) / this.#step - 0.5));
        const to = Math.min(last, Math.ceil((high[1] - y0) / this.#step - 0.5) - 1);
        for (let j = from; j <= to; j++) {
          const y = y0 + (j + 0.5) * this.#step;
          const x = low[0] + ((high[0] - low[0]) * (y - low[1])) / (high[1] - low[1]);
          const row = rows.get(j);
          if (row) row.push(x);
          else rows.set(j, [x]);
        }
      }
    return rows;
  }

  #dot(x: number, y: number, reach: number, bits: number): void {
    const [x0, y0] = this.#box;
    const i0 = Math.max(0, Math.floor((x - reach - x0) / this.#step));
    const i1 = Math.min(this.width - 1, Math.floor((x + reach - x0) / this.#step));
    const j0 = Math.max(0, Math.floor((y - reach - y0) / this.#step));
    const j1 = Math.min(this.height - 1, Math.floor((y + reach - y0) / this.#step));
    for (let j = j0; j <= j1; j++)
      for (let i = i0; i <= i1; i++) {
        const dx = x0 + (i + 0.5) * this.#step - x;
        const dy = y0 + (j + 0.5) * this.#step - y;
        if (dx * dx + dy * dy <= reach * reach) this.#mark(j * this.width + i, bits, false);
      }
  }

  #mark(index: number, bits: number, clear: boolean): void {
    const was = this.#bits[index] ?? 0;
    this.#bits[index] = clear ? was & ~bits : was | bits;
  }
}
