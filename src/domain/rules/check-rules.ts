/** Finds what a rule book lacks for the town it is to rule, in words, or nothing. */
import { type Department, OF_THE_PLACE } from './department.ts';
import type { RuleBook } from './rule-book.ts';

const covers = (codes: readonly string[], category: string): boolean =>
  codes.some((code) => category.startsWith(code));

/** What is wrong, and where in the book: keys and indices. */
export interface RulesFault {
  readonly where: readonly (string | number)[];
  readonly reason: string;
}

/** `known`: the codes an order may bear. */
export function findRulesFault(
  { id, categories, handling }: RuleBook,
  known: Iterable<string>,
  departments: readonly Department[],
): RulesFault | undefined {
  const [rows, limits] = [categories.map(({ code }) => code), handling.map(({ prefix }) => prefix)];
  for (const code of known) {
    if (!covers(rows, code))
      return { where: ['categories'], reason: `version ${id} has no rule for category ${code}` };
    if (!covers(limits, code))
      return {
        where: ['handling'],
        reason: `version ${id} has no handling limit for category ${code}`,
      };
  }
  const codes = new Set([OF_THE_PLACE, ...departments.map(({ code }) => code)]);
  for (const [index, { code, leadDept, assistDepts }] of categories.entries()) {
    const where = ['categories', index];
    const stranger = [leadDept, ...assistDepts].find((one) => !codes.has(one));
    const at = `version ${id}, category ${code}`;
    if (stranger) return { where, reason: `${at}: the town has no organisation ${stranger}` };
    if (assistDepts.includes(leadDept))
      return { where, reason: `${at}: ${leadDept} cannot lead and assist` };
  }
  return undefined;
}

export const faultOfRules = (...asked: Parameters<typeof findRulesFault>): string | undefined =>
  findRulesFault(...asked)?.reason;
