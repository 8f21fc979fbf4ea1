/** The roll of one area room: who is in it, and columns of where they were when it was last read. */
import type { Positions } from '#wire/frames.ts';
import type { Fixes } from './stream-fixes.ts';

export class Roll implements Positions {
  readonly count: number;
  readonly no: Uint32Array<ArrayBuffer>;
  readonly lon: Float64Array<ArrayBuffer>;
  readonly lat: Float64Array<ArrayBuffer>;
  readonly at: Float64Array<ArrayBuffer>;
  /** Where each of them stands in the fixes. */
  readonly #slots: Uint32Array;

  constructor(slots: readonly number[], fixes: Fixes) {
    this.count = slots.length;
    this.#slots = Uint32Array.from(slots);
    this.no = Uint32Array.from(slots, (slot) => fixes.no[slot] as number);
    this.lon = new Float64Array(slots.length);
    this.lat = new Float64Array(slots.length);
    this.at = new Float64Array(slots.length);
  }

  /** Whether it is the roll of these. */
  is(slots: readonly number[], fixes: Fixes): boolean {
    return (
      slots.length === this.count &&
      slots.every((slot, i) => slot === this.#slots[i] && fixes.no[slot] === this.no[i])
    );
  }

  read(fixes: Fixes): void {
    for (let i = 0; i < this.count; i++) {
      const slot = this.#slots[i] as number;
      this.lon[i] = fixes.lon[slot] as number;
      this.lat[i] = fixes.lat[slot] as number;
      this.at[i] = fixes.at[slot] as number;
    }
  }
}
