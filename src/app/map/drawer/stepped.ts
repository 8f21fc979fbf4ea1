/** Where a key leads in a list of so many rows; undefined: it is no key of a list. @param here -1 before the first step. */
export function stepped(key: string, here: number, rows: number): number | undefined {
  if (rows === 0) return undefined;
  const last = rows - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, here + 1);
    case 'ArrowUp':
      return Math.max(0, here - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return Math.min(last, here + 10);
    case 'PageUp':
      return Math.max(0, here - 10);
    default:
      return undefined;
  }
}
