/**
 * A draft lies over a shelf and holds what a group of commands would change. Publishing writes those few things into the
 * shelf; dropping the draft forgets them. So a group costs what it changes, never what the world holds.
 */
import type { Shelf, Thing, Unstamped } from './thing.ts';

/** One thing before and after; `after` is undefined when it left the world. */
export interface Change<T extends Thing = Thing> {
  readonly id: string;
  readonly seq: number;
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** As its row is to have it, in the world or no longer; undefined when nothing of it is to stay. */
  readonly last: T | undefined;
}

interface Slot<T> {
  readonly seq: number;
  readonly thing: T | undefined;
  readonly last: T | undefined;
}

export class DraftShelf<T extends Thing> implements Shelf<T> {
  readonly #base: Shelf<T>;
  readonly #seq: () => number;
  /** Made with the first change: of a draft's shelves most stay as they are. */
  #slots: Map<string, Slot<T>> | undefined;
  #more = 0;

  constructor(base: Shelf<T>, seq: () => number) {
    this.#base = base;
    this.#seq = seq;
  }

  get size(): number {
    return this.#base.size + this.#more;
  }

  get(id: string): T | undefined {
    const slot = this.#slots?.get(id);
    return slot ? slot.thing : this.#base.get(id);
  }

  *values(): IterableIterator<T> {
    const slots = this.#slots;
    if (!slots) return yield* this.#base.values();
    for (const thing of this.#base.values()) if (!slots.has(thing.id)) yield thing;
    for (const { thing } of slots.values()) if (thing) yield thing;
  }

  /** Puts a thing on the shelf, stamped with the number of the event at hand. */
  put(thing: Unstamped<T>): void {
    const stamped = { ...thing, version: this.#seq() } as T;
    this.#lay(thing.id, { seq: this.#seq(), thing: stamped, last: stamped });
  }

  /** Takes a thing out of the world; its row stays in the database, as the thing was last. */
  drop(id: string): void {
    const last = this.get(id);
    if (last) this.#lay(id, { seq: this.#seq(), thing: undefined, last });
  }

  /** Takes a thing back as if it had never been; its row goes, its story in the journal stays. */
  erase(id: string): void {
    this.#lay(id, { seq: this.#seq(), thing: undefined, last: undefined });
  }

  #lay(id: string, slot: Slot<T>): void {
    const had = this.get(id) !== undefined;
    this.#slots ??= new Map();
    this.#slots.set(id, slot);
    this.#more += Number(slot.thing !== undefined) - Number(had);
  }

  /** What would change, once for each thing, in the order of its first change. */
  *changes(): IterableIterator<Change<T>> {
    for (const [id, { seq, thing, last }] of this.#slots ?? [])
      yield { id, seq, before: this.#base.get(id), after: thing, last };
  }

  /** Hands the changes to the draft this one was laid over, their stamps kept. */
  settle(into: DraftShelf<T>): void {
    for (const [id, slot] of this.#slots ?? []) into.#lay(id, slot);
  }
}
