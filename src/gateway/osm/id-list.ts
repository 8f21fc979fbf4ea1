/** Millions of ids in ascending order, eight bytes each; those of a sorted file come in order by themselves. */
export class IdList {
  #ids = new Float64Array(1024);
  #length = 0;
  #ordered = true;

  /** How many different ids there are. */
  get length(): number {
    if (!this.#ordered) this.#order();
    return this.#length;
  }

  add(id: number): void {
    if (this.#length > 0 && id <= (this.#ids[this.#length - 1] ?? 0)) this.#ordered = false;
    if (this.#length === this.#ids.length) {
      const wider = new Float64Array(2 * this.#length);
      wider.set(this.#ids);
      this.#ids = wider;
    }
    this.#ids[this.#length] = id;
    this.#length += 1;
  }

  /** Where an id stands in the order, each id counted once; −1 where it is not. */
  find(id: number): number {
    if (!this.#ordered) this.#order();
    let [low, high] = [0, this.#length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = this.#ids[middle] ?? 0;
      if (there === id) return middle;
      if (there < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  has(id: number): boolean {
    return this.find(id) >= 0;
  }

  #order(): void {
    const sorted = this.#ids.subarray(0, this.#length).sort();
    let length = 0;
    for (const id of sorted) {
      if (length > 0 && sorted[length - 1] === id) continue;
      sorted[length] = id;
      length += 1;
    }
    this.#length = length;
    this.#ordered = true;
  }
}
