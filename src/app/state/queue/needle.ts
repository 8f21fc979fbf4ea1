/** Finds orders by what somebody types: parts of the number, the category, the place; several words must all be found. */
import { answers, type Reader, type Spelt, spell } from '#app/language/spelt.ts';
import type { Order } from '#domain/order/order.ts';

/** The names an order goes by are few, however many the orders: they are spelt once, and an order is looked up by its codes. */
export interface Names {
  readonly categories: ReadonlyMap<string, readonly Spelt[]>;
  readonly grids: ReadonlyMap<string, readonly Spelt[]>;
}

export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

export const spellAll = (
  things: readonly Named[],
  read: Reader | undefined,
): ReadonlyMap<string, readonly Spelt[]> => {
  // Towns repeat themselves: thousands of grids share the names of their communities.
  const known = new Map<string, Spelt>();
  const once = (name: string): Spelt => {
    const spelt = known.get(name) ?? spell(name, read);
    known.set(name, spelt);
    return spelt;
  };
  return new Map(things.map(({ id, names }) => [id, names.map(once)]));
};

const codesOf = (names: ReadonlyMap<string, readonly Spelt[]>, word: string): Set<string> => {
  const found = new Set<string>();
  for (const [code, spelt] of names)
    if (spelt.some((name) => answers(name, word) > 0)) found.add(code);
  return found;
};

/** A test for orders, made once for a whole list; undefined where nothing was typed. */
export function needle(
  typed: string,
  { categories, grids }: Names,
): ((order: Order) => boolean) | undefined {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const tests = words.map((word) => {
    const ofCategory = codesOf(categories, word);
    const ofGrid = codesOf(grids, word);
    const upper = word.toUpperCase();
    return ({ orderNo, id, category, grid }: Order): boolean =>
      ofCategory.has(category) ||
      ofGrid.has(grid) ||
      (orderNo?.includes(upper) ?? false) ||
      id === upper;
  });
  return (order) => tests.every((test) => test(order));
}
