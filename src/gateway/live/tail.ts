/** The tail: what changed lately, so that a screen that was away is told only that, and only what it may know. */
import type { Lens } from '#domain/access/lens.ts';
import type { Thing } from '#domain/kernel/thing.ts';
import { anyShelf, type World, type WorldChange } from '#domain/world.ts';
import type { Drop, Put } from '#wire/protocol.ts';
import type { Trace } from '../database/shelves.ts';

/** How many changes are remembered; a screen that missed more is told everything afresh. */
export const TAIL_KEPT = 10_000;
/** How many things one tail may hold; more is cheaper afresh. */
const TAIL_MOST = 2_000;

interface Step extends Trace {
  /** The thing before this change, undefined when it began here; a trace from the store does not know. */
  readonly before: Thing | undefined | 'unknown';
}

export class Tail {
  readonly #world: World;
  #steps: Step[];
  /** Everything that changed after this number is in the steps. */
  #floor: number;

  /** `recent`: the newest changes in the store, oldest first, at most TAIL_KEPT of them. */
  constructor(world: World, recent: readonly Trace[]) {
    this.#world = world;
    this.#steps = recent.map((trace) => ({ ...trace, before: 'unknown' }));
    this.#floor = recent.length < TAIL_KEPT ? 0 : (recent[0]?.seq ?? 0);
  }

  note(changes: readonly WorldChange[]): void {
    const steps = changes
      .filter(({ before, after }) => before || after)
      .map(({ seq, shelf, id, before }) => ({ seq, shelf, id, before }));
    this.#steps.push(...steps.sort((a, b) => a.seq - b.seq));
    if (this.#steps.length > 2 * TAIL_KEPT) {
      this.#floor = this.#steps[TAIL_KEPT - 1]?.seq ?? this.#floor;
      this.#steps = this.#steps.slice(TAIL_KEPT);
    }
  }

  /**
   * What a viewer who has everything up to `upto` lacks, or undefined when that is told better afresh. A thing out of sight is
   * named only when the viewer had it: its bare id would tell that something happened elsewhere.
   */
  since(upto: number, lens: Lens): { put: Put[]; drop: Drop[] } | undefined {
    if (upto < this.#floor) return undefined;
    const missed = this.#missed(upto);
    if (!missed) return undefined;
    const put: Put[] = [];
    const drop: Drop[] = [];
    for (const { shelf, id, before } of missed) {
      const thing = anyShelf(this.#world, shelf).get(id);
      const seen = thing && lens.project(shelf, thing);
      if (seen) put.push([shelf, seen]);
      else if (before === 'unknown') return undefined;
      else if (before && lens.project(shelf, before)) drop.push([shelf, id]);
    }
    return { put, drop };
  }

  /** The first change of each thing after `upto`; undefined when they are too many. */
  #missed(upto: number): Iterable<Step> | undefined {
    const missed = new Map<string, Step>();
    for (let i = this.#steps.length - 1; i >= 0; i--) {
      const step = this.#steps[i] as Step;
      if (step.seq <= upto) break;
      missed.set(`${step.shelf}/${step.id}`, step);
      if (missed.size > TAIL_MOST) return undefined;
    }
    return missed.values();
  }
}
