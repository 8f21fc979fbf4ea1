/** The newest fix of each worker, in columns that grow. Nothing here is history: a fix lives until a newer one or the shift's end. */
import { wider } from './stream-columns.ts';

/** Fixes as a feed hands them in: worker `no[i]` was at `lon[i]`, `lat[i]` (degrees) at `at[i]` (epoch ms, town). */
export interface FixColumns {
  readonly no: ArrayLike<number>;
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  readonly at: ArrayLike<number>;
}

const FIRST_CAPACITY = 64;

const isPlace = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

export class Fixes {
  readonly #slots = new Map<number, number>();
  readonly #free: number[] = [];
  lon = new Float64Array(FIRST_CAPACITY);
  lat = new Float64Array(FIRST_CAPACITY);
  at = new Float64Array(FIRST_CAPACITY);

  get size(): number {
    return this.#slots.size;
  }

  /** Where the worker's fix stands in the columns. */
  slotOf(no: number): number | undefined {
    return this.#slots.get(no);
  }

  /**
   * Takes fixes in. A fix older than the one held is ignored, and one from the future counts as of now: it must not hide those
   * that follow it. What is no place or no time is ignored.
   */
  take({ no, lon, lat, at }: FixColumns, now: number): void {
    for (let i = 0; i < no.length; i++) {
      const [x, y, when] = [lon[i] ?? NaN, lat[i] ?? NaN, Math.min(at[i] ?? NaN, now)];
      if (!isPlace(x, y) || Number.isNaN(when)) continue;
      const number = no[i] as number;
      const held = this.#slots.get(number);
      if (held !== undefined && when < (this.at[held] as number)) continue;
      const slot = held ?? this.#slotFor(number);
      this.lon[slot] = x;
      this.lat[slot] = y;
      this.at[slot] = when;
    }
  }

  forget(no: number): void {
    const slot = this.#slots.get(no);
    if (slot === undefined) return;
    this.#slots.delete(no);
    this.#free.push(slot);
  }

  /** Forgets everyone but these. */
  keepOnly(onShift: ReadonlySet<number>): void {
    for (const no of this.#slots.keys()) if (!onShift.has(no)) this.forget(no);
  }

  #slotFor(no: number): number {
    const slot = this.#free.pop() ?? this.#slots.size;
    if (slot >= this.at.length) {
      this.lon = wider(this.lon);
      this.lat = wider(this.lat);
      this.at = wider(this.at);
    }
    this.#slots.set(no, slot);
    return slot;
  }
}
