/** Where orders came thick: a density over the ground, each order spread as a bell; the sum over the ground is their number. */
import type { Bounds } from '#domain/geo/shape.ts';

const METRES_PER_DEGREE = 111_320;
/** Beyond three deviations a bell is nothing. */
const REACH = 3;

export interface Density {
  readonly width: number;
  readonly height: number;
  /** Orders in each cell, rows from the north. */
  readonly cells: Float32Array;
  readonly bounds: Bounds;
}

/** Half a bell's weights, the middle first, such that the whole weighs 1. */
function bell(deviation: number): Float32Array {
  const half = Float32Array.from({ length: Math.ceil(deviation * REACH) + 1 }, (_, i) =>
    Math.exp(-(i * i) / (2 * deviation * deviation)),
  );
  const whole = half.reduce((sum, weight, i) => sum + (i === 0 ? weight : 2 * weight), 0);
  return half.map((weight) => weight / whole);
}

/** One pass along rows or columns; what would fall beyond the edge stays at it. */
function blur(
  cells: Float32Array,
  { lines, length, line, step }: { lines: number; length: number; line: number; step: number },
  weights: Float32Array,
): Float32Array {
  const out = new Float32Array(cells.length);
  for (let l = 0; l < lines; l++)
    for (let i = 0; i < length; i++) {
      const value = cells[l * line + i * step] ?? 0;
      if (value === 0) continue;
      for (let k = 1 - weights.length; k < weights.length; k++) {
        const to = Math.min(length - 1, Math.max(0, i + k));
        const at = l * line + to * step;
        out[at] = (out[at] ?? 0) + value * (weights[Math.abs(k)] ?? 0);
      }
    }
  return out;
}

/**
 * @param lonLat interleaved degrees; those outside the bounds are left out
 * @param metres how far an order spreads, one deviation of its bell
 * @param cell metres across a cell
 */
export function densityOf(
  lonLat: Float64Array,
  bounds: Bounds,
  metres: number,
  cell: number,
): Density {
  const [west, south, east, north] = bounds;
  const perLat = METRES_PER_DEGREE;
  const perLon = perLat * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const width = Math.max(1, Math.ceil(((east - west) * perLon) / cell));
  const height = Math.max(1, Math.ceil(((north - south) * perLat) / cell));
  const cells = new Float32Array(width * height);
  for (let i = 0; i < lonLat.length; i += 2) {
    const x = Math.floor((((lonLat[i] ?? 0) - west) / (east - west)) * width);
    const y = Math.floor(((north - (lonLat[i + 1] ?? 0)) / (north - south)) * height);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    cells[y * width + x] = (cells[y * width + x] ?? 0) + 1;
  }
  const weights = bell(metres / cell);
  const rows = blur(cells, { lines: height, length: width, line: width, step: 1 }, weights);
  const both = blur(rows, { lines: width, length: height, line: 1, step: width }, weights);
  return { width, height, cells: both, bounds };
}

/** The same hills with `times` cells for each along a side, between the known ones in straight lines: smooth where one comes close. */
export function finer(density: Density, times: number): Density {
  const { width, height, cells, bounds } = density;
  if (times <= 1) return density;
  const [wide, high] = [width * times, height * times];
  const out = new Float32Array(wide * high);
  const between = (at: number, length: number): [number, number, number] => {
    const place = Math.min(length - 1, Math.max(0, (at + 0.5) / times - 0.5));
    const low = Math.floor(place);
    return [low, Math.min(length - 1, low + 1), place - low];
  };
  const columns = Array.from({ length: wide }, (_, x) => between(x, width));
  for (let y = 0; y < high; y++) {
    const [top, bottom, down] = between(y, height);
    for (const [x, [left, right, along]] of columns.entries()) {
      const of = (row: number) => {
        const [a, b] = [cells[row * width + left] ?? 0, cells[row * width + right] ?? 0];
        return a + (b - a) * along;
      };
      const above = of(top);
      out[y * wide + x] = above + (of(bottom) - above) * down;
    }
  }
  return { width: wide, height: high, cells: out, bounds };
}
