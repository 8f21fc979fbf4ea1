/** Hides counts so small that they would speak of somebody: a cell under five tells whose door it is (DOMAIN §4.4). */

/** The smallest count that is shown. */
export const SHOWN_FROM = 5;

const small = (count: number | null): boolean => count !== null && count > 0 && count < SHOWN_FROM;

/**
 * The counts of one column within one whole whose total is public; null stands for a hidden one. Those from one to four are
 * hidden; where that is only one, the next larger with it, or the total would give it away. None at all is not hidden.
 */
export function hideSmall(counts: readonly number[]): (number | null)[] {
  const shown = counts.map((count) => (small(count) ? null : count));
  if (shown.filter((count) => count === null).length !== 1) return shown;
  let next = -1;
  for (const [i, count] of shown.entries())
    if (count && (next < 0 || count < (shown[next] ?? 0))) next = i;
  if (next >= 0) shown[next] = null;
  return shown;
}
