/** Who is nearest to a point, among thousands who move every second: a uniform grid of cells, laid anew for each second. */
import type { Bounds } from './shape.ts';

/** Metres in a degree of latitude on a sphere of the earth's mean radius, 6,371,008.8 m. */
const METRES_PER_DEGREE = 111_195.08;
/** Two to a cell or so: few cells are looked at, and few places in each. */
const PER_CELL = 4;

export interface Places {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  /** A bit for each skill or state somebody may be asked for. */
  readonly marks: ArrayLike<number>;
}

/**
 * Answers with the places' own indices. Distances are metres on a plane around the middle of the bounds: for a district they
 * differ from those on the sphere by less than one in a thousand, and within a cell's width the order is the same.
 */
export class Nearest {
  readonly #west: number;
  readonly #south: number;
  readonly #perLon: number;
  readonly #size: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #starts: Int32Array;
  /** Sorted by cell: the index, the marks, and metres to the east and north of the bounds' corner. */
  readonly #index: Int32Array;
  readonly #marks: Int32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #cell: Int32Array;
  #count = 0;

  /** Room for `most` places within the bounds; who is outside is held in the nearest cell at the edge. */
  constructor([west, south, east, north]: Bounds, most: number) {
    this.#west = west;
    this.#south = south;
    this.#perLon = METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
    const width = Math.max(1, (east - west) * this.#perLon);
    const height = Math.max(1, (north - south) * METRES_PER_DEGREE);
    this.#size = Math.max(1, Math.sqrt((width * height * PER_CELL) / Math.max(1, most)));
    this.#columns = Math.ceil(width / this.#size);
    this.#rows = Math.ceil(height / this.#size);
    this.#starts = new Int32Array(this.#columns * this.#rows + 1);
    this.#index = new Int32Array(most);
    this.#marks = new Int32Array(most);
    this.#cell = new Int32Array(most);
    this.#x = new Float64Array(most);
    this.#y = new Float64Array(most);
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor(x / this.#size)));
  }
  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor(y / this.#size)));
  }

  /** Everybody has moved: lays all places anew, in two passes and without allocation. */
  move({ lon, lat, marks }: Places): void {
    const count = lon.length;
    if (count > this.#index.length)
      throw new RangeError(`${count} places, room for ${this.#index.length}`);
    const starts = this.#starts.fill(0);
    for (let i = 0; i < count; i++) {
      const x = ((lon[i] as number) - this.#west) * this.#perLon;
      const y = ((lat[i] as number) - this.#south) * METRES_PER_DEGREE;
      const cell = this.#row(y) * this.#columns + this.#column(x);
      this.#cell[i] = cell;
      starts[cell + 1] = (starts[cell + 1] as number) + 1;
    }
    for (let i = 1; i < starts.length; i++)
      starts[i] = (starts[i] as number) + (starts[i - 1] as number);
    // Filled from the back, the starts come to rest on the beginnings.
    for (let i = count - 1; i >= 0; i--) {
      const end = (this.#cell[i] as number) + 1;
      const at = (starts[end] as number) - 1;
      starts[end] = at;
      this.#index[at] = i;
      this.#marks[at] = marks[i] as number;
      this.#x[at] = ((lon[i] as number) - this.#west) * this.#perLon;
      this.#y[at] = ((lat[i] as number) - this.#south) * METRES_PER_DEGREE;
    }
    for (let i = 0; i + 1 < starts.length; i++) starts[i] = starts[i + 1] as number;
    starts[starts.length - 1] = count;
    this.#count = count;
  }

  /**
   * The nearest who bear all the marks asked for, the nearest first, at most as many as `into` has room for; of equally near
   * ones the lower index. Returns how many; the rest of `into` keeps what it held.
   */
  find(lon: number, lat: number, asked: number, into: Int32Array): number {
    const px = (lon - this.#west) * this.#perLon;
    const py = (lat - this.#south) * METRES_PER_DEGREE;
    const best = into.length <= this.#far.length ? this.#far : new Float64Array(into.length);
    const [column, row] = [this.#column(px), this.#row(py)];
    const rings = Math.max(this.#columns, this.#rows);
    let found = 0;
    /** The places of neighbouring cells of a row lie side by side. */
    const scan = (y: number, from: number, to: number): void => {
      if (y < 0 || y >= this.#rows || to < 0 || from >= this.#columns) return;
      const start = y * this.#columns;
      const end = this.#starts[start + Math.min(to, this.#columns - 1) + 1] as number;
      for (let at = this.#starts[start + Math.max(from, 0)] as number; at < end; at++) {
        if (((this.#marks[at] as number) & asked) !== asked) continue;
        const dx = (this.#x[at] as number) - px;
        const dy = (this.#y[at] as number) - py;
        const far = dx * dx + dy * dy;
        if (found < into.length || far <= (best[found - 1] as number))
          found = keep(into, best, found, this.#index[at] as number, far);
      }
    };
    if (this.#count === 0) return 0;
    scan(row, column, column);
    for (let ring = 1; ring < rings; ring++) {
      const enough = found === into.length;
      if (enough && this.#outside(px, py, column, row, ring) > (best[found - 1] as number)) break;
      scan(row - ring, column - ring, column + ring);
      for (let y = row - ring + 1; y < row + ring; y++) {
        scan(y, column - ring, column - ring);
        scan(y, column + ring, column + ring);
      }
      scan(row + ring, column - ring, column + ring);
    }
    return found;
  }

  /** Squared distances of the answers so far. */
  readonly #far = new Float64Array(32);

  /** The square of how near a place outside the rings before this one can be. */
  #outside(px: number, py: number, column: number, row: number, ring: number): number {
    const size = this.#size;
    // At the edge of the bounds lie those beyond it, too: there a ring has no outside.
    const west = column - ring < 0 ? Infinity : px - (column - ring + 1) * size;
    const east = column + ring >= this.#columns ? Infinity : (column + ring) * size - px;
    const south = row - ring < 0 ? Infinity : py - (row - ring + 1) * size;
    const north = row + ring >= this.#rows ? Infinity : (row + ring) * size - py;
    const least = Math.min(west, east, south, north);
    return least <= 0 ? 0 : least * least;
  }
}

/** Sorts a place into the answers; returns how many there are now. */
function keep(
  into: Int32Array,
  best: Float64Array,
  found: number,
  index: number,
  far: number,
): number {
  const full = found === into.length;
  const last = found - 1;
  if (
    full &&
    (found === 0 ||
      far > (best[last] as number) ||
      (far === best[last] && index > (into[last] as number)))
  )
    return found;
  let at = full ? last : found;
  while (
    at > 0 &&
    (far < (best[at - 1] as number) || (far === best[at - 1] && index < (into[at - 1] as number)))
  ) {
    best[at] = best[at - 1] as number;
    into[at] = into[at - 1] as number;
    at -= 1;
  }
  best[at] = far;
  into[at] = index;
  return full ? found : found + 1;
}
