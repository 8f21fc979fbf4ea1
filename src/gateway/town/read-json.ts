/** Reads a file of the town's data against its schema, and says where in it a fault lies. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { TownFault } from './town-fault.ts';

/** Ends the reading: `grids.json, item 3 (320506108207003): <reason>.` Items count from 1, as people do. */
export type Complain = (index: number, reason: string) => never;

export interface Listed<T> {
  readonly items: readonly T[];
  readonly complain: Complain;
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new TownFault(`${file} can't be read: ${(error as Error).message}.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new TownFault(`${file} is no JSON: ${(error as Error).message}.`);
  }
}

/** The first thing a schema has against a value: where in it, and what. */
function objection({ issues }: z.ZodError): string {
  const [issue] = issues;
  const where = issue?.path.join('.');
  return where ? `“${where}”: ${issue?.message}` : `${issue?.message}`;
}

/** A file that holds one thing. Throws a TownFault. */
export function readOne<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(readJson(file));
  if (!parsed.success) throw new TownFault(`${file}: ${objection(parsed.error)}.`);
  return parsed.data;
}

const named = z.object({ id: z.string() }).or(z.object({ code: z.string() }));

function nameOf(item: unknown): string {
  const { data } = named.safeParse(item);
  if (!data) return '';
  return ` (${'id' in data ? data.id : data.code})`;
}

/** A file that holds a list of things. Throws a TownFault. */
export function readList<T>(file: string, schema: z.ZodType<T>): Listed<T> {
  const raw = readJson(file);
  if (!Array.isArray(raw) || raw.length === 0)
    throw new TownFault(`${file} must hold a list with at least one item.`);
  const complain: Complain = (index, reason) => {
    throw new TownFault(`${file}, item ${index + 1}${nameOf(raw[index])}: ${reason}.`);
  };
  const items = raw.map((item: unknown, index) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? parsed.data : complain(index, objection(parsed.error));
  });
  return { items, complain };
}

/** Refuses the second of two items with the same key. */
export function checkUnique<T>(
  { items, complain }: Listed<T>,
  word: string,
  key: (item: T) => string | number,
): void {
  const seen = new Map<string | number, number>();
  for (const [index, item] of items.entries()) {
    const first = seen.get(key(item));
    if (first !== undefined) complain(index, `item ${first + 1} has the same ${word}`);
    seen.set(key(item), index);
  }
}
