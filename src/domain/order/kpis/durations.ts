/** How long things took: the middle and the ninth tenth, never only the mean (DOMAIN §3.8). */
import type { Counted } from '../counted.ts';

export interface Spread {
  readonly n: number;
  /** Milliseconds; null of nothing. */
  readonly median: number | null;
  readonly p90: number | null;
}

/** The value at a share of the sorted list, by nearest rank. */
function rank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { n: sorted.length, median: rank(sorted, 0.5), p90: rank(sorted, 0.9) };
}

const between = (from: number | null, to: number | null): number | undefined =>
  from === null || to === null ? undefined : to - from;

/** From the report to the first answer of the centre. */
export const firstResponse = ({ reportedAt, acceptedAt }: Counted): number | undefined =>
  between(reportedAt, acceptedAt);
/** From signing to "done", pauses included. */
export const handlingTime = ({ signedAt, handledAt }: Counted): number | undefined =>
  between(signedAt, handledAt);
