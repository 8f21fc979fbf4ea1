/** Everyone who sees the same of the world: one projection, one encoded batch, one state hash for all of them. */
import type { Lens } from '#domain/access/lens.ts';
import { anyShelf, SHELVES, type World, type WorldChange } from '#domain/world.ts';
import type { Drop, Put } from '#wire/protocol.ts';
import { StateHash } from '#wire/state-hash.ts';

export class LensRoom {
  readonly lens: Lens;
  readonly #hash = new StateHash();

  constructor(lens: Lens, world: World) {
    this.lens = lens;
    for (const [shelf, thing] of everythingIn(world, lens)) this.#hash.add(shelf, thing);
  }

  get hash(): string {
    return this.#hash.toString();
  }

  /** What the changes are to this room. A thing that came into sight is put, one that went out of sight dropped. */
  project(changes: readonly WorldChange[]): { put: Put[]; drop: Drop[] } {
    const put: Put[] = [];
    const drop: Drop[] = [];
    for (const { shelf, id, before, after } of changes) {
      const had = before && this.lens.project(shelf, before);
      const has = after && this.lens.project(shelf, after);
      if (had) this.#hash.take(shelf, had);
      if (has) {
        this.#hash.add(shelf, has);
        put.push([shelf, has]);
      } else if (had) drop.push([shelf, id]);
    }
    return { put, drop };
  }
}

/** The viewer's whole part of the world. */
export function* everythingIn(world: World, lens: Lens): IterableIterator<Put> {
  for (const shelf of SHELVES)
    for (const thing of anyShelf(world, shelf).values()) {
      const seen = lens.project(shelf, thing);
      if (seen) yield [shelf, seen];
    }
}
