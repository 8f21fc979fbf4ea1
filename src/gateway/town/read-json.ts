/** Reads a file of the town's data against its schema, and says where in it a fault lies. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { lineOf, lineOfBreak, type Where } from './find-line.ts';
import { TownFault } from './town-fault.ts';

/** Ends the reading: `grids.json, item 3 (320506108207003), line 57: <reason>.` Items count from 1, as people do. */
export type Complain = (index: number, reason: string, field?: Where) => never;

export interface Listed<T> {
  readonly items: readonly T[];
  readonly complain: Complain;
}

/** A file that is JSON, and a way to say on which of its lines something is wrong. */
class Source {
  readonly value: unknown;
  readonly #file: string;
  readonly #text: string;

  constructor(file: string) {
    this.#file = file;
    try {
      this.#text = readFileSync(file, 'utf8').replace(/^\uFEFF/, ' ');
    } catch (error) {
      throw new TownFault(`${file} can't be read: ${(error as Error).message}.`);
    }
    try {
      this.value = JSON.parse(this.#text);
    } catch (error) {
      const line = lineOfBreak(this.#text);
      throw new TownFault(`${file} is no JSON: ${(error as Error).message}, line ${line}.`);
    }
  }

  /** `what`: the item, as words between the file and the line. */
  refuse(where: Where, reason: string, what = ''): never {
    throw new TownFault(`${this.#file}${what}, line ${lineOf(this.#text, where)}: ${reason}.`);
  }
}

/** The first thing a schema has against a value: where in it, and what. */
function objection({ issues }: z.ZodError): { readonly where: Where; readonly reason: string } {
  const [issue] = issues;
  const where = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
  const place = where.length > 0 ? `“${where.join('.')}”: ` : '';
  return { where, reason: `${place}${issue?.message}` };
}

export type Refuse = (where: Where, reason: string) => never;

/** A file that holds one thing, and how to refuse a part of it. Throws a TownFault. */
export function readWhole<T>(
  file: string,
  schema: z.ZodType<T>,
): { readonly data: T; readonly refuse: Refuse } {
  const source = new Source(file);
  const refuse: Refuse = (where, reason) => source.refuse(where, reason);
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return { data: parsed.data, refuse };
  const { where, reason } = objection(parsed.error);
  return refuse(where, reason);
}

/** A file that holds one thing. Throws a TownFault. */
export const readOne = <T>(file: string, schema: z.ZodType<T>): T => readWhole(file, schema).data;

const named = z.object({ id: z.string() }).or(z.object({ code: z.string() }));

function nameOf(item: unknown): string {
  const { data } = named.safeParse(item);
  if (!data) return '';
  return ` (${'id' in data ? data.id : data.code})`;
}

/** A file that holds a list of things. Throws a TownFault. */
export function readList<T>(file: string, schema: z.ZodType<T>): Listed<T> {
  const source = new Source(file);
  const raw = source.value;
  if (!Array.isArray(raw) || raw.length === 0)
    throw new TownFault(`${file} must hold a list with at least one item.`);
  const complain: Complain = (index, reason, field = []) =>
    source.refuse([index, ...field], reason, `, item ${index + 1}${nameOf(raw[index])}`);
  const items = raw.map((item: unknown, index) => {
    const parsed = schema.safeParse(item);
    if (parsed.success) return parsed.data;
    const { where, reason } = objection(parsed.error);
    return complain(index, reason, where);
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
