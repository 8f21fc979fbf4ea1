/** A page of a list: how long it is, and the mark at which the next one begins. */
import { z } from 'zod';
import type { Mark } from '../reading/questions.ts';

const PAGE_MOST = 200;
export const limit = z.coerce.number().int().min(1).max(PAGE_MOST).default(50);

export const cursor = z
  .string()
  .max(128)
  .regex(/^\d{1,16}\.[0-9A-Za-z-]+$/)
  .transform((text): Mark => {
    const [at = '0', id = ''] = text.split('.');
    return { at: Number(at), id };
  });

export function nextOf<T>(rows: readonly T[], limit: number, markOf: (row: T) => Mark) {
  const last = rows.at(-1);
  if (rows.length < limit || !last) return null;
  const { at, id } = markOf(last);
  return `${at}.${id}`;
}
