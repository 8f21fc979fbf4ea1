import type { z } from 'zod';
import { faultOf } from './import-fault.ts';

/** Reads a map against its schema. Throws an ImportFault that names the field. */
export function readMap<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  if (where === 'crs') throw faultOf('map.no-crs');
  throw faultOf('map.wrong', { where, detail: issue?.message ?? '' });
}
