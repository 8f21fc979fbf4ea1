/**
 * Where the wall's regions begin and end, in rem (ten design units): by its ratio, and off the seams between its screens. A wall
 * of n screens across has a seam at each n-th of its width; columns are cut from whole screens, so that no panel lies on two.
 */

/** Size in rem, and of how many screens across and down it is made. */
export interface WallSize {
  readonly width: number;
  readonly height: number;
  readonly across: number;
  readonly down: number;
}

export interface Tracks {
  /** Widths of the columns, the same on both sides; `[]` where the panels stand under the map. */
  readonly columns: readonly number[];
  /** The centre is so wide that it holds a second map. */
  readonly focus: boolean;
  /** From the top: where screens meet, between the head and the foot. */
  readonly seams: readonly number[];
}

export const HEAD = 7.6;
export const FOOT = 4.4;
/** No glyph lies nearer to a seam. */
export const CLEAR = 1.2;

const TALL = 1;
const BROAD = 1.9;
const WIDE = 3.2;
const LONG = 4.2;
const COLUMN = 44;
const COLUMN_LEAST = 40;
/** The map keeps so much of the width. */
const MAP_LEAST = 0.38;

const times = (n: number, value: number): number[] => Array.from({ length: n }, () => value);

/** How wide a wing is by itself (VISUAL §5), and in how many columns. */
function wingOf(width: number, ratio: number): { wing: number; n: 1 | 2 | 3 } {
  if (ratio >= LONG) return { wing: width * 0.26, n: 3 };
  if (ratio >= WIDE) return { wing: width * 0.26, n: 2 };
  const two = 2 * COLUMN;
  return ratio >= BROAD && width - 2 * two >= width * MAP_LEAST
    ? { wing: two, n: 2 }
    : { wing: COLUMN, n: 1 };
}

export function tracksOf({ width, height, across, down }: WallSize): Tracks {
  const ratio = width / height;
  const rows = Array.from({ length: down - 1 }, (_, i) => ((i + 1) * height) / down);
  const seams = rows.filter((y) => y > HEAD + COLUMN_LEAST / 4 && y < height - FOOT - 8);
  if (ratio < TALL) return { columns: [], focus: false, seams };
  const { wing, n } = wingOf(width, ratio);
  const focus = ratio >= LONG;
  if (across === 1) return { columns: times(n, wing / n), focus, seams };
  const screen = width / across;
  const column = screen / Math.max(1, Math.floor(screen / COLUMN_LEAST));
  const most = Math.floor((width * (1 - MAP_LEAST)) / 2 / column);
  const count = Math.max(1, Math.min(3, most, Math.round(wing / column)));
  return { columns: times(count, column), focus, seams };
}

/** Cuts a stretch of the wall into cells so that none lies on a seam between screens across. */
export function cellsBetween(
  start: number,
  end: number,
  count: number,
  { width, across }: Pick<WallSize, 'width' | 'across'>,
): readonly number[] {
  const cuts = Array.from({ length: across - 1 }, (_, i) => ((i + 1) * width) / across).filter(
    (x) => x > start && x < end,
  );
  const edges = [start, ...cuts, end];
  const parts = edges.slice(1).map((edge, i) => edge - (edges[i] ?? start));
  // The widest share gets the next cell, until all have one: like seats by votes.
  const seats = parts.map(() => 0);
  for (let seat = 0; seat < count; seat++) {
    const shares = parts.map((part, i) => part / ((seats[i] ?? 0) + 1));
    const best = shares.indexOf(Math.max(...shares));
    seats[best] = (seats[best] ?? 0) + 1;
  }
  return parts.flatMap((part, i) => {
    const held = seats[i] ?? 0;
    return held === 0 ? [part] : times(held, part / held);
  });
}
