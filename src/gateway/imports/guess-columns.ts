/** Which column of a table is what, as far as the names tell under which it is usually found. */

/** Without case and signs. */
const bare = (name: string): string => name.toLowerCase().replaceAll(/[\s_\-()（）]/g, '');

/** No column is two things; of its names the one that stands first counts most. */
export function guessColumns<F extends string>(
  head: readonly string[],
  usual: Readonly<Record<F, readonly string[]>>,
): Partial<Record<F, string>> {
  const found: Partial<Record<F, string>> = {};
  const taken = new Set<string>();
  for (const [field, names] of Object.entries(usual) as [F, readonly string[]][])
    for (const name of names) {
      const column = head.find((one) => bare(one) === name);
      if (column === undefined || taken.has(column)) continue;
      found[field] = column;
      taken.add(column);
      break;
    }
  return found;
}
