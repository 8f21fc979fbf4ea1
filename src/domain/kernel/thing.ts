/** A thing is anything that stands on a shelf of the world; it is replaced whole, never edited in place. */
import { z } from 'zod';

/**
 * Where a thing lies: the codes from the town down, each followed by a slash, e.g.
 * `/320506108/320506108207/320506108207003/`. Codes are opaque; containment is a prefix test.
 */
export const areaPath = z
  .string()
  .max(256)
  .regex(/^\/(?:[^/\s]+\/)+$/, 'an area path looks like /town/community/grid/');
export type AreaPath = z.infer<typeof areaPath>;

export const thing = z.object({
  id: z.string().min(1).max(64),
  /** Sequence number of the event that last changed the thing; commands quote it to show what they saw. */
  version: z.number().int().nonnegative(),
  path: areaPath,
});
export type Thing = z.infer<typeof thing>;

/** A thing as an event's fold writes it: the draft stamps the version. */
export type Unstamped<T extends Thing> = Omit<T, 'version'>;

/** The things of one kind, as everyone may read them. */
export interface Shelf<T extends Thing> {
  readonly size: number;
  get(id: string): T | undefined;
  values(): IterableIterator<T>;
}

/** A shelf that its owner (the engine, the browser's inbox) may write. */
export class OpenShelf<T extends Thing> implements Shelf<T> {
  readonly #things = new Map<string, T>();

  get size(): number {
    return this.#things.size;
  }
  get(id: string): T | undefined {
    return this.#things.get(id);
  }
  values(): IterableIterator<T> {
    return this.#things.values();
  }
  put(thing: T): void {
    this.#things.set(thing.id, thing);
  }
  drop(id: string): void {
    this.#things.delete(id);
  }
  clear(): void {
    this.#things.clear();
  }
}
