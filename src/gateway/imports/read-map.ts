import type { z } from 'zod';
import { ImportFault } from './import-fault.ts';

/** Reads a map against its schema. Throws an ImportFault that names the field. */
export function readMap<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.');
  throw new ImportFault(`the map${where ? `, “${where}”` : ''}: ${issue?.message ?? 'is wrong'}`);
}
