/**
 * Who is at which order, and in whose hands the work is. The first who works on it has it until they turn away, hang up, or
 * somebody takes it over: a sign to others, not a bar, for what was decided first still counts.
 */
import type { Attended } from '#wire/presence.ts';

/** A screen, as far as others may know it. */
export interface Onlooker {
  readonly post: string;
  /** Whether its viewer sees the order now. */
  sees(order: string): boolean;
  tell(word: Attended): void;
}

interface Wish {
  readonly order: string | null;
  readonly works: boolean;
  readonly takes: boolean;
}
interface Table {
  /** Since when, in the order they came. */
  readonly here: Map<Onlooker, number>;
  held: { readonly by: Onlooker; readonly since: number } | undefined;
}

export class Attendance {
  readonly #now: () => number;
  readonly #tables = new Map<string, Table>();
  readonly #seats = new Map<Onlooker, string>();

  /** @param now the town's clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many orders somebody is at. */
  get size(): number {
    return this.#tables.size;
  }

  attend(onlooker: Onlooker, { order, works, takes }: Wish): void {
    const before = this.#seats.get(onlooker);
    const there = order !== null && onlooker.sees(order);
    if (before !== order || !there) this.leave(onlooker);
    if (!there) return;
    const table = this.#tables.get(order) ?? { here: new Map(), held: undefined };
    this.#tables.set(order, table);
    this.#seats.set(onlooker, order);
    const now = this.#now();
    if (!table.here.has(onlooker)) table.here.set(onlooker, now);
    const mine = table.held?.by === onlooker;
    if (works && (takes || !table.held) && !mine) table.held = { by: onlooker, since: now };
    if (!works && mine) table.held = undefined;
    this.#tell(order, table);
  }

  leave(onlooker: Onlooker): void {
    const order = this.#seats.get(onlooker);
    const table = order === undefined ? undefined : this.#tables.get(order);
    this.#seats.delete(onlooker);
    if (order === undefined || !table) return;
    table.here.delete(onlooker);
    if (table.held?.by === onlooker) table.held = undefined;
    if (table.here.size === 0) this.#tables.delete(order);
    else this.#tell(order, table);
  }

  /** An order may have left somebody's sight since: they hear no more of it, nor are they told of. */
  #tell(order: string, { here, held }: Table): void {
    const present = [...here].filter(([one]) => one.sees(order));
    for (const [onlooker] of present) {
      const others = new Map<string, number>();
      for (const [{ post }, since] of present)
        if (post !== onlooker.post && !others.has(post)) others.set(post, since);
      onlooker.tell({
        order,
        others: [...others].map(([post, since]) => ({ post, since })),
        held: held
          ? { post: held.by.post, since: held.since, mine: held.by.post === onlooker.post }
          : null,
      });
    }
  }
}
