/** What the words of a column may stand for, as far as names that people use everywhere tell. */
import type { Department } from '#domain/rules/department.ts';
import { LANGUAGES, type Label } from '#domain/town/town.ts';

type Named<C> = readonly (readonly [code: C, name: string])[];

/** Without case, spaces and signs. */
export const bareWord = (text: string): string =>
  text.toLowerCase().replaceAll(/[\s_\-/()（）·.]/g, '');

/** @param names of each code, with spaces between them. */
export const usualNames = <C extends string>(names: Readonly<Record<C, string>>): Named<C> =>
  (Object.entries(names) as [C, string][]).flatMap(([code, all]) =>
    all.split(' ').map((name) => [code, name] as const),
  );

export const namesOf = (
  rows: readonly { readonly code: string; readonly name: Label }[],
): Named<string> =>
  rows.flatMap(({ code, name }) => LANGUAGES.map((language) => [code, name[language]] as const));

/** By their codes, and by the long and the short of their names. */
export const orgNames = (departments: readonly Department[]): Named<string> => [
  ...departments.map(({ code }) => [code, code] as const),
  ...namesOf(departments),
  ...namesOf(departments.map(({ code, short }) => ({ code, name: short }))),
];

/** What is not found is left for a person to say. */
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
