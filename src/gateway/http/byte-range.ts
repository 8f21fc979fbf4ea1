/** One range of bytes as a player asks for it (RFC 9110, 14.2): its ends, both included; `none` where nothing of it exists. */

/** As much as is read into memory for one answer; the player asks for the rest by itself. */
const PART_MOST = 2 * 1024 * 1024;

export function rangeOf(
  header: string | undefined,
  length: number,
): readonly [number, number] | 'none' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const start = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return start > end || start >= length ? 'none' : [start, Math.min(end, start + PART_MOST - 1)];
}
