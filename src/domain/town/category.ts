/** A category of orders (data/dictionaries/categories.json): two levels, the class in front of the subclass. */
import { z } from 'zod';
import { label } from './town.ts';

export const category = z.object({
  /** Four digits (class and subclass) or two (a class that has no subclass). */
  code: z.string().regex(/^\d{2}(\d{2})?$/),
  name: label,
});
export type Category = z.infer<typeof category>;

export const categories = z.array(category).min(1);
