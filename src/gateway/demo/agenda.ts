/** What is to be done when: each thing has one place in it, and putting it again moves it. */

interface Entry {
  readonly at: number;
  readonly turn: number;
  readonly thing: string;
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

export class Agenda {
  readonly #heap: Entry[] = [];
  /** The entry that counts for each thing; moved ones stay in the heap until their time comes. */
  readonly #turns = new Map<string, number>();
  #turn = 0;

  get size(): number {
    return this.#turns.size;
  }

  /** Instants are whole milliseconds. */
  put(thing: string, at: number): void {
    this.#turn += 1;
    this.#turns.set(thing, this.#turn);
    this.#rise({ at: Math.ceil(at), turn: this.#turn, thing });
  }

  drop(thing: string): void {
    this.#turns.delete(thing);
  }

  /** When the next is due; undefined of an empty agenda. */
  get next(): number | undefined {
    this.#shed();
    return this.#heap[0]?.at;
  }

  /** Takes the next out. Of two at one instant, the one that was put first. */
  take(): { thing: string; at: number } | undefined {
    this.#shed();
    const top = this.#pop();
    if (top) this.#turns.delete(top.thing);
    return top;
  }

  #shed(): void {
    for (let top = this.#heap[0]; top; top = this.#heap[0]) {
      if (this.#turns.get(top.thing) === top.turn) return;
      this.#pop();
    }
  }

  #rise(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as Entry;
      if (!before(entry, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const [top] = heap;
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (!left) break;
      if (right && before(right, left)) below += 1;
      const child = heap[below] as Entry;
      if (!before(child, last)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return top;
  }
}
