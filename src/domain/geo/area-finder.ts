/** Which of many areas holds each of many points: a raster answers where one area fills a cell, exact tests where borders run. */
import { edgesHold, outlineHolds, type ReadyOutline, readyOutline } from './outline-test.ts';
import type { MultiPolygon } from './shape.ts';

/** Cells along the longer side: for a city of 6,013 grids about 26 across each. */
const SIDE = 2048;
/** Cells along the side of a block, for which areas are listed: about as broad as a city's grid. */
const BLOCK = 32;
const NOWHERE = -1;
/** In cells: what rounding may move an edge by. */
const HAIR = 1e-6;

/** Of thousands: Math.min takes only so many at once. */
const least = (values: readonly number[]): number =>
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);

/** An outline's edges in bands, a band for each row of cells from the first it reaches. */
interface Banded {
  readonly first: number;
  readonly starts: Int32Array;
  readonly edges: Float64Array;
}

/**
 * Areas are numbered in the order given. Where outlines share a border, or overlap, the first holds the point: the answers are
 * those of `locate`, point for point.
 */
export class AreaFinder {
  readonly #outlines: readonly ReadyOutline[];
  readonly #west: number;
  readonly #south: number;
  readonly #perCell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** For each cell: the area that fills it, NOWHERE, or −2 − the place of its candidates in `#lists`. */
  readonly #cells: Int32Array;
  /** Candidates of border cells: a count, then the areas' numbers, in order. */
  readonly #lists: Int32Array;
  readonly #banded: readonly Banded[];

  constructor(shapes: readonly MultiPolygon[]) {
    this.#outlines = shapes.map(readyOutline);
    const bounds = this.#outlines.map((outline) => outline.bounds);
    this.#west = least(bounds.map(([west]) => west));
    this.#south = least(bounds.map(([, south]) => south));
    const width = -least(bounds.map(([, , east]) => -east)) - this.#west;
    const height = -least(bounds.map(([, , , north]) => -north)) - this.#south;
    const cell = Math.max(width, height) / SIDE || 1;
    this.#perCell = 1 / cell;
    this.#columns = Math.ceil(width / cell) + 1;
    this.#rows = Math.ceil(height / cell) + 1;
    this.#cells = new Int32Array(this.#columns * this.#rows).fill(NOWHERE);
    this.#lists = this.#fill(this.#borders());
    this.#banded = this.#outlines.map((outline) => this.#band(outline));
  }

