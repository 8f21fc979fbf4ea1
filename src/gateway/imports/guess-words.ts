/** What the words of a column may stand for, as far as names that people use everywhere tell. */

/** Without case, spaces and signs. */
export const bareWord = (text: string): string =>
  text.toLowerCase().replaceAll(/[\s_\-/()（）·.]/g, '');

/** @param names of each code. What is not found is left for a person to say. */
export function guessWords<C extends string>(
  texts: Iterable<string>,
  names: Iterable<readonly [C, string]>,
): Record<string, C> {
  const codes = new Map<string, C>();
  for (const [code, name] of names) if (!codes.has(bareWord(name))) codes.set(bareWord(name), code);
  const found: Record<string, C> = {};
  for (const text of texts) {
    const code = codes.get(bareWord(text));
    if (code !== undefined) found[text] = code;
  }
  return found;
}
