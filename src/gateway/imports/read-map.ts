import type { z } from 'zod';
import { faultOf, type ImportFault } from './import-fault.ts';

/** What stands at a path. */
const within = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], given);

function faultIn(given: unknown, issue: z.core.$ZodIssue): ImportFault {
  const { path } = issue;
  const where = path.join('.');
  if (where === 'crs') return faultOf('map.no-crs');
  if (issue.code === 'unrecognized_keys')
    return faultOf('map.unknown', { where: [...path, issue.keys[0]].join('.') });
  if (within(given, path) === undefined) return faultOf('map.missing', { where });
  if (issue.code === 'invalid_value')
    return faultOf('map.no-choice', { where, choices: issue.values.join(', ') });
  return faultOf(issue.code === 'invalid_format' ? 'map.no-code' : 'map.wrong', { where });
}

/** Reads a map against its schema. Throws an ImportFault that names the field. */
export function readMap<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? faultIn(given, issue) : faultOf('map.wrong', { where: '' });
}