  /** The number of the area that holds the point; −1 where none does. */
  find(lon: number, lat: number): number {
    const x = Math.floor((lon - this.#west) * this.#perCell);
    const y = Math.floor((lat - this.#south) * this.#perCell);
    if (!(x >= 0 && y >= 0 && x < this.#columns && y < this.#rows)) return NOWHERE;
    const cell = this.#cells[y * this.#columns + x] as number;
    if (cell >= NOWHERE) return cell;
    const start = -2 - cell;
    const end = start + (this.#lists[start] as number);
    for (let i = start + 1; i <= end; i++) {
      const area = this.#lists[i] as number;
      const { first, starts, edges } = this.#banded[area] as Banded;
      const from = starts[y - first] as number;
      if (edgesHold(edges, from, starts[y - first + 1] as number, lon, lat)) return area;
    }
    return NOWHERE;
  }

  #borders(): Borders {
    const borders = new Borders(this.#cells.length);
    for (const [area, { edges }] of this.#outlines.entries())
      for (let i = 0; i < edges.length; i += 4) this.#mark(borders, area, edges, i);
    return borders;
  }

  /** Marks the cells an edge touches, generously: a hair's breadth beyond each row's part of it. */
  #mark(borders: Borders, area: number, edges: Float64Array, edge: number): void {
    const upward = (edges[edge + 1] as number) <= (edges[edge + 3] as number);
    const [low, high] = upward ? [edge, edge + 2] : [edge + 2, edge];
    const x0 = ((edges[low] as number) - this.#west) * this.#perCell;
    const y0 = this.#row(edges[low + 1] as number);
    const x1 = ((edges[high] as number) - this.#west) * this.#perCell;
    const y1 = this.#row(edges[high + 1] as number);
    const slope = y1 === y0 ? 0 : (x1 - x0) / (y1 - y0);
    const at = (y: number): number => x0 + slope * (Math.min(Math.max(y, y0), y1) - y0);
    const top = Math.min(this.#rows - 1, Math.floor(y1 + HAIR));
    for (let y = Math.max(0, Math.floor(y0 - HAIR)); y <= top; y++) {
      const [left, right] = slope === 0 ? [x0, x1] : [at(y - HAIR), at(y + 1 + HAIR)];
      const from = Math.max(0, Math.floor(Math.min(left, right) - HAIR));
      const to = Math.min(this.#columns - 1, Math.floor(Math.max(left, right) + HAIR));
      for (let x = from; x <= to; x++) borders.add(y * this.#columns + x, area);
    }
  }

  /** Says for every cell who fills it, and returns the candidates of those that a border crosses. */
  #fill(borders: Borders): Int32Array {
    const lists: number[] = [];
    const blocks = this.#byBlock();
    const across = Math.ceil(this.#columns / BLOCK);
    for (let y = 0; y < this.#rows; y++) {
      const lat = this.#south + (y + 0.5) / this.#perCell;
      const row = Math.floor(y / BLOCK) * across;
      let filling: readonly number[] | undefined;
      for (let x = 0; x < this.#columns; x++) {
        const cell = y * this.#columns + x;
        const lon = this.#west + (x + 0.5) / this.#perCell;
        const near = blocks[row + Math.floor(x / BLOCK)] ?? [];
        const crossing = borders.of(cell);
        if (crossing.length === 0) {
          // Between two neighbours without a border nothing changes.
          filling ??= this.#around(near, lon, lat);
          this.#cells[cell] = filling[0] ?? NOWHERE;
          continue;
        }
        filling = undefined;
        const all = new Set([...crossing, ...this.#around(near, lon, lat)]);
        this.#cells[cell] = -2 - lists.length;
        lists.push(all.size, ...[...all].sort((a, b) => a - b));
      }
    }
    return Int32Array.from(lists);
  }

  #row(lat: number): number {
    return (lat - this.#south) * this.#perCell;
  }

  /** The edges of an outline row by row: a point in a row is tested against a few of them. */
  #band({ bounds, edges }: ReadyOutline): Banded {
    const first = Math.max(0, Math.floor(this.#row(bounds[1]) - HAIR));
    const last = Math.min(this.#rows - 1, Math.floor(this.#row(bounds[3]) + HAIR));
    const each = (visit: (row: number, edge: number) => void): void => {
      for (let i = 0; i < edges.length; i += 4) {
        const ay = this.#row(edges[i + 1] as number);
        const by = this.#row(edges[i + 3] as number);
        const top = Math.min(last, Math.floor(Math.max(ay, by) + HAIR));
        for (let y = Math.max(first, Math.floor(Math.min(ay, by) - HAIR)); y <= top; y++)
          visit(y - first, i);
      }
    };
    const starts = new Int32Array(last - first + 2);
    each((row) => {
      starts[row + 1] = (starts[row + 1] as number) + 4;
    });
    for (let i = 1; i < starts.length; i++)
      starts[i] = (starts[i] as number) + (starts[i - 1] as number);
    const banded = new Float64Array(starts[starts.length - 1] as number);
    const next = starts.slice();
    each((row, edge) => {
      const at = next[row] as number;
      for (let i = 0; i < 4; i++) banded[at + i] = edges[edge + i] as number;
      next[row] = at + 4;
    });
    return { first, starts, edges: banded };
  }

  /** The areas whose bounds reach into each block, row by row of blocks. */
  #byBlock(): number[][] {
    const across = Math.ceil(this.#columns / BLOCK);
    const down = Math.ceil(this.#rows / BLOCK);
    const blocks: number[][] = Array.from({ length: across * down }, () => []);
    for (const [area, { bounds }] of this.#outlines.entries()) {
      const [west, south, east, north] = [
        Math.floor(((bounds[0] - this.#west) * this.#perCell) / BLOCK),
        Math.floor(this.#row(bounds[1]) / BLOCK),
        Math.floor(((bounds[2] - this.#west) * this.#perCell) / BLOCK),
        Math.floor(this.#row(bounds[3]) / BLOCK),
      ];
      for (let y = south; y <= north; y++)
        for (let x = west; x <= east; x++) blocks[y * across + x]?.push(area);
    }
    return blocks;
  }

  #around(areas: readonly number[], lon: number, lat: number): number[] {
    return areas.filter((area) => {
      const outline = this.#outlines[area] as ReadyOutline;
      return (
        lon >= outline.bounds[0] && lon <= outline.bounds[2] && outlineHolds(outline, lon, lat)
      );
    });
  }
}

/** Which areas' borders cross each cell: for each cell a chain of entries, so that a million cost two arrays. */
class Borders {
  readonly #first: Int32Array;
  readonly #area: number[] = [];
  readonly #next: number[] = [];

  constructor(cells: number) {
    this.#first = new Int32Array(cells).fill(-1);
  }

  add(cell: number, area: number): void {
    const first = this.#first[cell] as number;
    if (this.#area[first] === area) return;
    this.#area.push(area);
    this.#next.push(first);
    this.#first[cell] = this.#area.length - 1;
  }

  of(cell: number): number[] {
    const areas: number[] = [];
    for (let at = this.#first[cell] ?? -1; at >= 0; at = this.#next[at] ?? -1)
      areas.push(this.#area[at] as number);
    return areas;
  }
}
