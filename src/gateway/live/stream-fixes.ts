/** The newest fix of each worker, in columns that grow. Nothing here is history: a fix lives until a newer one or the shift's end. */

/** Fixes as a feed hands them in: worker `no[i]` was at `lon[i]`, `lat[i]` (degrees) at `at[i]` (epoch ms, town). */
export interface FixColumns {
  readonly no: ArrayLike<number>;
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  readonly at: ArrayLike<number>;
}

const FIRST_CAPACITY = 64;

const isPlace = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** A copy with room for that many. */
function wider<T extends Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  column: T,
  length: number,
): T {
  const copy = new (column.constructor as new (length: number) => T)(length);
  copy.set(column);
  return copy;
}

export class Fixes {
  readonly #slots = new Map<number, number>();
  readonly #free: number[] = [];
  /** Where the rows of the last columns went: a feed brings the same workers in the same order, second by second. */
  #rows = new Uint32Array(FIRST_CAPACITY);
  /** NaN in a slot that is free. */
  no = new Float64Array(FIRST_CAPACITY).fill(NaN);
  lon = new Float64Array(FIRST_CAPACITY);
  lat = new Float64Array(FIRST_CAPACITY);
  at = new Float64Array(FIRST_CAPACITY);
  /** How often somebody without a fix got one. */
  arrivals = 0;

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
    if (this.#rows.length < no.length) this.#rows = wider(this.#rows, no.length);
    for (let i = 0; i < no.length; i++) {
      const x = lon[i] ?? NaN;
      const y = lat[i] ?? NaN;
      const when = Math.min(at[i] ?? NaN, now);
      if (!isPlace(x, y) || Number.isNaN(when)) continue;
      const number = no[i] as number;
      let slot = this.#rows[i] as number;
      if (this.no[slot] !== number) {
        slot = this.#slots.get(number) ?? this.#slotFor(number);
        this.#rows[i] = slot;
      }
      if (when < (this.at[slot] as number)) continue;
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
    this.no[slot] = NaN;
  }

  /** Forgets everyone but these. */
  keepOnly(onShift: ReadonlySet<number>): void {
    for (const no of this.#slots.keys()) if (!onShift.has(no)) this.forget(no);
  }

  #slotFor(no: number): number {
    const slot = this.#free.pop() ?? this.#slots.size;
    if (slot >= this.at.length) {
      const length = 2 * this.at.length;
      this.no = wider(this.no, length).fill(NaN, this.no.length);
      this.lon = wider(this.lon, length);
      this.lat = wider(this.lat, length);
      this.at = wider(this.at, length);
    }
    this.#slots.set(no, slot);
    this.no[slot] = no;
    this.at[slot] = -Infinity;
    this.arrivals += 1;
    return slot;
  }
}
