/** Which column of a table is what, as far as the names tell under which it is usually found. */
import { bareWord } from './guess-words.ts';

/** No column is two things; of its names the one that stands first counts most. */
export function guessColumns<F extends string>(
  head: readonly string[],
  usual: Readonly<Record<F, readonly string[]>>,
): Partial<Record<F, string>> {
  const found: Partial<Record<F, string>> = {};
  const taken = new Set<string>();
  for (const [field, names] of Object.entries(usual) as [F, readonly string[]][])
    for (const name of names) {
      const column = head.find((one) => bareWord(one) === name);
      if (column === undefined || taken.has(column)) continue;
      found[field] = column;
      taken.add(column);
      break;
    }
  return found;
}
