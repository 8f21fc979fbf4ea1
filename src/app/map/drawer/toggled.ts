/** What is left after a click: all of them is the same as no filter, and nothing at all can't be asked for. */
export function toggled(
  all: readonly string[],
  chosen: readonly string[] | undefined,
  value: string,
): readonly string[] | undefined {
  const now = chosen ?? all;
  const next = all.filter((one) => (one === value ? !now.includes(one) : now.includes(one)));
  return next.length === 0 || next.length === all.length ? undefined : next;
}
