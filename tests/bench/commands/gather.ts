/** Gathers what arrives together, by the engine's own rule, so that a limit waits and groups as the engine does. */
const GATHER_MS = 2;
const GROUP_MOST = 512;

export class Gatherer<T> {
  readonly #write: (group: readonly T[]) => void | Promise<void>;
  #queue: { item: T; done: () => void }[] = [];
  #busy = false;

  constructor(write: (group: readonly T[]) => void | Promise<void>) {
    this.#write = write;
  }

  /** Resolves when the item's group is written. */
  add(item: T): Promise<void> {
    return new Promise((done) => {
      this.#queue.push({ item, done });
      if (this.#busy) return;
      this.#busy = true;
      this.#gather(performance.now(), 0);
    });
  }

  #gather(since: number, had: number): void {
    setImmediate(() => {
      const have = this.#queue.length;
      if (have > had && have < GROUP_MOST && performance.now() - since < GATHER_MS)
        this.#gather(since, have);
      else void this.#work();
    });
  }

  async #work(): Promise<void> {
    const group = this.#queue.slice(0, GROUP_MOST);
    this.#queue = this.#queue.slice(GROUP_MOST);
    await this.#write(group.map(({ item }) => item));
    for (const { done } of group) done();
    this.#busy = false;
    if (this.#queue.length > 0) {
      this.#busy = true;
      this.#gather(performance.now(), 0);
    }
  }
}
