/** The building land: knows what stands where, and takes a building only where nothing is in its way. */
import { Near } from '../shape/near.ts';
import type { Path } from '../shape/path.ts';
import type { Raster } from '../shape/raster.ts';
import { DRY, GREEN, OWN, STEEP, WET } from '../sheet.ts';
import { boxAround, cornersOf, type Rectangle, tooNear, touches } from './rectangle.ts';

const SQUARE = 50;

export class Site {
  readonly #sheet: Raster;
  readonly #lines = new Near<number>(SQUARE);
  readonly #standing = new Map<number, Rectangle[]>();

  constructor(sheet: Raster) {
    this.#sheet = sheet;
  }

  /** Nothing is built nearer than `clear` metres to this line: a road, a bank, a border. */
  keepOff(path: Path, clear: number): void {
    this.#lines.addPath(path, clear);
  }

  /** Takes the ground and says yes, or no. `gap`: metres to the next building. */
  take(rectangle: Rectangle, gap: number): boolean {
    if (!this.#free(rectangle, gap, GREEN)) return false;
    this.#stand(rectangle);
    return true;
  }

  /** Takes all of them or none; they are named, so they may stand in a park. */
  takeAll(rectangles: readonly Rectangle[]): boolean {
    if (!rectangles.every((rectangle) => this.#free(rectangle, 3, 0))) return false;
    for (const rectangle of rectangles) this.#stand(rectangle);
    return true;
  }

  #stand(rectangle: Rectangle): void {
    for (const key of this.#keys(rectangle, 0)) {
      const square = this.#standing.get(key);
      if (square) square.push(rectangle);
      else this.#standing.set(key, [rectangle]);
    }
  }

  #free(rectangle: Rectangle, gap: number, green: number): boolean {
    const forbidden = WET | STEEP | green;
    for (const point of [rectangle.centre, ...cornersOf(rectangle, 3)]) {
      const bits = this.#sheet.at(point);
      if (!(bits & DRY) || !(bits & OWN) || bits & forbidden) return false;
    }
    for (const { a, b, tag } of this.#lines.around(boxAround(rectangle, 16)))
      if (touches(rectangle, a, b, tag)) return false;
    for (const key of this.#keys(rectangle, gap))
      for (const other of this.#standing.get(key) ?? [])
        if (tooNear(rectangle, other, gap)) return false;
    return true;
  }

  *#keys(rectangle: Rectangle, margin: number): Generator<number> {
    const [w, s, e, n] = boxAround(rectangle, margin);
    for (let j = Math.floor(s / SQUARE); j <= Math.floor(n / SQUARE); j++)
      for (let i = Math.floor(w / SQUARE); i <= Math.floor(e / SQUARE); i++) yield j * 1e6 + i;
  }
}
