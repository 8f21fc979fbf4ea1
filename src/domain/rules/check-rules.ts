/** Finds what a rule book lacks for the town it is to rule, in words, or nothing. */
import { type Department, OF_THE_PLACE } from './department.ts';
import type { RuleBook } from './rule-book.ts';

const covers = (codes: readonly string[], category: string): boolean =>
  codes.some((code) => category.startsWith(code));

/** `categories`: the codes an order may bear. */
export function faultOfRules(
  { id, categories, handling }: RuleBook,
  known: Iterable<string>,
  departments: readonly Department[],
): string | undefined {
  const [rows, limits] = [categories.map(({ code }) => code), handling.map(({ prefix }) => prefix)];
  for (const code of known) {
    if (!covers(rows, code)) return `version ${id} has no rule for category ${code}`;
    if (!covers(limits, code)) return `version ${id} has no handling limit for category ${code}`;
  }
  const codes = new Set([OF_THE_PLACE, ...departments.map(({ code }) => code)]);
  for (const { code, leadDept, assistDepts } of categories) {
    const stranger = [leadDept, ...assistDepts].find((one) => !codes.has(one));
    if (stranger)
      return `version ${id}, category ${code}: the town has no organisation ${stranger}`;
    if (assistDepts.includes(leadDept))
      return `version ${id}, category ${code}: ${leadDept} cannot lead and assist`;
  }
  return undefined;
}
