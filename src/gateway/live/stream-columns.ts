/** Columns that grow: one moment of an area room, ready to be encoded. */
import type { Positions } from '#wire/frames.ts';

const FIRST_CAPACITY = 32;

interface Places {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly at: Float64Array;
}

/** A copy with room for twice as much. */
export function wider(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(column.length * 2);
  copy.set(column);
  return copy;
}

export class Moment implements Positions {
  count = 0;
  no = new Uint32Array(FIRST_CAPACITY);
  lon = new Float64Array(FIRST_CAPACITY);
  lat = new Float64Array(FIRST_CAPACITY);
  at = new Float64Array(FIRST_CAPACITY);

  clear(): void {
    this.count = 0;
  }

  add(no: number, places: Places, slot: number): void {
    if (this.count >= this.no.length) this.#grow();
    const i = this.count++;
    this.no[i] = no;
    this.lon[i] = places.lon[slot] as number;
    this.lat[i] = places.lat[slot] as number;
    this.at[i] = places.at[slot] as number;
  }

  #grow(): void {
    const no = new Uint32Array(this.no.length * 2);
    no.set(this.no);
    this.no = no;
    this.lon = wider(this.lon);
    this.lat = wider(this.lat);
    this.at = wider(this.at);
  }
}
