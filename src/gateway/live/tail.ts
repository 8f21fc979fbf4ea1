/** The tail: what changed lately, so that a screen that was away is told only that. */
import type { Lens } from '#domain/access/lens.ts';
import { anyShelf, type World, type WorldChange } from '#domain/world.ts';
import type { Drop, Put } from '#wire/protocol.ts';
import type { Trace } from '../database/shelves.ts';

/** How many changes are remembered; a screen that missed more is told everything afresh. */
export const TAIL_KEPT = 20_000;
/** How many things one tail may hold; more is cheaper afresh. */
const TAIL_MOST = 2_000;

export class Tail {
  readonly #world: World;
  #traces: Trace[];
  /** Everything that changed after this number is in the traces. */
  #floor: number;

  /** `recent`: the newest changes in the store, oldest first, at most TAIL_KEPT of them. */
  constructor(world: World, recent: readonly Trace[]) {
    this.#world = world;
    this.#traces = [...recent];
    this.#floor = recent.length < TAIL_KEPT ? 0 : (recent[0]?.seq ?? 0);
  }

  note(changes: readonly WorldChange[]): void {
    const traces = changes.map(({ seq, shelf, id }) => ({ seq, shelf, id }));
    this.#traces.push(...traces.sort((a, b) => a.seq - b.seq));
    if (this.#traces.length > 2 * TAIL_KEPT) {
      this.#floor = this.#traces[TAIL_KEPT - 1]?.seq ?? this.#floor;
      this.#traces = this.#traces.slice(TAIL_KEPT);
    }
  }

  /** What a viewer who has everything up to `upto` lacks, or undefined when that is told better afresh. */
  since(upto: number, lens: Lens): { put: Put[]; drop: Drop[] } | undefined {
    if (upto < this.#floor) return undefined;
    const put: Put[] = [];
    const drop: Drop[] = [];
    const told = new Set<string>();
    for (let i = this.#traces.length - 1; i >= 0; i--) {
      const { seq, shelf, id } = this.#traces[i] as Trace;
      if (seq <= upto) break;
      const name = `${shelf}/${id}`;
      if (told.has(name)) continue;
      if (told.size >= TAIL_MOST) return undefined;
      told.add(name);
      const thing = anyShelf(this.#world, shelf).get(id);
      const seen = thing && lens.project(shelf, thing);
      if (seen) put.push([shelf, seen]);
      else drop.push([shelf, id]);
    }
    return { put, drop };
  }
}
