/** A category of orders (data/dictionaries/categories.json): two levels, the class in front of the subclass. */
import { z } from 'zod';
import { label } from './town.ts';

export const category = z.object({
  /** Two digits for a class, four for a subclass of it. */
  code: z.string().regex(/^\d{2}(\d{2})?$/),
  name: label,
  /** Where there is little room; absent: the name is short enough. */
  short: label.optional(),
});
export type Category = z.infer<typeof category>;

export const categories = z.array(category).min(1);

/** The codes an order may bear: the subclasses, and the classes that have none. */
export function orderCodes(list: readonly Category[]): Set<string> {
  const codes = new Set(list.map(({ code }) => code));
  for (const code of [...codes]) if (code.length === 4) codes.delete(code.slice(0, 2));
  return codes;
}
