/** Classes of a metric: at most five, each holding about as many grids; equal values always share a class. */

export const CLASSES = 5;
/** The class of what has no value. */
export const NO_DATA = 255;

export interface ClassRange {
  /** The least and the greatest value in it. */
  readonly from: number;
  readonly to: number;
  /** How many grids it holds. */
  readonly n: number;
}

export interface Classed {
  /** From the least up. */
  readonly classes: readonly ClassRange[];
  /** The class of each value, or NO_DATA. */
  readonly of: Uint8Array;
  readonly without: number;
}

/**
 * The greatest value of each class but the last: the quantiles, moved up where they would part equal values. Zero is a class of its
 * own where there is any, since "none" is another answer than "few".
 */
function topsOf(sorted: Float64Array): number[] {
  const tops: number[] = [];
  const last = sorted.at(-1);
  let rest = sorted;
  if (sorted[0] === 0) {
    tops.push(0);
    rest = sorted.filter((value) => value > 0);
  }
  // The greatest value is nobody's top but the last's: what lies below it still makes a class.
  const below = rest.findLast((value) => value !== last);
  const parts = CLASSES - tops.length;
  for (let i = 1; i < parts; i++) {
    const quantile = rest[Math.ceil((rest.length * i) / parts) - 1];
    const top = quantile === last ? below : quantile;
    if (top !== undefined && top > (tops.at(-1) ?? -1)) tops.push(top);
  }
  return tops;
}

/** @param values one for each grid; undefined or NaN has none. */
export function classed(values: readonly (number | undefined)[]): Classed {
  const of = new Uint8Array(values.length).fill(NO_DATA);
  // Numbers of their own kind sort ten times as fast: a city has 6,013, and themes change under the hand.
  const sorted = Float64Array.from(
    values.filter((value): value is number => value !== undefined && !Number.isNaN(value)),
  ).sort();
  const tops = topsOf(sorted);
  const ranges: { from: number; to: number; n: number }[] = [];
  const classOf = (value: number): number => {
    let at = 0;
    while (at < tops.length && value > (tops[at] as number)) at += 1;
    return at;
  };
  for (const value of sorted) {
    const at = classOf(value);
    const range = ranges[at];
    if (range) {
      range.to = value;
      range.n += 1;
    } else ranges[at] = { from: value, to: value, n: 1 };
  }
  for (const [i, value] of values.entries())
    if (value !== undefined && !Number.isNaN(value)) of[i] = classOf(value);
  return { classes: ranges, of, without: values.length - sorted.length };
}
