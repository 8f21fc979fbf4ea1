/** Lengths of time as a watch says them: the two largest units, never more. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Span =
  | { readonly unit: 'dh'; readonly d: number; readonly h: number }
  | { readonly unit: 'hm'; readonly h: number; readonly m: number }
  | { readonly unit: 'h'; readonly h: number }
  | { readonly unit: 'm'; readonly m: number }
  | { readonly unit: 's'; readonly s: number };

/** @param ms a length in milliseconds; negative counts as none. */
export function spanOf(ms: number): Span {
  const length = Math.max(0, ms);
  if (length < MINUTE) return { unit: 's', s: Math.floor(length / SECOND) };
  if (length < HOUR) return { unit: 'm', m: Math.floor(length / MINUTE) };
  const [d, h, m] = [
    Math.floor(length / DAY),
    Math.floor((length % DAY) / HOUR),
    Math.floor((length % HOUR) / MINUTE),
  ];
  if (d > 0) return { unit: 'dh', d, h };
  return m > 0 ? { unit: 'hm', h, m } : { unit: 'h', h };
}
