/** A city of 6,013 grids whose borders are crooked and shared, and people who move in it: seeded. */
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import { chanceFrom } from '#gateway/chance.ts';

export const BOUNDS = [120.2, 31, 120.9, 31.6] as const;
export const GRIDS = 6_013;
export const WORKERS = 16_736;
const [WEST, SOUTH, EAST, NORTH] = BOUNDS;
const COLUMNS = 77;
const ROWS = Math.ceil(GRIDS / COLUMNS);
/** Corners along one side of a grid. */
const BENDS = 12;

const chance = chanceFrom(6_013);
const six = (value: number): number => Number(value.toFixed(6));

const corners = Array.from(
  { length: (COLUMNS + 1) * (ROWS + 1) },
  (_, i): Position => [
    six(WEST + ((i % (COLUMNS + 1)) + 0.3 * (chance() - 0.5)) * ((EAST - WEST) / COLUMNS)),
    six(
      SOUTH + (Math.floor(i / (COLUMNS + 1)) + 0.3 * (chance() - 0.5)) * ((NORTH - SOUTH) / ROWS),
    ),
  ],
);
const cornerAt = (x: number, y: number) => corners[y * (COLUMNS + 1) + x] as Position;

const sides = new Map<string, Position[]>();
/** The crooked line between two corners: drawn once, walked both ways. */
function side(from: readonly [number, number], to: readonly [number, number]): Position[] {
  const back = from[0] > to[0] || from[1] > to[1];
  const [a, b] = back ? [to, from] : [from, to];
  const key = `${a}-${b}`;
  const [start, end] = [cornerAt(...a), cornerAt(...b)];
  const line =
    sides.get(key) ??
    Array.from({ length: BENDS }, (_, i): Position => {
      const along = i / BENDS;
      const off = i === 0 ? 0 : 0.0008 * (chance() - 0.5);
      return [
        six(start[0] + along * (end[0] - start[0]) + off),
        six(start[1] + along * (end[1] - start[1]) - off),
      ];
    });
  sides.set(key, line);
  return back ? [end, ...line.slice(1).reverse()] : line;
}

export const grids: MultiPolygon[] = Array.from({ length: GRIDS }, (_, i) => {
  const [x, y] = [i % COLUMNS, Math.floor(i / COLUMNS)];
  const ring = [
    ...side([x, y], [x + 1, y]),
    ...side([x + 1, y], [x + 1, y + 1]),
    ...side([x + 1, y + 1], [x, y + 1]),
    ...side([x, y + 1], [x, y]),
  ];
  return [[[...ring, ring[0] as Position]]];
});

/** Interleaved longitude, latitude of points all over the city. */
export function points(count: number): Float64Array {
  const all = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    all[2 * i] = WEST + chance() * (EAST - WEST);
    all[2 * i + 1] = SOUTH + chance() * (NORTH - SOUTH);
  }
  return all;
}
