/** A bag of names to draw from by luck: what goes in, out and is drawn costs the same however many there are. */
export class Bag {
  readonly #names: string[] = [];
  readonly #places = new Map<string, number>();

  add(name: string): void {
    if (!this.#places.has(name)) this.#places.set(name, this.#names.push(name) - 1);
  }

  delete(name: string): void {
    const place = this.#places.get(name);
    const last = this.#names.at(-1);
    if (place === undefined || last === undefined) return;
    this.#names[place] = last;
    this.#places.set(last, place);
    this.#names.pop();
    this.#places.delete(name);
  }

  /** All of them, beginning with the one that luck, in [0, 1), points at. */
  *from(luck: number): IterableIterator<string> {
    const count = this.#names.length;
    const first = Math.floor(luck * count);
    for (let i = 0; i < count; i++) yield this.#names[(first + i) % count] as string;
  }
}
