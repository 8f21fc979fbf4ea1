/**
 * What was wished and is not yet on this screen: from the click until the world has reached the event's number. Pure but for
 * its list; live/send.ts feeds it.
 */
export interface Wish {
  readonly id: string;
  readonly name: string;
  /** The thing the wish is about, when it has one already. */
  readonly about: string | undefined;
  /** The number its events ended at, once the gateway has accepted it. */
  readonly accepted: { readonly epoch: string; readonly seq: number } | undefined;
}

export class PendingRegistry {
  #wishes: readonly Wish[] = [];
  readonly #listeners = new Set<() => void>();

  /** The same list until something changes. */
  get wishes(): readonly Wish[] {
    return this.#wishes;
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  open(wish: Omit<Wish, 'accepted'>): void {
    this.#set([...this.#wishes, { ...wish, accepted: undefined }]);
  }
  accept(id: string, accepted: Wish['accepted']): void {
    this.#set(this.#wishes.map((wish) => (wish.id === id ? { ...wish, accepted } : wish)));
  }
  /** The wish was refused, or given up. */
  close(id: string): void {
    this.#set(this.#wishes.filter((wish) => wish.id !== id));
  }
  /** Forgets what the world now shows; of another journal's numbers nothing can be awaited. */
  reach({ epoch, upto }: { readonly epoch: string; readonly upto: number }): void {
    const left = this.#wishes.filter(
      ({ accepted }) => !accepted || (accepted.epoch === epoch && accepted.seq > upto),
    );
    if (left.length < this.#wishes.length) this.#set(left);
  }

  #set(wishes: readonly Wish[]): void {
    this.#wishes = wishes;
    for (const listener of this.#listeners) listener();
  }
}
